SELECT
  "key",
  "P_1"
FROM (
  SELECT
    "key",
    "P_1",
    "_messageTime" AS "order_1",
    "place" AS "order_2",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "_messageTime",
      "place",
      coalesce(("match" ->> '$'), '') AS "key",
      coalesce((json_extract("matches_2", CASE WHEN "place" < 0 THEN '$[#' || "place" || ']' ELSE '$[' || "place" || ']' END) ->> '$'), '') AS "P_1",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "matches",
        "matches_2",
        unnest(CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END) AS "match",
        unnest(range(coalesce(json_array_length("matches"), 0)::BIGINT)) AS "place",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          host_backtracking_extract_groups_all_string_string_string_long_gives_dynamic("_raw", '(?<key>\w)(?==)=(?<z02>\d)?', '', 1::BIGINT)::JSON AS "matches",
          host_backtracking_extract_groups_all_string_string_string_long_gives_dynamic("_raw", '(?<key>\w)(?==)=(?<z02>\d)?', '', 2::BIGINT)::JSON AS "matches_2",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2" NULLS LAST, "order_3", "order_2"
