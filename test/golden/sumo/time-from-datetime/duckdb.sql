SELECT
  "_messageTime",
  "t"
FROM (
  SELECT
    "_messageTime",
    "t",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ("_messageTime" + 1::BIGINT) AS "t",
      "order_1"
    FROM (
      SELECT
        (("time" - ((("time" % 10000) + 10000) % 10000)) // 10000) AS "_messageTime",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
