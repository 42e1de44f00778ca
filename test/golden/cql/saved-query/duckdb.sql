SELECT
  "host",
  "user",
  coalesce((coalesce("kind", 'null') || '!'), 'none') AS "_kind",
  CASE WHEN (CASE WHEN (("user" = 'ana') AND ("host" = 'unused')) THEN 1::BIGINT ELSE 2::BIGINT END = 1) THEN 'yes' ELSE 'no' END AS "seen"
FROM "events"
WHERE starts_with("host", 'a')
  AND (("user" IN ('ana', 'cy')) OR starts_with("user", 'b'))
