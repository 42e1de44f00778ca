SELECT
  "_messageTime",
  "_raw"
FROM (
  SELECT
    "_messageTime",
    "_raw",
    rowid AS "order_2"
  FROM "messages"
  WHERE regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])login(?:[^\pL\pN]|$)')
    AND regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])failed(?:[^\pL\pN]|$)')
    AND (NOT coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])ann(?:[^\pL\pN]|$)'), false))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
