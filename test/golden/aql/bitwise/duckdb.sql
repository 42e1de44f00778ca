SELECT
  "inverse",
  "either",
  "exclusive",
  "up",
  "down",
  "unsigned",
  "last",
  "order_of_operators",
  "modulo"
FROM (
  SELECT
    "inverse",
    "either",
    "exclusive",
    "up",
    "down",
    "unsigned",
    "last",
    "order_of_operators",
    "modulo",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      xor("qid", (-1::BIGINT)) AS "inverse",
      ("qid" | 6::BIGINT) AS "either",
      xor("qid", 5::BIGINT) AS "exclusive",
      host_number_shift_left_long_long_gives_long("qid", (2::BIGINT & 63::BIGINT)) AS "up",
      host_number_shift_right_long_long_gives_long("qid", (1::BIGINT & 63::BIGINT)) AS "down",
      host_number_shift_right_unsigned_long_long_gives_long((-"qid"), (60::BIGINT & 63::BIGINT)) AS "unsigned",
      (CASE WHEN regexp_full_match("sourceip", '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split("sourceip", '.'), lambda o: TRY_CAST(o AS BIGINT)), lambda a, b: a * 256 + b) END & (255::BIGINT + 0::BIGINT)) AS "last",
      (1::BIGINT | xor(2::BIGINT, (3::BIGINT & host_number_shift_left_long_long_gives_long(6::BIGINT, (1::BIGINT & 63::BIGINT))))) AS "order_of_operators",
      host_number_shift_left_long_long_gives_long("qid", (66::BIGINT & 63::BIGINT)) AS "modulo",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE (("qid" IS NULL) OR (("qid" | 1::BIGINT) = 7))
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
