SELECT
  l."_bucket" AS "_bucket",
  l."user" AS "user",
  coalesce(l."_sum", 0e0) AS "_sum",
  l."n" AS "n"
FROM (
  SELECT
    "_bucket",
    "user",
    sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_sum",
    count(*) AS "n"
  FROM (
    SELECT
      "user",
      "bytes",
      CASE WHEN 60000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 60000::BIGINT) + 60000::BIGINT) % 60000::BIGINT) END AS "_bucket"
    FROM "events"
    WHERE (NOT ("@timestamp" IS NULL))
  ) AS t
  GROUP BY 1, 2
) AS l
SEMI JOIN (
  SELECT
    "series",
    "total"
  FROM (
    SELECT
      "user" AS "series",
      sum(((0e0 + coalesce(coalesce("_sum", 0e0), 0e0)) + coalesce(CAST("n" AS DOUBLE), 0e0))) AS "total"
    FROM (
      SELECT
        "_bucket",
        "user",
        sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_sum",
        count(*) AS "n"
      FROM (
        SELECT
          "user",
          "bytes",
          CASE WHEN 60000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 60000::BIGINT) + 60000::BIGINT) % 60000::BIGINT) END AS "_bucket"
        FROM "events"
        WHERE (NOT ("@timestamp" IS NULL))
      ) AS t
      GROUP BY 1, 2
    ) AS t
    GROUP BY 1
  ) AS t
  ORDER BY "total" DESC NULLS LAST, "series" NULLS FIRST
  LIMIT 2
) AS r
ON (l."user" IS NOT DISTINCT FROM r."series")
ORDER BY "_bucket" NULLS LAST, "user" NULLS LAST, "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "user" NULLS FIRST
