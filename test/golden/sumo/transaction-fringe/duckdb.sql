SELECT
  "cart",
  "_start_time",
  "_end_time",
  "open",
  "pay",
  "ship",
  "closed"
FROM (
  SELECT
    "cart",
    min("_messageTime") AS "_start_time",
    max("_messageTime") AS "_end_time",
    count(*) FILTER (WHERE ("state" = 'open')) AS "open",
    count(*) FILTER (WHERE ("state" = 'pay')) AS "pay",
    count(*) FILTER (WHERE ("state" = 'ship')) AS "ship",
    count(*) FILTER (WHERE ("state" = 'closed')) AS "closed"
  FROM (
    SELECT
      "_messageTime",
      "cart",
      "bound",
      "bound_2",
      "state",
      "over",
      max("_messageTime") OVER (PARTITION BY "cart") AS "over_2"
    FROM (
      SELECT
        "_messageTime",
        "cart",
        "bound",
        "bound_2",
        "state",
        min("_messageTime") OVER (PARTITION BY "cart") AS "over",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "cart",
          "bound",
          "bound_2",
          CASE WHEN ("step" = 'open') THEN 'open' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' WHEN ("step" = 'closed') THEN 'closed' ELSE NULL::VARCHAR END AS "state",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "cart",
            "step",
            "bound",
            max("_messageTime") OVER () AS "bound_2",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "cart",
              "step",
              min("_messageTime") OVER () AS "bound",
              rowid AS "order_1"
            FROM "messages"
          ) AS t
        ) AS t
        WHERE (NOT ("cart" IS NULL))
          AND (NOT (CASE WHEN ("step" = 'open') THEN 'open' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' WHEN ("step" = 'closed') THEN 'closed' ELSE NULL::VARCHAR END IS NULL))
      ) AS t
    ) AS t
  ) AS t
  WHERE ("over_2" >= ("bound" + 20000::BIGINT))
    AND ("over" <= ("bound_2" - 20000::BIGINT))
  GROUP BY 1
) AS t
ORDER BY "cart" NULLS LAST, "cart" NULLS FIRST
