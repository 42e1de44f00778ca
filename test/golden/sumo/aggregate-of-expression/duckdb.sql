SELECT
  "name",
  "https"
FROM (
  SELECT
    "name",
    CAST(sum(CASE WHEN CASE WHEN (CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END IS NULL) THEN ("port" = CAST(443::BIGINT AS VARCHAR)) ELSE (CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END = CAST(443::BIGINT AS DOUBLE)) END THEN 1::BIGINT ELSE 0::BIGINT END) AS BIGINT) AS "https"
  FROM "messages"
  GROUP BY 1
) AS t
ORDER BY "name" NULLS LAST, "name" NULLS FIRST
