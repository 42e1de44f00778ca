SELECT
  "cart",
  "_start_time",
  "_end_time",
  "begun",
  "pay",
  "ship"
FROM (
  SELECT
    "cart",
    min("_messageTime") AS "_start_time",
    max("_messageTime") AS "_end_time",
    count(*) FILTER (WHERE ("state" = 'begun')) AS "begun",
    count(*) FILTER (WHERE ("state" = 'pay')) AS "pay",
    count(*) FILTER (WHERE ("state" = 'ship')) AS "ship"
  FROM (
    SELECT
      "_messageTime",
      "cart",
      CASE WHEN ("step" = 'open') THEN 'begun' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' ELSE NULL::VARCHAR END AS "state"
    FROM "messages"
    WHERE (NOT ("cart" IS NULL))
      AND (NOT (CASE WHEN ("step" = 'open') THEN 'begun' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' ELSE NULL::VARCHAR END IS NULL))
  ) AS t
  GROUP BY 1
) AS t
WHERE ("pay" > 0)
ORDER BY "cart" NULLS LAST, "cart" NULLS FIRST
