SELECT
  "k"
FROM (
  SELECT
    "k",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      ("found" ->> '$') AS "k",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN len(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '$."d"."n"[*]."k"')) > 0 THEN to_json(json_extract(CASE WHEN json_valid("_raw") THEN json("_raw") END, '$."d"."n"[*]."k"')) END AS "found",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
    WHERE (NOT ("found" IS NULL))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
