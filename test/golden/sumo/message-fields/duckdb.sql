SELECT
  "_messageTime",
  "Computer",
  "Image",
  "Extra"
FROM (
  SELECT
    "_messageTime",
    "Computer",
    "Image",
    "Extra",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      coalesce((json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/Computer') ->> '$'), (json_extract(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventData'), '/Computer') ->> '$')) AS "Computer",
      coalesce((json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/Image') ->> '$'), (json_extract(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventData'), '/Image') ->> '$')) AS "Image",
      coalesce((json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/Extra') ->> '$'), (json_extract(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventData'), '/Extra') ->> '$')) AS "Extra",
      rowid AS "order_1"
    FROM "messages"
    WHERE (coalesce((json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventID') ->> '$'), (json_extract(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventData'), '/EventID') ->> '$')) = '1')
      AND ends_with(coalesce((json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/Image') ->> '$'), (json_extract(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '/EventData'), '/Image') ->> '$')), 'ftp.exe')
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
