SELECT
  "a_id",
  "who",
  "B_id",
  "seconds"
FROM (
  SELECT
    l."id" AS "a_id",
    l."who" AS "who",
    r."id" AS "B_id",
    r."seconds" AS "seconds",
    l."row" AS "order_1",
    r."row" AS "order_2",
    l."order_1" AS "order_3",
    r."order_1" AS "order_4"
  FROM (
    SELECT
      "_messageTime",
      "id",
      "who",
      row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        CASE WHEN regexp_matches("message", '(?is)start (.*?) by (.*)') THEN regexp_extract("message", '(?is)start (.*?) by (.*)', 1::BIGINT::INTEGER) END AS "id",
        CASE WHEN regexp_matches("message", '(?is)start (.*?) by (.*)') THEN regexp_extract("message", '(?is)start (.*?) by (.*)', 2::BIGINT::INTEGER) END AS "who",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
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
      "id",
      "seconds",
      "row",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "id",
        "seconds",
        row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          CASE WHEN regexp_matches("message", '(?is)stop (.*?) after (.*)') THEN regexp_extract("message", '(?is)stop (.*?) after (.*)', 1::BIGINT::INTEGER) END AS "id",
          CASE WHEN regexp_matches("message", '(?is)stop (.*?) after (.*)') THEN regexp_extract("message", '(?is)stop (.*?) after (.*)', 2::BIGINT::INTEGER) END AS "seconds",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            coalesce("_raw", (json_merge_patch('{}', json_object('user', to_json("user"), 'action', to_json("action"), 'session', to_json("session"))) ->> '$')) AS "message",
            rowid AS "order_1"
          FROM "messages"
        ) AS t
        WHERE regexp_matches("message", '(?is)stop (.*?) after (.*)')
      ) AS t
    ) AS t
    WHERE (CASE WHEN regexp_full_match("seconds", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("seconds", E' \t\n\r') AS DOUBLE) END > CAST(10::BIGINT AS DOUBLE))
  ) AS r
  ON (l."id" = r."id")
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3", "order_4"
