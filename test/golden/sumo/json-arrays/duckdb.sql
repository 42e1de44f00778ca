SELECT
  "size",
  "night",
  "found"
FROM (
  SELECT
    "size",
    "night",
    "found",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      coalesce(CASE WHEN json_type(CASE WHEN json_valid("tags") THEN json("tags") END) = 'ARRAY' THEN json_array_length(CASE WHEN json_valid("tags") THEN json("tags") END)::BIGINT END, (-1::BIGINT)) AS "size",
      coalesce(CASE WHEN NOT json_valid("tags") THEN false WHEN json_type("tags") <> 'ARRAY' THEN false ELSE list_contains(json_extract_string("tags", '$[*]'), 'night shift') END, false) AS "night",
      coalesce(CASE WHEN NOT json_valid("tags") THEN false WHEN json_type("tags") <> 'ARRAY' THEN false ELSE list_contains(json_extract_string("tags", '$[*]'), "wanted") END, false) AS "found",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
