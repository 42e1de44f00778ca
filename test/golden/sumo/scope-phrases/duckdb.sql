SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])error[\t-\r\x1c-\x1f \x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]+of[\t-\r\x1c-\x1f \x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]+kind(?:[^\pL\pN]|$)') OR regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])host\.[\pL\pN]+\.example(?:[^\pL\pN]|$)') OR regexp_matches("_raw", '(?is)(?:^|[^\pL\pN])user=eve(?:[^\pL\pN]|$)'))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
