SELECT
  coalesce("Host", '') AS "Host",
  coalesce("Result", '') AS "Result"
FROM "Logons"
WHERE ("Result" = 'fail')
UNION ALL
SELECT
  'none' AS "Host",
  '' AS "Result"
FROM (
  SELECT
    c0 AS "row",
    place AS "order_1"
  FROM (VALUES
    (1::BIGINT, 0)
  ) AS t(c0, place)
) AS t
UNION ALL
SELECT
  coalesce("Host", '') AS "Host",
  coalesce("Result", '') AS "Result"
FROM "Logons"
WHERE ("Result" = 'ok')
  AND ("Host" = 'b')
