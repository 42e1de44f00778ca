SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (("_sourceCategory" IS NULL) OR regexp_matches("_sourceCategory", '(?s)[wW][iI][nN][dD][oO][wW][sS]'))
    AND regexp_matches(CAST("EventID" AS VARCHAR), '(?s)^1')
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
