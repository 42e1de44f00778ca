SELECT
  "_count",
  "_sum",
  "_max",
  "_first",
  "_values",
  "_count_distinct"
FROM (
  SELECT
    count(*) AS "_count",
    sum(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END) AS "_sum",
    max(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END) AS "_max",
    arg_min_null("user", "row" ORDER BY "order_1") AS "_first",
    string_agg(DISTINCT "user", '
' ORDER BY "user") AS "_values",
    count(DISTINCT "user") AS "_count_distinct"
  FROM (
    SELECT
      "_messageTime",
      "user",
      "size",
      "message",
      row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "user",
        "size",
        (json_merge_patch('{}', json_object('host', to_json("host"), 'user', to_json("user"), 'size', to_json("size"))) ->> '$') AS "message",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
    WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])nowhere(?:[^\pL\pN]|$)')
  ) AS t
) AS t
