SELECT
  lower("ImageFileName") AS "l",
  lower("ComputerName") AS "_lower",
  length("CommandLine") AS "n",
  (json_extract(CASE WHEN '\' IS NOT NULL THEN to_json(string_split("ImageFileName", '\')) END, CASE WHEN (-1::BIGINT) < 0 THEN '$[#' || (-1::BIGINT) || ']' ELSE '$[' || (-1::BIGINT) || ']' END) ->> '$') AS "p",
  regexp_replace("ComputerName", 'HOST-([^\n\r\x{85}\x{2028}\x{2029}])', '\1!', 'g') AS "r",
  (coalesce("ComputerName", '') || coalesce("UserName", '')) AS "c",
  upper("DomainName") AS "u",
  substring("ComputerName", greatest(5::BIGINT, 0::BIGINT) + 1, greatest((length("ComputerName") - greatest(5::BIGINT, 0::BIGINT)), 0::BIGINT)) AS "s"
FROM "events"
WHERE contains(lower("ImageFileName"), 'volume')
