SELECT
  "shown",
  "note"
FROM (
  SELECT
    "shown",
    "note",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "note",
      CASE WHEN (("berth" IS NULL) OR ("berth" = '')) THEN 'none' ELSE "berth" END AS "shown",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "note",
        (json_extract(CASE WHEN json_valid(coalesce("_raw", (json_merge_patch('{}', json_object('note', to_json("note"))) ->> '$'))) THEN json(coalesce("_raw", (json_merge_patch('{}', json_object('note', to_json("note"))) ->> '$'))) END, '/berth') ->> '$') AS "berth",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
    WHERE (("berth" IS NULL) OR ("berth" = '') OR (NOT (("note" IS NULL) OR ("note" = ''))))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
