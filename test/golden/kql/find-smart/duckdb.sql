SELECT
  'Proc' AS "source_",
  "At",
  coalesce("Name", '') AS "Name",
  "Id",
  json_object('Line', to_json(coalesce("Line", ''))) AS "pack_"
FROM "Proc"
WHERE (strlen("Name") = 6 AND lower("Name") = 'rclone')
UNION ALL
SELECT
  'Net' AS "source_",
  "At",
  coalesce("Name", '') AS "Name",
  "Id",
  json_object('Port', to_json("Port")) AS "pack_"
FROM "Net"
WHERE (strlen("Name") = 6 AND lower("Name") = 'rclone')
