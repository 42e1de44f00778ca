SELECT
  "word",
  "next_word"
FROM (
  SELECT
    "word",
    "next_word",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN host_backtracking_matches_string_string_string_gives_boolean("_raw", '(?<word>\w+)(?= (?<z00000002>\w+)?;)', '') THEN coalesce(host_backtracking_extract_string_string_string_long_gives_string("_raw", '(?<word>\w+)(?= (?<z00000002>\w+)?;)', '', 1::BIGINT), '') ELSE host_backtracking_extract_string_string_string_long_gives_string("_raw", '(?<word>\w+)(?= (?<z00000002>\w+)?;)', '', 1::BIGINT) END AS "word",
      CASE WHEN host_backtracking_matches_string_string_string_gives_boolean("_raw", '(?<word>\w+)(?= (?<z00000002>\w+)?;)', '') THEN coalesce(host_backtracking_extract_string_string_string_long_gives_string("_raw", '(?<word>\w+)(?= (?<z00000002>\w+)?;)', '', 2::BIGINT), '') ELSE host_backtracking_extract_string_string_string_long_gives_string("_raw", '(?<word>\w+)(?= (?<z00000002>\w+)?;)', '', 2::BIGINT) END AS "next_word",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
