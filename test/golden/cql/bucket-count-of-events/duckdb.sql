SELECT
  "_bucket",
  "_count"
FROM (
  SELECT
    "_bucket",
    "_count",
    "place" AS "order_3",
    "width" AS "order_4"
  FROM (
    SELECT
      coalesce(l."_bucket", r."_bucket") AS "_bucket",
      l."place" AS "place",
      coalesce(l."width", greatest((((r."place_2" - r."place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) AS "width",
      count(r."n") FILTER (WHERE (NOT (r."_bucket" IS NULL))) AS "_count"
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
          unnest(CASE WHEN json_type(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END) = 'ARRAY' THEN json_extract(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END, '$[*]') END) AS "bucket",
          unnest(range(coalesce(json_array_length(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END), 0)::BIGINT)) AS "place"
        FROM (
          SELECT
            min("_bucket") AS "first",
            max("_bucket") AS "last",
            min(greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) AS "width"
          FROM (
            SELECT
              "place",
              "place_2",
              CASE WHEN greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT) > 0 THEN "@timestamp" - ((("@timestamp" % greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) + greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) % greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) END AS "_bucket"
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
    FULL JOIN (
      SELECT
        "n",
        "place",
        "place_2",
        CASE WHEN greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT) > 0 THEN "@timestamp" - ((("@timestamp" % greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) + greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) % greatest(((("place_2" - "place") + 2::BIGINT) // 2::BIGINT), 2000::BIGINT)) END AS "_bucket"
      FROM (
        SELECT
          "@timestamp",
          "n",
          "place",
          max("@timestamp") OVER () AS "place_2"
        FROM (
          SELECT
            "@timestamp",
            "n",
            min("@timestamp") OVER () AS "place",
            rowid AS "order_1"
          FROM "events"
          WHERE (NOT ("@timestamp" IS NULL))
        ) AS t
      ) AS t
    ) AS r
    ON (l."_bucket" = r."_bucket")
    GROUP BY 1, 2, 3
  ) AS t
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST
