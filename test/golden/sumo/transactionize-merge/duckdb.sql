SELECT
  "cart",
  "steps",
  "other",
  "_messageTime",
  "_group",
  "_group_duration",
  "_group_size",
  "_group_orphaned"
FROM (
  SELECT
    "_group",
    "_group_duration",
    "_group_size",
    "_group_orphaned",
    arg_min_null("cart", "row_3" ORDER BY "row_3" NULLS LAST, "order_1") FILTER (WHERE (NOT ("cart" IS NULL))) AS "cart",
    string_agg("step", ', ' ORDER BY "row_3" NULLS LAST, "order_1") AS "steps",
    string_agg(DISTINCT "other", '
' ORDER BY "other") AS "other",
    arg_max_null("_messageTime", "row_3" ORDER BY "row_3" NULLS LAST, "order_1") FILTER (WHERE (NOT ("_messageTime" IS NULL))) AS "_messageTime"
  FROM (
    SELECT
      "_messageTime",
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
                      "cart",
                      "step",
                      "other",
                      "row",
                      min("row") OVER (PARTITION BY "cart") AS "linked",
                      "order_1"
                    FROM (
                      SELECT
                        "_messageTime",
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
  GROUP BY 1, 2, 3, 4
) AS t
ORDER BY "_group" NULLS LAST, "_group_duration" NULLS LAST, "_group_size" NULLS LAST, "_group_orphaned" NULLS LAST, "_group" NULLS FIRST, "_group_duration" NULLS FIRST, "_group_size" NULLS FIRST, "_group_orphaned" NULLS FIRST
