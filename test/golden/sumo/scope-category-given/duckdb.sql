SELECT
  "name",
  "_sourceCategory"
FROM (
  SELECT
    "name",
    "_sourceCategory",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "name",
      'Windows/Sysmon' AS "_sourceCategory",
      (json_merge_patch('{}', json_object('name', to_json("name"), 'port', to_json("port"), 'size', to_json("size"), 'ratio', CASE WHEN "ratio" IS NULL OR isfinite("ratio") THEN to_json("ratio") ELSE to_json(CASE WHEN isnan("ratio") THEN 'NaN' WHEN "ratio" > 0 THEN 'Infinity' ELSE '-Infinity' END) END)) ->> '$') AS "message",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_matches('Windows/Sysmon', '(?s)^[wW][iI][nN]')
  ) AS t
  WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])name(?:[^\pL\pN]|$)')
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
