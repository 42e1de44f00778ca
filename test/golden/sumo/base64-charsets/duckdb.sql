SELECT
  "u",
  "v",
  "w",
  "h"
FROM (
  SELECT
    "u",
    "v",
    "w",
    "h",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      host_decode_base64_or_same_string_string_gives_string("b", 'utf-8') AS "u",
      host_decode_base64_or_same_string_string_gives_string("b", 'utf-16le') AS "v",
      host_decode_base64_or_same_string_string_gives_string("b", 'us-ascii') AS "w",
      host_hash_murmur3_128_string_gives_string("b") AS "h",
      rowid AS "order_1"
    FROM "messages"
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
