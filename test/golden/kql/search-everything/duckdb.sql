SELECT
  "$table",
  "At",
  "Name",
  "Id_long",
  "Id_string"
FROM (
  SELECT
    'Proc' AS "$table",
    "At",
    coalesce("Name", '') AS "Name",
    "Id" AS "Id_long",
    '' AS "Id_string"
  FROM "Proc"
  WHERE (NOT regexp_matches(coalesce("Line", ''), '(?s)(?:^|[^\pL\pN])[cC][oO][pP][yY](?:[^\pL\pN]|$)'))
    AND (regexp_matches("Name", '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches("Line", '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches((strftime(make_timestamp(("At" - ((("At" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("At" % 10) + 10) % 10) AS VARCHAR) || 'Z'), '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches(CAST("Id" AS VARCHAR), '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)'))
  UNION ALL
  SELECT
    'Net' AS "$table",
    "At",
    coalesce("Name", '') AS "Name",
    NULL::BIGINT AS "Id_long",
    coalesce("Id", '') AS "Id_string"
  FROM "Net"
  WHERE (NOT regexp_matches('', '(?s)(?:^|[^\pL\pN])[cC][oO][pP][yY](?:[^\pL\pN]|$)'))
    AND (regexp_matches("Name", '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches("Id", '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches((strftime(make_timestamp(("At" - ((("At" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("At" % 10) + 10) % 10) AS VARCHAR) || 'Z'), '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches(CAST("Port" AS VARCHAR), '(?s)(?:^|[^\pL\pN])[rR][cC][lL][oO][nN][eE](?:[^\pL\pN]|$)'))
) AS t
