SELECT
  "sourceip",
  "destinationip"
FROM (
  SELECT
    "sourceip",
    "destinationip",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "sourceip",
      "destinationip",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND (NOT (("username" = 'zoe') OR CASE WHEN ("destinationip" IS NULL) THEN NULL::BOOLEAN ELSE coalesce(list_transform([CASE WHEN regexp_full_match("destinationip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("destinationip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303)[1], false) END OR CASE WHEN ("sourceip" IS NULL) THEN NULL::BOOLEAN ELSE coalesce(list_transform([CASE WHEN regexp_full_match("sourceip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("sourceip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772164 AND 167772164)[1], false) END))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
