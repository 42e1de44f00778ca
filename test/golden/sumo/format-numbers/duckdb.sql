SELECT
  "f",
  "g"
FROM (
  SELECT
    "f",
    "g",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ("name" || ': ' || host_text_convert_string_string_gives_string("n", ',.1f') || '|' || host_text_convert_string_string_gives_string("i", '05d') || '|' || host_text_convert_string_string_gives_string("i", 'X') || '|' || host_text_convert_string_string_gives_string("name", '-4s') || '|' || upper("name") || '|' || host_text_convert_string_string_gives_string("n", 'e') || '|' || "n") AS "f",
      ('100' || '%' || ' of ' || host_text_convert_string_string_gives_string("n", '.0f')) AS "g",
      rowid AS "order_1"
    FROM "messages"
    WHERE (NOT (host_text_convert_string_string_gives_string("n", '.0f') IS NULL))
      AND (NOT (("name" IS NULL) OR ("name" IS NULL) OR ("n" IS NULL) OR (host_text_convert_string_string_gives_string("n", ',.1f') IS NULL) OR (host_text_convert_string_string_gives_string("i", '05d') IS NULL) OR (host_text_convert_string_string_gives_string("i", 'X') IS NULL) OR (host_text_convert_string_string_gives_string("name", '-4s') IS NULL) OR (host_text_convert_string_string_gives_string("n", 'e') IS NULL)))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
