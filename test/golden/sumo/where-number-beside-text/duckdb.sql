SELECT
  "_messageTime",
  "port"
FROM (
  SELECT
    "_messageTime",
    "port",
    rowid AS "order_2"
  FROM "messages"
  WHERE ((CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END > CAST(100::BIGINT AS DOUBLE)) OR CASE WHEN (CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END IS NULL) THEN ("port" = CAST(80::BIGINT AS VARCHAR)) ELSE (CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END = CAST(80::BIGINT AS DOUBLE)) END)
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
