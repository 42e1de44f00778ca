SELECT
  "name",
  "n",
  "e",
  "b"
FROM (
  SELECT
    "name",
    "n",
    "e",
    "b",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      "n",
      "e",
      (("name" IS NULL) OR regexp_full_match("name", '\s*')) AS "b",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "name",
        "n",
        (("name" IS NULL) OR ("name" = '')) AS "e",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "name",
          ("name" IS NULL) AS "n",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
