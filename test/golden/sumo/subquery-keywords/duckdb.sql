SELECT
  "session",
  "who",
  "action",
  "_count"
FROM (
  SELECT
    "session",
    "who",
    "action",
    count(*) AS "_count"
  FROM (
    SELECT
      l."action" AS "action",
      l."session" AS "session",
      r."user" AS "who"
    FROM (
      SELECT
        "action",
        "session",
        "message"
      FROM (
        SELECT
          "action",
          "session",
          coalesce("_raw", (json_merge_patch('{}', json_object('user', to_json("user"), 'action', to_json("action"), 'session', to_json("session"))) ->> '$')) AS "message"
        FROM "messages"
      ) AS t
      WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])(?:s1|s2)(?:[^\pL\pN]|$)')
        AND (NOT coalesce(regexp_matches("message", '(?is)(?:^|[^\pL\pN])by(?:[^\pL\pN]|$)'), false))
    ) AS l
    LEFT JOIN (
      SELECT
        "key",
        "user",
        "place",
        "rank"
      FROM (
        SELECT
          "key",
          "user",
          "place",
          row_number() OVER (PARTITION BY "key" ORDER BY "place" DESC NULLS LAST, "order_1") AS "rank"
        FROM (
          SELECT
            "key",
            "user",
            row_number() OVER (ORDER BY "order_1") AS "place",
            "order_1"
          FROM (
            SELECT
              "session" AS "key",
              "user",
              rowid AS "order_1"
            FROM "messages"
            WHERE (strlen("action") = 5 AND lower("action") = 'start')
          ) AS t
        ) AS t
      ) AS t
      WHERE ("rank" <= 1)
    ) AS r
    ON (l."session" = r."key")
  ) AS t
  GROUP BY 1, 2, 3
) AS t
ORDER BY "session" NULLS LAST, "who" NULLS LAST, "action" NULLS LAST, "session" NULLS FIRST, "who" NULLS FIRST, "action" NULLS FIRST
