SELECT
  "_messageTime",
  "n",
  "ip"
FROM (
  SELECT
    "_messageTime",
    "n",
    "ip",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      md5("n") AS "n",
      CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END AS "ip",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
