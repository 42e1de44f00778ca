SELECT
  "_messageTime",
  "host",
  "user",
  "size"
FROM (
  SELECT
    "_messageTime",
    "host",
    "user",
    "size",
    "row" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "host",
      "user",
      "size",
      "row",
      "begins",
      "place",
      row_number() OVER (PARTITION BY "place" ORDER BY "row" NULLS LAST, "order_1") AS "place_2",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "host",
        "user",
        "size",
        "row",
        "begins",
        CAST(sum("begins") OVER (ORDER BY "row" NULLS LAST, "order_1" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "host",
          "user",
          "size",
          "row",
          CASE WHEN (NOT ("host" IS NOT DISTINCT FROM "place")) THEN 1::BIGINT ELSE 0::BIGINT END AS "begins",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "host",
            "user",
            "size",
            "row",
            lag("host", 1::BIGINT::INTEGER) OVER (ORDER BY "row" NULLS LAST, "order_1") AS "place",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "host",
              "user",
              "size",
              row_number() OVER (ORDER BY "_messageTime" NULLS FIRST, "_messageTime" DESC NULLS LAST, rowid) AS "row",
              rowid AS "order_1"
            FROM "messages"
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
  WHERE ("place_2" <= 2)
) AS t
ORDER BY "order_1" NULLS LAST, "order_2"
