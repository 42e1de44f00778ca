SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])45[\pL\pN]0(?:[^\pL\pN]|$)') OR regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])[\pL\pN]*logi[\pL\pN]*(?:[^\pL\pN]|$)') OR (regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])fail[\pL\pN]*(?:[^\pL\pN]|$)') AND regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])user(?:[^\pL\pN]|$)')))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
