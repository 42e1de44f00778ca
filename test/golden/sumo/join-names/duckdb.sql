SELECT
  "a_who",
  "a__timeslice",
  "b_session",
  "b__messageTime"
FROM (
  SELECT
    l."who" AS "a_who",
    l."_timeslice" AS "a__timeslice",
    r."session" AS "b_session",
    r."_messageTime" AS "b__messageTime",
    l."row" AS "order_1",
    r."row" AS "order_2",
    l."order_1" AS "order_3",
    r."order_1" AS "order_4"
  FROM (
    SELECT
      "_messageTime",
      "_timeslice",
      "id",
      "who",
      row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_timeslice",
        CASE WHEN regexp_matches("message", '(?is)start (.*?) by (.*)') THEN regexp_extract("message", '(?is)start (.*?) by (.*)', 1::BIGINT::INTEGER) END AS "id",
        CASE WHEN regexp_matches("message", '(?is)start (.*?) by (.*)') THEN regexp_extract("message", '(?is)start (.*?) by (.*)', 2::BIGINT::INTEGER) END AS "who",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          ("_messageTime" - ((("_messageTime" % nullif(60000::BIGINT, 0)) + abs(60000::BIGINT)) % nullif(60000::BIGINT, 0))) AS "_timeslice",
          coalesce("_raw", (json_merge_patch('{}', json_object('user', to_json("user"), 'action', to_json("action"), 'session', to_json("session"))) ->> '$')) AS "message",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
      WHERE regexp_matches("message", '(?is)start (.*?) by (.*)')
    ) AS t
  ) AS l
  INNER JOIN (
    SELECT
      "_messageTime",
      "session",
      "key",
      row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "session",
        CASE WHEN regexp_matches("message", '(?is)stop (.*?) after (.*)') THEN regexp_extract("message", '(?is)stop (.*?) after (.*)', 1::BIGINT::INTEGER) END AS "key",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "session",
          coalesce("_raw", (json_merge_patch('{}', json_object('user', to_json("user"), 'action', to_json("action"), 'session', to_json("session"))) ->> '$')) AS "message",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
      WHERE regexp_matches("message", '(?is)stop (.*?) after (.*)')
    ) AS t
  ) AS r
  ON ((l."id" = r."key") AND (abs((CAST(l."_messageTime" AS DOUBLE) - CAST(r."_messageTime" AS DOUBLE))) <= 2000e0))
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3", "order_4"
