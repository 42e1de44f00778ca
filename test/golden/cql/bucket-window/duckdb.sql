SELECT
  "_bucket",
  "_count",
  "_sum",
  "seen",
  "top"
FROM (
  SELECT
    "_bucket",
    "_count",
    CASE WHEN (("_sum_2" + 1::BIGINT) >= "_sum_3") THEN coalesce("_sum", 0e0) ELSE NULL::DOUBLE END AS "_sum",
    CASE WHEN (("seen_2" + 1::BIGINT) >= "seen_3") THEN "seen" ELSE NULL::BIGINT END AS "seen",
    CASE WHEN (("top_2" + 1::BIGINT) >= "top_3") THEN "top" ELSE NULL::DOUBLE END AS "top",
    "place" AS "order_3"
  FROM (
    SELECT
      l."_bucket" AS "_bucket",
      l."place" AS "place",
      count(*) FILTER (WHERE ((NOT (r."_bucket" IS NULL)) AND (r."shift" = 0))) AS "_count",
      sum(CASE WHEN regexp_full_match(r."n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."n", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE ((NOT (r."_bucket" IS NULL)) AND (r."shift" < 3))) AS "_sum",
      min(l."place") AS "_sum_2",
      min(3::BIGINT) AS "_sum_3",
      count(*) FILTER (WHERE ((NOT (r."_bucket" IS NULL)) AND (r."shift" < 3))) AS "seen",
      min(l."place") AS "seen_2",
      min(3::BIGINT) AS "seen_3",
      max(CASE WHEN regexp_full_match(r."n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."n", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE ((NOT (r."_bucket" IS NULL)) AND (r."shift" < 2))) AS "top",
      min(l."place") AS "top_2",
      min(2::BIGINT) AS "top_3"
    FROM (
      SELECT
        CASE WHEN CAST(TRY_CAST(("bucket" ->> '$') AS BIGINT) AS VARCHAR) = ("bucket" ->> '$') THEN TRY_CAST(("bucket" ->> '$') AS BIGINT) WHEN regexp_full_match(("bucket" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("bucket" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "_bucket",
        "place"
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
            min(1000::BIGINT) AS "width"
          FROM (
            SELECT
              CASE WHEN 1000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "_bucket"
            FROM "events"
            WHERE (NOT ("@timestamp" IS NULL))
          ) AS t
        ) AS t
      ) AS t
    ) AS l
    LEFT JOIN (
      SELECT
        "n",
        "_bucket",
        CASE WHEN CAST(TRY_CAST(("shift" ->> '$') AS BIGINT) AS VARCHAR) = ("shift" ->> '$') THEN TRY_CAST(("shift" ->> '$') AS BIGINT) WHEN regexp_full_match(("shift" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("shift" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "shift"
      FROM (
        SELECT
          "n",
          "_bucket",
          unnest(CASE WHEN json_type(json_array(to_json(0::BIGINT), to_json(1::BIGINT), to_json(2::BIGINT))) = 'ARRAY' THEN json_extract(json_array(to_json(0::BIGINT), to_json(1::BIGINT), to_json(2::BIGINT)), '$[*]') END) AS "shift"
        FROM (
          SELECT
            "n",
            CASE WHEN 1000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "_bucket"
          FROM "events"
          WHERE (NOT ("@timestamp" IS NULL))
        ) AS t
      ) AS t
    ) AS r
    ON (l."_bucket" = (r."_bucket" + (r."shift" * 1000::BIGINT)))
    GROUP BY 1, 2
  ) AS t
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "order_3" NULLS FIRST
