SELECT
  "@time" AS "time",
  "@host" AS "host",
  "@user" AS "user",
  (coalesce(json_extract("userIdentity", '/session.mfa'), json_extract(json_extract("userIdentity", '/session'), '/mfa')) ->> '$') AS "userIdentity.session.mfa",
  "userIdentity"
FROM "aws/cloudtrail"
WHERE (contains(lower(("userIdentity" ->> '$')), '"root"') OR (lower((coalesce(json_extract("userIdentity", '/session.mfa'), json_extract(json_extract("userIdentity", '/session'), '/mfa')) ->> '$')) = 'true'))
