SELECT
  "_messageTime",
  "port"
FROM (
  SELECT
    "_messageTime",
    "port",
    rowid AS "order_2"
  FROM "messages"
  WHERE ("port" IN ('80', CAST(443::BIGINT AS VARCHAR)))
    AND (NOT (CAST("size" AS VARCHAR) IN ('30')))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
