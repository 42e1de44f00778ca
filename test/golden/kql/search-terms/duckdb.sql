SELECT
  "$table",
  "Name"
FROM (
  SELECT
    'Proc' AS "$table",
    coalesce("Name", '') AS "Name"
  FROM "Proc"
  WHERE (regexp_matches(coalesce("Name", ''), '(?i)\bc.*who\b') OR regexp_matches(coalesce("Line", ''), '(?i)\bc.*who\b') OR regexp_matches(coalesce((strftime(make_timestamp(("At" - ((("At" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("At" % 10) + 10) % 10) AS VARCHAR) || 'Z'), ''), '(?i)\bc.*who\b') OR regexp_matches(coalesce(CAST("Id" AS VARCHAR), ''), '(?i)\bc.*who\b') OR regexp_matches("Name", '(?s)(?:^|[^\pL\pN])[rR][cC][lL]') OR (NULL::BOOLEAN AND (regexp_matches("Name", '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches("Line", '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches((strftime(make_timestamp(("At" - ((("At" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("At" % 10) + 10) % 10) AS VARCHAR) || 'Z'), '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches(CAST("Id" AS VARCHAR), '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)'))))
  UNION ALL
  SELECT
    'Net' AS "$table",
    coalesce("Name", '') AS "Name"
  FROM "Net"
  WHERE (regexp_matches(coalesce("Name", ''), '(?i)\bc.*who\b') OR regexp_matches(coalesce("Id", ''), '(?i)\bc.*who\b') OR regexp_matches(coalesce((strftime(make_timestamp(("At" - ((("At" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("At" % 10) + 10) % 10) AS VARCHAR) || 'Z'), ''), '(?i)\bc.*who\b') OR regexp_matches(coalesce(CAST("Port" AS VARCHAR), ''), '(?i)\bc.*who\b') OR regexp_matches("Name", '(?s)(?:^|[^\pL\pN])[rR][cC][lL]') OR (("Port" = 22) AND (regexp_matches("Name", '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches("Id", '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches((strftime(make_timestamp(("At" - ((("At" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("At" % 10) + 10) % 10) AS VARCHAR) || 'Z'), '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)') OR regexp_matches(CAST("Port" AS VARCHAR), '(?s)[cC][lL][oO][nN][eE](?:[^\pL\pN]|$)'))))
) AS t
