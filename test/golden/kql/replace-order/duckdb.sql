SELECT
  "name",
  "old",
  "new",
  "dollar"
FROM (
  SELECT
    "name",
    coalesce(regexp_replace("name", '-([\p{Nd}]+)', '#\1', 'g'), '') AS "old",
    coalesce(regexp_replace("name", '-([\p{Nd}]+)', '#\1', 'g'), '') AS "new",
    coalesce(regexp_replace("name", '(web)', '$1$$', 'g'), '') AS "dollar",
    "order_1"
  FROM (
    SELECT
      c0 AS "name",
      place AS "order_1"
    FROM (VALUES
      ('svc-web-01', 0),
      ('HOST', 1),
      ('web-1 web-22', 2),
      ('', 3)
    ) AS t(c0, place)
  ) AS t
) AS t
