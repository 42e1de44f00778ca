SELECT
  "visit",
  "visit_size",
  "visit_orphaned",
  "_count"
FROM (
  SELECT
    "visit",
    "visit_size",
    "visit_orphaned",
    count(*) AS "_count"
  FROM (
    SELECT
      "group" AS "visit",
      "linked" AS "visit_size",
      "orphaned" AS "visit_orphaned"
    FROM (
      SELECT
        "orphaned",
        "group",
        "linked"
      FROM (
        SELECT
          "orphaned",
          "group",
          "linked"
        FROM (
          SELECT
            "orphaned",
            "group",
            count(*) OVER (PARTITION BY "group") AS "linked"
          FROM (
            SELECT
              "orphaned",
              CASE WHEN "orphaned" THEN "row" ELSE "linked" END AS "group",
              "order_1"
            FROM (
              SELECT
                "row",
                "linked",
                ("cart" IS NULL) AS "orphaned",
                "order_1"
              FROM (
                SELECT
                  "_messageTime",
                  "cart",
                  "row",
                  min("row") OVER (PARTITION BY "cart") AS "linked",
                  "order_1"
                FROM (
                  SELECT
                    "_messageTime",
                    "cart",
                    row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, rowid) AS "row",
                    rowid AS "order_1"
                  FROM "messages"
                ) AS t
              ) AS t
              WHERE (NOT ("cart" IS NULL))
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
  GROUP BY 1, 2, 3
) AS t
ORDER BY "visit" NULLS LAST, "visit_size" NULLS LAST, "visit_orphaned" NULLS LAST, "visit" NULLS FIRST, "visit_size" NULLS FIRST, "visit_orphaned" NULLS FIRST
