SELECT
  "_bucket",
  "_sum"
FROM (
  SELECT
    "_bucket",
    CASE WHEN 2048000e0 = 0 THEN CASE WHEN (coalesce("_sum", 0e0) * 60000e0) = 0 OR isnan((coalesce("_sum", 0e0) * 60000e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN (coalesce("_sum", 0e0) * 60000e0) > 0 THEN 'inf'::DOUBLE WHEN (coalesce("_sum", 0e0) * 60000e0) < 0 THEN '-inf'::DOUBLE END ELSE (coalesce("_sum", 0e0) * 60000e0)::DOUBLE / 2048000e0::DOUBLE END AS "_sum",
    "place" AS "order_3"
  FROM (
    SELECT
      coalesce(l."_bucket", r."_bucket") AS "_bucket",
      l."place" AS "place",
      sum(CASE WHEN regexp_full_match(r."n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."n", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE (NOT (r."_bucket" IS NULL))) AS "_sum"
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
            min("_bucket") AS "first",
            max("_bucket") AS "last",
            min(2000::BIGINT) AS "width"
          FROM (
            SELECT
              CASE WHEN 2000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 2000::BIGINT) + 2000::BIGINT) % 2000::BIGINT) END AS "_bucket"
            FROM "events"
            WHERE (NOT ("@timestamp" IS NULL))
          ) AS t
        ) AS t
      ) AS t
    ) AS l
    FULL JOIN (
      SELECT
        "n",
        CASE WHEN 2000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 2000::BIGINT) + 2000::BIGINT) % 2000::BIGINT) END AS "_bucket"
      FROM "events"
      WHERE (NOT ("@timestamp" IS NULL))
    ) AS r
    ON (l."_bucket" = r."_bucket")
    GROUP BY 1, 2
  ) AS t
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "order_3" NULLS FIRST
