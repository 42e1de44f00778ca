SELECT
  "f"
FROM (
  SELECT
    "f",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN ("name" IS NULL) THEN 'none' ELSE ('<' || "name" || '>') END AS "f",
      rowid AS "order_1"
    FROM "messages"
    WHERE ((NOT ("name" IS NULL)) OR (NOT coalesce((NOT coalesce(("name" IS NULL), false)), false)))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
