SELECT
  "COUNT" AS "people",
  "SUM" AS "fives"
FROM (
  SELECT
    count(DISTINCT "username") AS "COUNT",
    CAST(sum(CASE WHEN (CAST("magnitude" AS VARCHAR) = '5') THEN 1::BIGINT ELSE 0::BIGINT END) AS BIGINT) AS "SUM"
  FROM "events"
  WHERE ("starttime" > (1795176000000 - 5400000::BIGINT))
    AND ("magnitude" < coalesce(CASE WHEN CAST(TRY_CAST('9' AS BIGINT) AS VARCHAR) = '9' THEN TRY_CAST('9' AS BIGINT) WHEN regexp_full_match('9', '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim('9', E' \t\n\r'), '+') AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match('9', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('9', E' \t\n\r') AS DOUBLE) END) AS BIGINT)))
) AS t
