SELECT
  "id"
FROM (
  SELECT
    "id",
    length(CASE WHEN (lower(CASE WHEN regexp_matches("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$') THEN regexp_extract("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$', 1::BIGINT::INTEGER) END) = '') THEN NULL::VARCHAR ELSE lower(CASE WHEN regexp_matches("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$') THEN regexp_extract("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$', 1::BIGINT::INTEGER) END) END) AS "order_1",
    CASE WHEN (lower(CASE WHEN regexp_matches("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$') THEN regexp_extract("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$', 1::BIGINT::INTEGER) END) = '') THEN NULL::VARCHAR ELSE lower(CASE WHEN regexp_matches("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$') THEN regexp_extract("id", '^(?:0[xX])?0*([0-9a-fA-F]+)$', 1::BIGINT::INTEGER) END) END AS "order_2",
    rowid AS "order_3"
  FROM "events"
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3"
