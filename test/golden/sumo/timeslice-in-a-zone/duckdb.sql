SELECT
  "day",
  "_count"
FROM (
  SELECT
    "day",
    count(*) AS "_count"
  FROM (
    SELECT
      ("_messageTime" - ((((((epoch_us(timezone('Asia/Kolkata', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Asia/Kolkata', timezone('UTC', make_timestamp((TRY("_messageTime" * 10000) - (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("_messageTime" * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) % nullif(86400000::BIGINT, 0)) + abs(86400000::BIGINT)) % nullif(86400000::BIGINT, 0))) AS "day"
    FROM "messages"
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "day" NULLS LAST, "day" NULLS FIRST
