SELECT
  "fromstate",
  "tostate",
  "_count",
  "_max"
FROM (
  SELECT
    "fromstate",
    "tostate",
    count(*) AS "_count",
    max("latency") AS "_max"
  FROM (
    SELECT
      "over" AS "fromstate",
      "state" AS "tostate",
      ("_messageTime" - "over_2") AS "latency"
    FROM (
      SELECT
        "_messageTime",
        "cart",
        "state",
        "row",
        "row_2",
        "over",
        lag("_messageTime", 1::BIGINT::INTEGER) OVER (PARTITION BY "cart" ORDER BY "row_2" NULLS LAST, "order_1") AS "over_2"
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
  GROUP BY 1, 2
) AS t
ORDER BY "fromstate" NULLS LAST, "tostate" NULLS LAST, "fromstate" NULLS FIRST, "tostate" NULLS FIRST
