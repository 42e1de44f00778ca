SELECT
  "id",
  json_extract(json_extract("Attacks", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END), '/Tactic') AS "x"
FROM "events"
WHERE ((json_extract(json_extract("Attacks", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END), '/Tactic') ->> '$') = 'Exfiltration')
