SELECT
  "j",
  host_json_indented_string_long_gives_string("j", 4::BIGINT) AS "k"
FROM (
  SELECT
    coalesce(coalesce(host_json_indented_string_long_gives_string("j", 2::BIGINT), "j"), "j") AS "j"
  FROM "events"
) AS t
