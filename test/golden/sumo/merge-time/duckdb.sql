SELECT
  "cart",
  "text",
  "_messageTime",
  "_count"
FROM (
  SELECT
    "cart",
    "text",
    "_messageTime",
    count(*) AS "_count"
  FROM (
    SELECT
      "cart",
      "_messageTime",
      replace("_raw", '\n', '; ') AS "text",
      "_group" AS "order_1",
      "_group_duration" AS "order_2",
      "_group_size" AS "order_3",
      "_group_orphaned" AS "order_4"
    FROM (
      SELECT
        "_group",
        "_group_duration",
        "_group_size",
        "_group_orphaned",
        arg_min_null("cart", "row" ORDER BY "row" NULLS LAST, "order_1") FILTER (WHERE (NOT ("cart" IS NULL))) AS "cart",
        string_agg("message", '
' ORDER BY "row" NULLS LAST, "order_1") AS "_raw",
        min("_messageTime") AS "_messageTime"
      FROM (
        SELECT
          "_messageTime",
          "cart",
          "_group",
          "_group_duration",
          "_group_size",
          "_group_orphaned",
          "row_3" AS "row",
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
            "_group",
            "_group_duration",
            "_group_size",
            "_group_orphaned",
            "row_2",
            row_number() OVER (ORDER BY "_messageTime" NULLS LAST, "row_2" NULLS LAST, "order_1") AS "row_3",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "_raw",
              "cart",
              "step",
              "other",
              "row",
              "_group",
              "_group_duration",
              "_group_size",
              "_group_orphaned",
              row_number() OVER (ORDER BY "row" NULLS LAST, "order_1") AS "row_2",
              "order_1"
            FROM (
              SELECT
                "_messageTime",
                "_raw",
                "cart",
                "step",
                "other",
                "row",
                "group" AS "_group",
                ("linked_3" - "linked_2") AS "_group_duration",
                "linked" AS "_group_size",
                "orphaned" AS "_group_orphaned",
                "order_1"
              FROM (
                SELECT
                  "_messageTime",
                  "_raw",
                  "cart",
                  "step",
                  "other",
                  "row",
                  "orphaned",
                  "group",
                  "linked",
                  "linked_2",
                  max("_messageTime") OVER (PARTITION BY "group") AS "linked_3",
                  "order_1"
                FROM (
                  SELECT
                    "_messageTime",
                    "_raw",
                    "cart",
                    "step",
                    "other",
                    "row",
                    "orphaned",
                    "group",
                    "linked",
                    min("_messageTime") OVER (PARTITION BY "group") AS "linked_2",
                    "order_1"
                  FROM (
                    SELECT
                      "_messageTime",
                      "_raw",
                      "cart",
                      "step",
                      "other",
                      "row",
                      "orphaned",
                      "group",
                      count(*) OVER (PARTITION BY "group") AS "linked",
                      "order_1"
                    FROM (
                      SELECT
                        "_messageTime",
                        "_raw",
                        "cart",
                        "step",
                        "other",
                        "row",
                        "orphaned",
                        CASE WHEN "orphaned" THEN "row" ELSE "linked" END AS "group",
                        "order_1"
                      FROM (
                        SELECT
                          "_messageTime",
                          "_raw",
                          "cart",
                          "step",
                          "other",
                          "row",
                          "linked",
                          ("cart" IS NULL) AS "orphaned",
                          "order_1"
                        FROM (
                          SELECT
                            "_messageTime",
                            "_raw",
                            "cart",
                            "step",
                            "other",
                            "row",
                            min("row") OVER (PARTITION BY "cart") AS "linked",
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
                          ) AS t
                        ) AS t
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1, 2, 3, 4
    ) AS t
  ) AS t
  GROUP BY 1, 2, 3
) AS t
WHERE ("_messageTime" > 1760000400000)
ORDER BY "cart" NULLS LAST, "text" NULLS LAST, "_messageTime" NULLS LAST, "cart" NULLS FIRST, "text" NULLS FIRST, "_messageTime" NULLS FIRST
