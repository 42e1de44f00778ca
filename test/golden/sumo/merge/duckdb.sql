SELECT
  "_messageTime",
  "_raw"
FROM (
  SELECT
    arg_min_null("_messageTime", "row" ORDER BY "row" NULLS LAST, "order_1") FILTER (WHERE (NOT ("_messageTime" IS NULL))) AS "_messageTime",
    string_agg("message", '
' ORDER BY "row" NULLS LAST, "order_1") AS "_raw"
  FROM (
    SELECT
      "_messageTime",
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
