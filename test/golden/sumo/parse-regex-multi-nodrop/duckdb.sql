SELECT
  "name",
  "other"
FROM (
  SELECT
    "name",
    "other",
    "_messageTime" AS "order_1",
    "place" AS "order_2",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "_messageTime",
      "place",
      "name",
      CASE WHEN regexp_matches("message", '(?is)name=(.*?);') THEN regexp_extract("message", '(?is)name=(.*?);', 1::BIGINT::INTEGER) END AS "other",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "message",
        "place",
        CASE WHEN (NOT ("place" IS NULL)) THEN coalesce(("match" ->> '$'), '') ELSE "name" END AS "name",
        coalesce(regexp_matches("message", '(?is)name=(.*?);'), false) AS "matched",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "name",
          "message",
          "matches",
          unnest(CASE WHEN coalesce(json_array_length("matches"), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END END) AS "match",
          unnest(CASE WHEN coalesce(json_array_length("matches"), 0)::BIGINT = 0 THEN [NULL] ELSE range(coalesce(json_array_length("matches"), 0)::BIGINT) END) AS "place",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "name",
            "message",
            to_json(regexp_extract_all("message", 'host=([a-z]+)', 1::BIGINT::INTEGER)) AS "matches",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "name",
              coalesce("_raw", (json_merge_patch('{}', json_object('name', to_json("name"))) ->> '$')) AS "message",
              rowid AS "order_1"
            FROM "messages"
          ) AS t
        ) AS t
      ) AS t
    ) AS t
    WHERE ("matched" OR (NOT ("place" IS NULL)))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2" NULLS LAST, "order_3", "order_2"
