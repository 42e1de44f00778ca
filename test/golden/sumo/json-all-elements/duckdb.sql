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
        CASE WHEN (json_type(json_extract(json_extract("json", '/d'), '/n')) = 'OBJECT') THEN host_json_at_path_dynamic_string_gives_dynamic("json"::VARCHAR, 'd.n[*].k')::JSON ELSE coalesce(CASE WHEN len(json_extract("json", '$."d"."n"[*]."k"')) > 0 THEN to_json(json_extract("json", '$."d"."n"[*]."k"')) END, CASE WHEN (NOT (json_extract(json_extract("json", '/d'), '/n') IS NULL)) THEN '[]'::JSON ELSE NULL::JSON END) END AS "found",
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
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
