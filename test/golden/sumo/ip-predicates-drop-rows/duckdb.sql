SELECT
  "ip",
  "a",
  "b",
  "c"
FROM (
  SELECT
    "ip",
    "a",
    "b",
    "c",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "ip",
      list_transform([CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055)[1] AS "a",
      (NOT list_transform([CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055 OR x BETWEEN 0 AND 16777215 OR x BETWEEN 2130706432 AND 2147483647 OR x BETWEEN 2851995648 AND 2852061183 OR x BETWEEN 3221225472 AND 3221225727 OR x BETWEEN 3221225984 AND 3221226239 OR x BETWEEN 3227017984 AND 3227018239 OR x BETWEEN 3323068416 AND 3323199487 OR x BETWEEN 3325256704 AND 3325256959 OR x BETWEEN 3405803776 AND 3405804031 OR x BETWEEN 3758096384 AND 4026531839 OR x BETWEEN 4026531840 AND 4294967295)[1]) AS "b",
      list_transform([CASE WHEN regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("ip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055 OR x BETWEEN 0 AND 16777215 OR x BETWEEN 2130706432 AND 2147483647 OR x BETWEEN 2851995648 AND 2852061183 OR x BETWEEN 3221225472 AND 3221225727 OR x BETWEEN 3221225984 AND 3221226239 OR x BETWEEN 3227017984 AND 3227018239 OR x BETWEEN 3323068416 AND 3323199487 OR x BETWEEN 3325256704 AND 3325256959 OR x BETWEEN 3405803776 AND 3405804031 OR x BETWEEN 3758096384 AND 4026531839 OR x BETWEEN 4026531840 AND 4294967295)[1] AS "c",
      rowid AS "order_1"
    FROM "messages"
    WHERE regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])')
      AND regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])')
      AND regexp_full_match("ip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])')
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
