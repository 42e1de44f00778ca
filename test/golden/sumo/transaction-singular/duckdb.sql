SELECT
  "cart",
  "_start_time",
  "_end_time",
  "open"
FROM (
  SELECT
    "cart",
    min("_messageTime") AS "_start_time",
    max("_messageTime") AS "_end_time",
    count(*) FILTER (WHERE ("state" = 'open')) AS "open"
  FROM (
    SELECT
      "_messageTime",
      "cart",
      CASE WHEN contains(coalesce("_raw", (json_merge_patch('{}', json_object('cart', to_json("cart"), 'step', to_json("step"), 'other', to_json("other"))) ->> '$')), 'opened') THEN 'open' ELSE NULL::VARCHAR END AS "state"
    FROM "messages"
    WHERE (NOT ("cart" IS NULL))
  ) AS t
  WHERE (NOT ("state" IS NULL))
  GROUP BY 1
) AS t
ORDER BY "cart" NULLS LAST, "cart" NULLS FIRST
