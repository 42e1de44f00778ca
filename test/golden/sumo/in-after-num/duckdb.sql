SELECT
  "_messageTime",
  "port"
FROM (
  SELECT
    "_messageTime",
    "port",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END AS "port",
      rowid AS "order_1"
    FROM "messages"
    WHERE (CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END IN (CAST(80::BIGINT AS DOUBLE)))
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
