SELECT
  "_bucket",
  "_count",
  "recent"
FROM (
  SELECT
    "_bucket",
    CASE WHEN CAST("width" AS DOUBLE) = 0 THEN CASE WHEN (CAST("_count" AS DOUBLE) * 60000e0) = 0 OR isnan((CAST("_count" AS DOUBLE) * 60000e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN (CAST("_count" AS DOUBLE) * 60000e0) > 0 THEN 'inf'::DOUBLE WHEN (CAST("_count" AS DOUBLE) * 60000e0) < 0 THEN '-inf'::DOUBLE END ELSE (CAST("_count" AS DOUBLE) * 60000e0)::DOUBLE / CAST("width" AS DOUBLE)::DOUBLE END AS "_count",
    CASE WHEN CAST("width" AS DOUBLE) = 0 THEN CASE WHEN (CAST(CASE WHEN (("recent_2" + 1::BIGINT) >= "recent_3") THEN "recent" ELSE NULL::BIGINT END AS DOUBLE) * 60000e0) = 0 OR isnan((CAST(CASE WHEN (("recent_2" + 1::BIGINT) >= "recent_3") THEN "recent" ELSE NULL::BIGINT END AS DOUBLE) * 60000e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN (CAST(CASE WHEN (("recent_2" + 1::BIGINT) >= "recent_3") THEN "recent" ELSE NULL::BIGINT END AS DOUBLE) * 60000e0) > 0 THEN 'inf'::DOUBLE WHEN (CAST(CASE WHEN (("recent_2" + 1::BIGINT) >= "recent_3") THEN "recent" ELSE NULL::BIGINT END AS DOUBLE) * 60000e0) < 0 THEN '-inf'::DOUBLE END ELSE (CAST(CASE WHEN (("recent_2" + 1::BIGINT) >= "recent_3") THEN "recent" ELSE NULL::BIGINT END AS DOUBLE) * 60000e0)::DOUBLE / CAST("width" AS DOUBLE)::DOUBLE END AS "recent",
    "place" AS "order_3",
    "width" AS "order_4"
  FROM (
    SELECT
      l."_bucket" AS "_bucket",
      l."place" AS "place",
      l."width" AS "width",
      count(*) FILTER (WHERE ((NOT (r."_bucket" IS NULL)) AND (r."shift" = 0))) AS "_count",
      count(*) FILTER (WHERE ((NOT (r."_bucket" IS NULL)) AND (r."shift" < greatest(((240000::BIGINT + l."width") // (l."width" * 2::BIGINT)), 1::BIGINT)))) AS "recent",
      min(l."place") AS "recent_2",
      min(greatest(((240000::BIGINT + l."width") // (l."width" * 2::BIGINT)), 1::BIGINT)) AS "recent_3"
    FROM (
      SELECT
        CASE WHEN CAST(TRY_CAST(("bucket" ->> '$') AS BIGINT) AS VARCHAR) = ("bucket" ->> '$') THEN TRY_CAST(("bucket" ->> '$') AS BIGINT) WHEN regexp_full_match(("bucket" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("bucket" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "_bucket",
        "place",
        "width"
      FROM (
        SELECT
          "first",
          "last",
          "width",
          unnest(CASE WHEN json_type(CASE WHEN (("last" - "first") <= ("width" * 100000::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END) = 'ARRAY' THEN json_extract(CASE WHEN (("last" - "first") <= ("width" * 100000::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END, '$[*]') END) AS "bucket",
          unnest(range(coalesce(json_array_length(CASE WHEN (("last" - "first") <= ("width" * 100000::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END), 0)::BIGINT)) AS "place"
        FROM (
          SELECT
            min("_bucket") AS "first",
            max("_bucket") AS "last",
            min(CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END) AS "width"
          FROM (
            SELECT
              "place",
              "place_2",
              CASE WHEN CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END > 0 THEN "@timestamp" - ((("@timestamp" % CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END) + CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END) % CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END) END AS "_bucket"
            FROM (
              SELECT
                "@timestamp",
                "place",
                max("@timestamp") OVER () AS "place_2"
              FROM (
                SELECT
                  "@timestamp",
                  min("@timestamp") OVER () AS "place",
                  rowid AS "order_1"
                FROM "events"
                WHERE (NOT ("@timestamp" IS NULL))
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS l
    LEFT JOIN (
      SELECT
        "place",
        "place_2",
        "_bucket",
        CASE WHEN CAST(TRY_CAST(("shift" ->> '$') AS BIGINT) AS VARCHAR) = ("shift" ->> '$') THEN TRY_CAST(("shift" ->> '$') AS BIGINT) WHEN regexp_full_match(("shift" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("shift" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "shift"
      FROM (
        SELECT
          "place",
          "place_2",
          "_bucket",
          unnest(CASE WHEN json_type(json_array(to_json(0::BIGINT), to_json(1::BIGINT))) = 'ARRAY' THEN json_extract(json_array(to_json(0::BIGINT), to_json(1::BIGINT)), '$[*]') END) AS "shift"
        FROM (
          SELECT
            "place",
            "place_2",
            CASE WHEN CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END > 0 THEN "@timestamp" - ((("@timestamp" % CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END) + CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END) % CASE WHEN (("place_2" - "place") < 7620000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 38100000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 114300000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 228600000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 457200000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1371600000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2743200000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 5486400000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 10972800000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 76809600000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 329184000000) THEN 2592000000 WHEN (("place_2" - "place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END) END AS "_bucket"
          FROM (
            SELECT
              "@timestamp",
              "place",
              max("@timestamp") OVER () AS "place_2"
            FROM (
              SELECT
                "@timestamp",
                min("@timestamp") OVER () AS "place",
                rowid AS "order_1"
              FROM "events"
              WHERE (NOT ("@timestamp" IS NULL))
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS r
    ON (l."_bucket" = (r."_bucket" + (r."shift" * CASE WHEN ((r."place_2" - r."place") < 7620000) THEN 60000::BIGINT WHEN ((r."place_2" - r."place") < 38100000) THEN 300000::BIGINT WHEN ((r."place_2" - r."place") < 114300000) THEN 900000::BIGINT WHEN ((r."place_2" - r."place") < 228600000) THEN 1800000::BIGINT WHEN ((r."place_2" - r."place") < 457200000) THEN 3600000::BIGINT WHEN ((r."place_2" - r."place") < 1371600000) THEN 10800000::BIGINT WHEN ((r."place_2" - r."place") < 2743200000) THEN 21600000::BIGINT WHEN ((r."place_2" - r."place") < 5486400000) THEN 43200000::BIGINT WHEN ((r."place_2" - r."place") < 10972800000) THEN 86400000::BIGINT WHEN ((r."place_2" - r."place") < 76809600000) THEN 604800000::BIGINT WHEN ((r."place_2" - r."place") < 329184000000) THEN 2592000000 WHEN ((r."place_2" - r."place") < 4005072000000) THEN 31536000000 ELSE 31536000000 END)))
    GROUP BY 1, 2, 3
  ) AS t
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST
