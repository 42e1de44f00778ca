SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  (coalesce(json_extract("userIdentity", '/session.mfa'), json_extract(json_extract("userIdentity", '/session'), '/mfa')) ->> '$') AS "userIdentity.session.mfa",
  (json_extract("@fields", '/errorCode') ->> '$') AS "errorCode",
  "eventName",
  (json_extract("userIdentity", '/type') ->> '$') AS "userIdentity.type",
  (coalesce(json_extract("@fields", '/responseElements.ConsoleLogin'), json_extract(json_extract("@fields", '/responseElements'), '/ConsoleLogin')) ->> '$') AS "responseElements.ConsoleLogin",
  (coalesce(json_extract("@fields", '/a.b'), json_extract(json_extract("@fields", '/a'), '/b')) ->> '$') AS "a.b"
FROM "aws/cloudtrail"
WHERE (lower("eventName") = 'consolelogin')
  AND (lower((json_extract("userIdentity", '/type') ->> '$')) = 'root')
  AND (lower((coalesce(json_extract("userIdentity", '/session.mfa'), json_extract(json_extract("userIdentity", '/session'), '/mfa')) ->> '$')) = 'false')
  AND (lower((coalesce(json_extract("@fields", '/responseElements.ConsoleLogin'), json_extract(json_extract("@fields", '/responseElements'), '/ConsoleLogin')) ->> '$')) = 'success')
  AND (lower((coalesce(json_extract("@fields", '/a.b'), json_extract(json_extract("@fields", '/a'), '/b')) ->> '$')) = 'x')
