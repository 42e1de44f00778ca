SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (("_sourceCategory" IS NULL) OR coalesce(regexp_matches("_sourceCategory", '(?s)[wW][iI][nN][dD][oO][wW][sS]'), false))
    AND coalesce(regexp_matches(CAST("EventID" AS VARCHAR), '(?s)^1'), false)
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
