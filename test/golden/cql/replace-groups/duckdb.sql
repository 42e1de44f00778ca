SELECT
  "t",
  regexp_replace("t", '([0-9A-Za-z_])=([0-9A-Za-z_])', '\2:\1', 'g') AS "a",
  regexp_replace("t", '[oO]', '0', 'g') AS "b",
  regexp_replace("t", '^[xX]', '', 'g') AS "c"
FROM "events"
