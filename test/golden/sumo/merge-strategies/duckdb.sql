SELECT
  "step",
  "other",
  "all",
  "kinds"
FROM (
  SELECT
    arg_max_null("step", "row" ORDER BY "row" NULLS LAST, "order_1") FILTER (WHERE (NOT ("step" IS NULL))) AS "step",
    arg_min_null("other", "row" ORDER BY "row" NULLS LAST, "order_1") FILTER (WHERE (NOT ("other" IS NULL))) AS "other",
    string_agg("message", '--' ORDER BY "row" NULLS LAST, "order_1") AS "all",
    string_agg(DISTINCT "step", '
' ORDER BY "step") AS "kinds"
  FROM (
    SELECT
      "step",
      "other",
      "row_2" AS "row",
      coalesce("_raw", (json_merge_patch('{}', json_object('cart', to_json("cart"), 'step', to_json("step"), 'other', to_json("other"))) ->> '$')) AS "message",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_raw",
        "cart",
        "step",
        "other",
        "row",
        row_number() OVER (ORDER BY "_messageTime" NULLS LAST, "row" NULLS LAST, "order_1") AS "row_2",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "_raw",
          "cart",
          "step",
          "other",
          row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, rowid) AS "row",
          rowid AS "order_1"
        FROM "messages"
        WHERE ("cart" = 'c1')
      ) AS t
    ) AS t
  ) AS t
) AS t
