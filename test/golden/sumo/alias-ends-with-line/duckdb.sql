SELECT
  "Users",
  "Total"
FROM (
  SELECT
    coalesce((json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/Users') ->> '$'), (json_extract(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventData'), '/Users') ->> '$')) AS "Users",
    count(DISTINCT "u") AS "Total"
  FROM (
    SELECT
      "_raw",
      CASE WHEN regexp_matches("_raw", '(?is)user=(.*)') THEN regexp_extract("_raw", '(?is)user=(.*)', 1::BIGINT::INTEGER) END AS "u"
    FROM "messages"
    WHERE regexp_matches("_raw", '(?is)user=(.*)')
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "Users" NULLS LAST, "Users" NULLS FIRST
