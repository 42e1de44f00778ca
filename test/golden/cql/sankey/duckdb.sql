SELECT
  "source",
  "target",
  coalesce("_sum", 0e0) AS "weight"
FROM (
  SELECT
    "user" AS "source",
    "host" AS "target",
    sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_sum"
  FROM "events"
  GROUP BY 1, 2
) AS t
ORDER BY "source" NULLS LAST, "target" NULLS LAST, "source" NULLS FIRST, "target" NULLS FIRST
