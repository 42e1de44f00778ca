SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE ((coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])fail[\pL\pN]*(?:[^\pL\pN]|$)'), false) AND coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])user(?:[^\pL\pN]|$)'), false)) OR coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])45[\pL\pN]0(?:[^\pL\pN]|$)'), false) OR coalesce(regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])[\pL\pN]*logi[\pL\pN]*(?:[^\pL\pN]|$)'), false))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
