SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])relogin(?:[^\pL\pN]|$)') OR (regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])login(?:[^\pL\pN]|$)') AND regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])ok(?:[^\pL\pN]|$)')))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
