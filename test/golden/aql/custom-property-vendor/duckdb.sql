SELECT
  "username",
  "Badge Number",
  "badge"
FROM (
  SELECT
    "username",
    "Badge Number",
    "badge",
    "order" AS "order_1",
    "order_2"
  FROM (
    SELECT
      "username",
      "Badge Number",
      "badge",
      "order",
      "order_1" AS "order_2"
    FROM (
      SELECT
        "username",
        NULL::VARCHAR AS "Badge Number",
        NULL::VARCHAR AS "badge",
        "starttime" AS "order",
        rowid AS "order_1"
      FROM "events"
      WHERE ("starttime" >= 1795003200000)
        AND ("starttime" <= 1795176000000)
    ) AS t
    ORDER BY "order" DESC NULLS LAST, "order_2"
    LIMIT 2
  ) AS t
) AS t
