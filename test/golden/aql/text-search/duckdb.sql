SELECT
  "sourceip"
FROM (
  SELECT
    "sourceip",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "sourceip",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND regexp_matches("payload", '(?s)(?:^|[^\pL\pN])[pP][aA][sS][sS][wW][oO][rR][dD](?:[^\pL\pN]|$)')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
