SELECT
  "_messageTime",
  "a",
  "b",
  "c",
  "d",
  "e"
FROM (
  SELECT
    "_messageTime",
    "a",
    "b",
    "c",
    "d",
    "e",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      (host_json_at_path_dynamic_string_gives_dynamic("json"::VARCHAR, '$..k')::JSON ->> '$') AS "a",
      (host_json_at_path_dynamic_string_gives_dynamic("json"::VARCHAR, 'd.n[?(@.k == ''v'')].k')::JSON ->> '$') AS "b",
      (host_json_at_path_dynamic_string_gives_dynamic("json"::VARCHAR, 'd.n.length()')::JSON ->> '$') AS "c",
      (host_json_at_path_dynamic_string_gives_dynamic("json"::VARCHAR, 'd.n[-1].k')::JSON ->> '$') AS "d",
      (json_extract("json", '/x.y') ->> '$') AS "e",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN json_valid("_raw") THEN json("_raw") END AS "json",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
