SELECT
  "n",
  "m"
FROM (
  SELECT
    CAST(sum((coalesce(CASE WHEN strlen("user") = length("user") THEN length("user") ELSE length("user") + length(regexp_replace("user", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END, 0::BIGINT) + 1::BIGINT)) AS BIGINT) AS "n",
    max(coalesce(CASE WHEN strlen("user") = length("user") THEN length("user") ELSE length("user") + length(regexp_replace("user", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END, 0::BIGINT)) AS "m"
  FROM "messages"
) AS t
