SELECT
  "_messageTime"
FROM (
  SELECT
    "_messageTime",
    rowid AS "order_2"
  FROM "messages"
  WHERE (NOT ((NOT ("_sourceCategory" IS NULL)) AND coalesce(regexp_matches("_sourceCategory", '(?s)[wW][iI][nN][dD][oO][wW][sS]'), false)))
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
