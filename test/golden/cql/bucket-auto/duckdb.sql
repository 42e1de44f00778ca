SELECT
  "_bucket",
  "_count"
FROM (
  SELECT
    "_bucket",
    "_count",
    "place" AS "order_3"
  FROM (
    SELECT
      coalesce(l."_bucket", r."_bucket") AS "_bucket",
      l."place" AS "place",
      count(*) FILTER (WHERE (NOT (r."_bucket" IS NULL))) AS "_count"
    FROM (
      SELECT
        CASE WHEN CAST(TRY_CAST(("bucket" ->> '$') AS BIGINT) AS VARCHAR) = ("bucket" ->> '$') THEN TRY_CAST(("bucket" ->> '$') AS BIGINT) WHEN regexp_full_match(("bucket" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("bucket" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "_bucket",
        "place"
      FROM (
        SELECT
          "first",
          "last",
          "width",
          unnest(CASE WHEN json_type(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END) = 'ARRAY' THEN json_extract(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END, '$[*]') END) AS "bucket",
          unnest(range(coalesce(json_array_length(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END), 0)::BIGINT)) AS "place"
        FROM (
          SELECT
            CASE WHEN 1000::BIGINT > 0 THEN 1763639998000 - (((1763639998000 % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "first",
            CASE WHEN 1000::BIGINT > 0 THEN 1763640009499 - (((1763640009499 % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "last",
            1000::BIGINT AS "width",
            "order_1"
          FROM (
            SELECT
              c0 AS "row",
              place AS "order_1"
            FROM (VALUES
              (0::BIGINT, 0)
            ) AS t(c0, place)
          ) AS t
        ) AS t
      ) AS t
    ) AS l
    FULL JOIN (
      SELECT
        CASE WHEN 1000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "_bucket"
      FROM "events"
      WHERE (NOT ("@timestamp" IS NULL))
        AND ("@timestamp" >= 1763639998000)
        AND ("@timestamp" < 1763640009500)
    ) AS r
    ON (l."_bucket" = r."_bucket")
    GROUP BY 1, 2
  ) AS t
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "order_3" NULLS FIRST
