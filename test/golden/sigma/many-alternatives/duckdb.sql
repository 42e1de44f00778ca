SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  "@process" AS "process",
  "@command" AS "command",
  "Image",
  "CommandLine",
  "User" AS "User_2"
FROM "windows/process_creation"
WHERE (regexp_matches(lower("Image"), '(?:\\one\.exe|\\two\.exe|\\three\.exe|\\f\(o\)ur\+\.exe)$') OR regexp_matches(lower("CommandLine"), 'alpha|beta|gamma|delta\||epsilon\.|zeta\$|\[eta\]') OR regexp_matches(lower("User"), '^(?:svc_|adm\^|tmp\-)'))
