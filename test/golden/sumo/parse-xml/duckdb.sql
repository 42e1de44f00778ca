SELECT
  "_messageTime",
  "user",
  "id",
  "data"
FROM (
  SELECT
    "_messageTime",
    "user",
    "id",
    "data",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "value" AS "user",
      "value_2" AS "id",
      "value_3" AS "data",
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
          CASE WHEN contains("_raw", '<') THEN host_xml_select_string_dynamic_gives_dynamic("_raw", '["/Event/Data[@Name=''User'']/text()","/Event/System/@id","/Event/Data[last()]"]'::JSON::VARCHAR)::JSON ELSE NULL::JSON END AS "found",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
    WHERE ((NOT ("value" IS NULL)) OR (NOT ("value_2" IS NULL)) OR (NOT ("value_3" IS NULL)))
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
