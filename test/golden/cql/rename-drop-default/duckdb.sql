SELECT
  "id",
  coalesce("a", '-') AS "aa",
  coalesce("b", '-') AS "bb",
  CASE WHEN ("c" IS NULL) THEN 'empty' WHEN ("c" = '') THEN 'empty' ELSE "c" END AS "cc"
FROM "events"
