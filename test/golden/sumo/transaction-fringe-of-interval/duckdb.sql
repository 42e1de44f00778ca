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
      "state",
      "over",
      max("_messageTime") OVER (PARTITION BY "cart") AS "over_2"
    FROM (
      SELECT
        "_messageTime",
        "cart",
        "state",
        min("_messageTime") OVER (PARTITION BY "cart") AS "over",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "cart",
          CASE WHEN ("step" = 'open') THEN 'open' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' WHEN ("step" = 'closed') THEN 'closed' ELSE NULL::VARCHAR END AS "state",
          rowid AS "order_1"
        FROM "messages"
        WHERE (NOT ("cart" IS NULL))
          AND ("_messageTime" >= 1760000390000)
          AND ("_messageTime" < 1760000510000)
          AND (NOT (CASE WHEN ("step" = 'open') THEN 'open' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' WHEN ("step" = 'closed') THEN 'closed' ELSE NULL::VARCHAR END IS NULL))
      ) AS t
    ) AS t
  ) AS t
  WHERE ("over_2" >= (1760000390000 + 60000::BIGINT))
    AND ("over" <= (1760000509999 - 60000::BIGINT))
  GROUP BY 1
) AS t
ORDER BY "cart" NULLS LAST, "cart" NULLS FIRST
