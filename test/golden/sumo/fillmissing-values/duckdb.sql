SELECT
  "kind",
  "_count"
FROM (
  SELECT
    "kind",
    "_count",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5"
  FROM (
    SELECT
      "kind",
      "_count",
      0 AS "order_1",
      "kind" AS "order_2",
      NULL AS "order_3",
      NULL AS "order_4"
    FROM (
      SELECT
        "kind",
        count(*) AS "_count"
      FROM "messages"
      GROUP BY 1
    ) AS t
    UNION ALL
    SELECT
      l."kind" AS "kind",
      (-1::BIGINT) AS "_count",
      1 AS "order_1",
      NULL AS "order_2",
      l."kind" AS "order_3",
      l."order_2" AS "order_4"
    FROM (
      SELECT
        "kind",
        "order_1" AS "order_2"
      FROM (
        SELECT
          "written" AS "kind",
          "order_1"
        FROM (
          SELECT
            c0 AS "written",
            place AS "order_1"
          FROM (VALUES
            ('web', 0),
            ('say "hi"', 1)
          ) AS t(c0, place)
        ) AS t
      ) AS t
      ORDER BY "kind" NULLS LAST, "order_2"
      LIMIT 10000
    ) AS l
    ANTI JOIN (
      SELECT
        "kind"
      FROM "messages"
      GROUP BY 1
    ) AS r
    ON (l."kind" = r."kind")
  ) AS t
) AS t
ORDER BY "kind" NULLS LAST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS LAST, "order_5"
