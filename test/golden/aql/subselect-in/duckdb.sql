SELECT
  "sourceip",
  "username"
FROM (
  SELECT
    "sourceip",
    "username",
    "order" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      l."sourceip" AS "sourceip",
      l."username" AS "username",
      l."starttime" AS "order",
      l."order_1" AS "order_1",
      r."username" AS "order_2"
    FROM (
      SELECT
        "starttime",
        "username",
        "sourceip",
        rowid AS "order_1"
      FROM "events"
      WHERE ("starttime" >= 1795089600000)
        AND ("starttime" <= 1795176000000)
    ) AS l
    LEFT JOIN (
      SELECT
        "username",
        true AS "found"
      FROM (
        SELECT
          "username"
        FROM (
          SELECT
            "username"
          FROM "events"
          WHERE (NOT ("username" IS NULL))
            AND ("starttime" >= 1795165200000)
            AND ("starttime" <= 1795176000000)
            AND ("magnitude" > 6)
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS r
    ON (l."username" = r."username")
    WHERE (CASE WHEN (l."username" IS NULL) THEN NULL::BOOLEAN ELSE (NOT (r."found" IS NULL)) END OR (l."sourceip" = '10.0.0.1'))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2", "order_3" NULLS FIRST
