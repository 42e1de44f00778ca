SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (("_sourceCategory" IS NULL) OR (NOT coalesce(regexp_full_match("_sourceCategory", '(?is)prod/linux'), false)))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
