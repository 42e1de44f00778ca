SELECT
  "user",
  "_count"
FROM (
  SELECT
    "user",
    count(*) AS "_count"
  FROM (
    SELECT
      "user",
      coalesce("_raw", (json_merge_patch('{}', json_object('user', to_json("user"))) ->> '$')) AS "message"
    FROM "messages"
    WHERE ("user" = 'ann')
  ) AS t
  WHERE (regexp_matches("message", '(?is)(?:^|[^\pL\pN])login(?:[^\pL\pN]|$)') OR regexp_matches("message", '(?is)(?:^|[^\pL\pN])logout(?:[^\pL\pN]|$)'))
  GROUP BY 1
) AS t
WHERE ("user" <> '`none`')
ORDER BY "user" NULLS LAST, "user" NULLS FIRST
