SELECT
  "ip",
  "a",
  "b"
FROM (
  SELECT
    "ip",
    "a",
    "b",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "ip",
      (CAST(((CASE WHEN 32::BIGINT > 0 THEN CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END - (((CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END % 32::BIGINT) + 32::BIGINT) % 32::BIGINT) END // 16777216::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR) || '.' || CAST(((CASE WHEN 32::BIGINT > 0 THEN CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END - (((CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END % 32::BIGINT) + 32::BIGINT) % 32::BIGINT) END // 65536::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR) || '.' || CAST(((CASE WHEN 32::BIGINT > 0 THEN CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END - (((CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END % 32::BIGINT) + 32::BIGINT) % 32::BIGINT) END // 256::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR) || '.' || CAST(((CASE WHEN 32::BIGINT > 0 THEN CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END - (((CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END % 32::BIGINT) + 32::BIGINT) % 32::BIGINT) END // 1::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR)) AS "a",
      (CAST((((4294967296 - 8::BIGINT) // 16777216::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR) || '.' || CAST((((4294967296 - 8::BIGINT) // 65536::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR) || '.' || CAST((((4294967296 - 8::BIGINT) // 256::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR) || '.' || CAST((((4294967296 - 8::BIGINT) // 1::BIGINT) % nullif(256::BIGINT, 0)) AS VARCHAR)) AS "b",
      rowid AS "order_1"
    FROM "messages"
    WHERE (CASE WHEN 1048576::BIGINT > 0 THEN 2886729728 - (((2886729728 % 1048576::BIGINT) + 1048576::BIGINT) % 1048576::BIGINT) END = CASE WHEN 1048576::BIGINT > 0 THEN CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END - (((CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END % 1048576::BIGINT) + 1048576::BIGINT) % 1048576::BIGINT) END)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
