SELECT
  "_messageTime",
  "ip",
  "who",
  "note"
FROM (
  SELECT
    "_messageTime",
    "ip",
    "who",
    "note",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "value" AS "ip",
      "value_2" AS "who",
      "value_3" AS "note",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        (json_extract("found", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "value",
        (json_extract("found", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "value_2",
        (json_extract("found", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS "value_3",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          host_pairs_inferred_string_dynamic_gives_dynamic("_raw", '["src","user.name","note"]'::JSON::VARCHAR)::JSON AS "found",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
    WHERE ((NOT ("value" IS NULL)) OR (NOT ("value_2" IS NULL)) OR (NOT ("value_3" IS NULL)))
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
