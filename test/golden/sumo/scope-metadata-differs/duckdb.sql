SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (("_sourceCategory" IS NULL) OR (NOT coalesce((strlen("_sourceCategory") = 10 AND lower("_sourceCategory") = 'prod/linux'), false)))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
