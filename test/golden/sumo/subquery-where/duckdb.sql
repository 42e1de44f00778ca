SELECT
  "when",
  "session",
  "action",
  "_count"
FROM (
  SELECT
    "when",
    "session",
    "action",
    count(*) AS "_count"
  FROM (
    SELECT
      l."action" AS "action",
      l."session" AS "session",
      CASE WHEN (NOT (r."key" IS NULL)) THEN 'late' ELSE 'early' END AS "when",
      l."key" AS "order_1",
      l."key_2" AS "order_2",
      l."key_3" AS "order_3",
      r."key" AS "order_4"
    FROM (
      SELECT
        l."user" AS "user",
        l."action" AS "action",
        l."session" AS "session",
        l."key" AS "key",
        r."key" AS "key_2",
        r."key_2" AS "key_3"
      FROM (
        SELECT
          l."user" AS "user",
          l."action" AS "action",
          l."session" AS "session",
          r."key" AS "key"
        FROM (
          SELECT
            "user",
            "action",
            "session"
          FROM "messages"
        ) AS l
        LEFT JOIN (
          SELECT
            "session" AS "key"
          FROM "messages"
          WHERE ("session" <> 's3')
            AND (strlen("action") = 4 AND lower("action") = 'stop')
          GROUP BY 1
        ) AS r
        ON (l."session" = r."key")
        WHERE (NOT (r."key" IS NULL))
      ) AS l
      LEFT JOIN (
        SELECT
          "user" AS "key",
          "session" AS "key_2"
        FROM "messages"
        WHERE ("user" = 'anna')
        GROUP BY 1, 2
      ) AS r
      ON ((l."user" = r."key") AND (l."session" = r."key_2"))
      WHERE (NOT (NOT (r."key" IS NULL)))
    ) AS l
    LEFT JOIN (
      SELECT
        "session" AS "key"
      FROM (
        SELECT
          "_messageTime",
          "session",
          "message",
          "order_1" AS "order_2"
        FROM (
          SELECT
            "_messageTime",
            "session",
            coalesce("_raw", (json_merge_patch('{}', json_object('user', to_json("user"), 'action', to_json("action"), 'session', to_json("session"))) ->> '$')) AS "message",
            rowid AS "order_1"
          FROM "messages"
          WHERE ("_messageTime" >= 2000)
            AND ("_messageTime" < 1795176000000)
        ) AS t
        WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])start(?:[^\pL\pN]|$)')
        ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
        LIMIT 1
      ) AS t
      GROUP BY 1
    ) AS r
    ON (l."session" = r."key")
  ) AS t
  GROUP BY 1, 2, 3
) AS t
ORDER BY "when" NULLS LAST, "session" NULLS LAST, "action" NULLS LAST, "when" NULLS FIRST, "session" NULLS FIRST, "action" NULLS FIRST
