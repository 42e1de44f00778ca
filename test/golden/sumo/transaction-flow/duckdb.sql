SELECT
  "cart",
  "fromstate",
  "tostate",
  "latency"
FROM (
  SELECT
    "cart_2" AS "cart",
    "fromstate",
    "tostate",
    "latency",
    "cart" AS "order_1",
    "row" AS "order_2",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "cart",
      "row_2" AS "row",
      "cart" AS "cart_2",
      "over" AS "fromstate",
      "state" AS "tostate",
      ("_messageTime" - "over_2") AS "latency",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "cart",
        "state",
        "row",
        "row_2",
        "over",
        lag("_messageTime", 1::BIGINT::INTEGER) OVER (PARTITION BY "cart" ORDER BY "row_2" NULLS LAST, "order_1") AS "over_2",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "cart",
          "state",
          "row",
          "row_2",
          lag("state", 1::BIGINT::INTEGER) OVER (PARTITION BY "cart" ORDER BY "row_2" NULLS LAST, "order_1") AS "over",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "cart",
            "state",
            "row",
            row_number() OVER (ORDER BY "_messageTime" NULLS LAST, "row" NULLS LAST, "order_1") AS "row_2",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "cart",
              "state",
              row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row",
              "order_1"
            FROM (
              SELECT
                "_messageTime",
                "cart",
                CASE WHEN ("step" = 'open') THEN 'open' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' WHEN ("step" = 'closed') THEN 'closed' ELSE NULL::VARCHAR END AS "state",
                rowid AS "order_1"
              FROM "messages"
              WHERE (NOT ("cart" IS NULL))
                AND (NOT (CASE WHEN ("step" = 'open') THEN 'open' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' WHEN ("step" = 'closed') THEN 'closed' ELSE NULL::VARCHAR END IS NULL))
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
    WHERE (NOT ("over" IS NULL))
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3"
