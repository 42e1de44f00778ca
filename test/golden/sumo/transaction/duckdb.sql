SELECT
  "cart",
  "_start_time",
  "_end_time",
  "opened",
  "paid",
  "never",
  "seconds"
FROM (
  SELECT
    "cart",
    "_start_time",
    "_end_time",
    "opened",
    "paid",
    "never",
    CASE WHEN 1000::BIGINT = 0 THEN CASE WHEN ("_end_time" - "_start_time") = 0 OR isnan(("_end_time" - "_start_time")::DOUBLE) THEN 'nan'::DOUBLE WHEN ("_end_time" - "_start_time") > 0 THEN 'inf'::DOUBLE WHEN ("_end_time" - "_start_time") < 0 THEN '-inf'::DOUBLE END ELSE ("_end_time" - "_start_time")::DOUBLE / 1000::BIGINT::DOUBLE END AS "seconds"
  FROM (
    SELECT
      "cart",
      min("_messageTime") AS "_start_time",
      max("_messageTime") AS "_end_time",
      count(*) FILTER (WHERE ("state" = 'opened')) AS "opened",
      count(*) FILTER (WHERE ("state" = 'paid')) AS "paid",
      count(*) FILTER (WHERE ("state" = 'never')) AS "never"
    FROM (
      SELECT
        "_messageTime",
        "cart",
        CASE WHEN contains("message", 'opened') THEN 'opened' WHEN contains("message", 'paid') THEN 'paid' WHEN starts_with("cart", 'c?') THEN 'never' ELSE NULL::VARCHAR END AS "state"
      FROM (
        SELECT
          "_messageTime",
          "cart",
          coalesce("_raw", (json_merge_patch('{}', json_object('cart', to_json("cart"), 'step', to_json("step"), 'other', to_json("other"))) ->> '$')) AS "message"
        FROM "messages"
        WHERE (NOT ("cart" IS NULL))
      ) AS t
    ) AS t
    WHERE (NOT ("state" IS NULL))
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "cart" NULLS LAST, "cart" NULLS FIRST
