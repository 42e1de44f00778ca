SELECT
  lower("ImageFileName") AS "l",
  lower("ComputerName") AS "_lower",
  CASE WHEN strlen("CommandLine") = length("CommandLine") THEN length("CommandLine") ELSE length("CommandLine") + length(regexp_replace("CommandLine", '[^\x{10000}-\x{10FFFF}]', '', 'g')) END AS "n",
  (json_extract(CASE WHEN '\' IS NOT NULL THEN to_json(string_split("ImageFileName", '\')) END, CASE WHEN (-1::BIGINT) < 0 THEN '$[#' || (-1::BIGINT) || ']' ELSE '$[' || (-1::BIGINT) || ']' END) ->> '$') AS "p",
  regexp_replace("ComputerName", 'HOST-([^\n\r\x{85}\x{2028}\x{2029}])', '\1!', 'g') AS "r",
  (coalesce("ComputerName", '') || coalesce("UserName", '')) AS "c",
  upper("DomainName") AS "u",
  host_graphemes_slice_string_long_long_gives_string("ComputerName", 5::BIGINT, host_graphemes_count_string_gives_long("ComputerName")) AS "s"
FROM "events"
WHERE contains(lower("ImageFileName"), 'volume')
