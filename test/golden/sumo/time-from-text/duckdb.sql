SELECT
  "_messageTime",
  "_timeslice",
  "name"
FROM (
  SELECT
    "_messageTime",
    "_timeslice",
    "name",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "name",
      "_messageTime",
      ("_messageTime" - ((("_messageTime" % nullif(3600000::BIGINT, 0)) + abs(3600000::BIGINT)) % nullif(3600000::BIGINT, 0))) AS "_timeslice",
      "order_1"
    FROM (
      SELECT
        "name",
        coalesce(TRY_CAST(trunc(CASE WHEN regexp_full_match("_messageTime", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("_messageTime", E' \t\n\r') AS DOUBLE) END) AS BIGINT), ((CASE WHEN regexp_matches("_messageTime", '^(?:1[7-9]|20|21)\d{2}-\d{2}-\d{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.\d{1,9})?Z?$') THEN (epoch_ns(TRY_CAST("_messageTime" AS TIMESTAMP_NS)) // 100) - CASE WHEN epoch_ns(TRY_CAST("_messageTime" AS TIMESTAMP_NS)) % 100 < 0 THEN 1 ELSE 0 END WHEN regexp_matches("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$') THEN epoch_us(TRY_CAST(regexp_extract("_messageTime", '\d{4}-\d{2}-\d{2}') || ' ' || regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1) || substring('00:00:00', length(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1)) + 1) AS TIMESTAMP)) * 10 + CAST(rpad(left(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 2), 7), 7, '0') AS BIGINT) - CASE regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 3) WHEN '-' THEN -1 ELSE 1 END * (CAST(rpad(left(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 4), 2), 2, '0') AS BIGINT) * 36000000000 + CAST(rpad(left(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 5), 2), 2, '0') AS BIGINT) * 600000000) END - (((CASE WHEN regexp_matches("_messageTime", '^(?:1[7-9]|20|21)\d{2}-\d{2}-\d{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.\d{1,9})?Z?$') THEN (epoch_ns(TRY_CAST("_messageTime" AS TIMESTAMP_NS)) // 100) - CASE WHEN epoch_ns(TRY_CAST("_messageTime" AS TIMESTAMP_NS)) % 100 < 0 THEN 1 ELSE 0 END WHEN regexp_matches("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$') THEN epoch_us(TRY_CAST(regexp_extract("_messageTime", '\d{4}-\d{2}-\d{2}') || ' ' || regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1) || substring('00:00:00', length(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 1)) + 1) AS TIMESTAMP)) * 10 + CAST(rpad(left(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 2), 7), 7, '0') AS BIGINT) - CASE regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 3) WHEN '-' THEN -1 ELSE 1 END * (CAST(rpad(left(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 4), 2), 2, '0') AS BIGINT) * 36000000000 + CAST(rpad(left(regexp_extract("_messageTime", '(?i)^\s*\d{4}-\d{2}-\d{2}(?:[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)(?:[.,](\d{1,9}))?)?\s*(?:Z|UTC|([+-])(\d{2})(?::?(\d{2}))?)?\s*$', 5), 2), 2, '0') AS BIGINT) * 600000000) END % 10000) + 10000) % 10000)) // 10000)) AS "_messageTime",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
