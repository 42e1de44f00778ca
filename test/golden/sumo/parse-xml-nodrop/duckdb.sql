SELECT
  "_messageTime",
  "port",
  "none"
FROM (
  SELECT
    "_messageTime",
    "port",
    "none",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (json_extract(CASE WHEN contains("_raw", '<') THEN host_xml_select_string_dynamic_gives_dynamic("_raw", '["/Event/Data[2]/text()"]'::JSON::VARCHAR)::JSON ELSE NULL::JSON END, CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "port",
      NULL::VARCHAR AS "none",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
