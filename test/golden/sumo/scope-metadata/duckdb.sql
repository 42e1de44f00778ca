SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (("_sourceCategory" IS NULL) OR coalesce(regexp_full_match("_sourceCategory", '(?is).*windows.*'), false))
    AND coalesce(regexp_full_match(CAST("EventID" AS VARCHAR), '(?is)1.*'), false)
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
