SELECT
  'Proc' AS "$table",
  "At",
  coalesce("Name", '') AS "Name",
  coalesce("Line", '') AS "Line",
  "Id"
FROM "Proc"
WHERE (ends_with("Name", 'EXE') OR regexp_matches("Name", '(?s)(?:^|[^\pL\pN])RCLONE(?:[^\pL\pN]|$)') OR regexp_matches("Line", '(?s)(?:^|[^\pL\pN])RCLONE(?:[^\pL\pN]|$)') OR regexp_matches((strftime(make_timestamp(("At" - ((("At" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("At" % 10) + 10) % 10) AS VARCHAR) || 'Z'), '(?s)(?:^|[^\pL\pN])RCLONE(?:[^\pL\pN]|$)') OR regexp_matches(CAST("Id" AS VARCHAR), '(?s)(?:^|[^\pL\pN])RCLONE(?:[^\pL\pN]|$)'))
