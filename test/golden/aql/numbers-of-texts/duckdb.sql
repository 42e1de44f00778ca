SELECT
  "a",
  "b",
  "c",
  "d",
  "e",
  "f"
FROM (
  SELECT
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      coalesce(CASE WHEN CAST(TRY_CAST('1234' AS BIGINT) AS VARCHAR) = '1234' THEN TRY_CAST('1234' AS BIGINT) WHEN regexp_full_match('1234', '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim('1234', E' \t\n\r'), '+') AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match('1234', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('1234', E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS "a",
      coalesce(CASE WHEN CAST(TRY_CAST("Bytes Sent" AS BIGINT) AS VARCHAR) = "Bytes Sent" THEN TRY_CAST("Bytes Sent" AS BIGINT) WHEN regexp_full_match("Bytes Sent", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("Bytes Sent", E' \t\n\r'), '+') AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match("Bytes Sent", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("Bytes Sent", E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS "b",
      CASE WHEN regexp_full_match("Bytes Sent", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("Bytes Sent", E' \t\n\r') AS DOUBLE) END AS "c",
      TRY_CAST(trunc(2.9e0) AS BIGINT) AS "d",
      CASE WHEN regexp_full_match("sourceip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("sourceip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END AS "e",
      CAST("magnitude" AS DOUBLE) AS "f",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
