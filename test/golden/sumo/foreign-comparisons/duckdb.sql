SELECT
  "_messageTime",
  "name",
  "port",
  "size",
  "ratio"
FROM (
  SELECT
    "_messageTime",
    "name",
    "port",
    "size",
    "ratio",
    rowid AS "order_2"
  FROM "messages"
  WHERE (NOT starts_with("name", 'c'))
    AND (NOT starts_with("name", 'x'))
    AND (((NOT ("port" IS NULL)) AND (NOT ("name" IS NULL))) OR ("name" = 'a') OR ends_with("name", 'b'))
    AND regexp_matches("port", '^[0-9x]')
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
