SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE ((coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])login(?:[^\pL\pN]|$)'), false) AND coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])ok(?:[^\pL\pN]|$)'), false)) OR coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])relogin(?:[^\pL\pN]|$)'), false))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
