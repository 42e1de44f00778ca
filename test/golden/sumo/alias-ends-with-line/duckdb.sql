SELECT
  "Total Users"
FROM (
  SELECT
    count(DISTINCT "u") AS "Total Users"
  FROM (
    SELECT
      CASE WHEN regexp_matches("_raw", '(?is)user=([^\r\n]*)') THEN regexp_extract("_raw", '(?is)user=([^\r\n]*)', 1::BIGINT::INTEGER) END AS "u"
    FROM "messages"
    WHERE regexp_matches("_raw", '(?is)user=([^\r\n]*)')
  ) AS t
) AS t
