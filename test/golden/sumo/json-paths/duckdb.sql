SELECT
  "id",
  "image",
  "first",
  "flag"
FROM (
  SELECT
    "id",
    "image",
    "first",
    "flag",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ("found" ->> '$') AS "id",
      ("found_2" ->> '$') AS "image",
      ("found_3" ->> '$') AS "first",
      ("found_4" ->> '$') AS "flag",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        json_extract("json", '/EventID') AS "found",
        json_extract(json_extract("json", '/d'), '/Image') AS "found_2",
        json_extract(json_extract(json_extract("json", '/d'), '/n'), CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) AS "found_3",
        json_extract("json", '/x.y') AS "found_4",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          CASE WHEN json_valid("_raw") THEN json("_raw") END AS "json",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
    WHERE (NOT ("found" IS NULL))
      AND (NOT ("found_2" IS NULL))
      AND (NOT ("found_3" IS NULL))
      AND (NOT ("found_4" IS NULL))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
