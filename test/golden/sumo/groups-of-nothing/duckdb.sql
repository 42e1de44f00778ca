SELECT
  "user",
  "_count",
  "_sum"
FROM (
  SELECT
    "user",
    count(*) AS "_count",
    sum(CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END) AS "_sum"
  FROM (
    SELECT
      "user",
      "size",
      (json_merge_patch('{}', json_object('host', to_json("host"), 'user', to_json("user"), 'size', to_json("size"))) ->> '$') AS "message"
    FROM "messages"
  ) AS t
  WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])nowhere(?:[^\pL\pN]|$)')
  GROUP BY 1
) AS t
ORDER BY "user" NULLS LAST, "user" NULLS FIRST
