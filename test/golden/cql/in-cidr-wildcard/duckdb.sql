SELECT
  "ComputerName",
  "RemoteAddressIP4"
FROM "events"
WHERE (("ComputerName" = 'HOST-A') OR ends_with("ComputerName", '-B'))
  AND (NOT coalesce(list_transform([CASE WHEN regexp_full_match("RemoteAddressIP4", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("RemoteAddressIP4", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 2886729728 AND 2887778303)[1], false))
  AND regexp_full_match("#event_simpleName", '(?si)networkconnect.*')
  AND regexp_matches("ImageFileName", '(?is)TOOLS')
