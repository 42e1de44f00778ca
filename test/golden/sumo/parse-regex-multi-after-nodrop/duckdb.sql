SELECT
  "who"
FROM (
  SELECT
    "who",
    "_messageTime" AS "order_1",
    "place" AS "order_2",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "_messageTime",
      "place",
      CASE WHEN (NOT ("place" IS NULL)) THEN coalesce(("match" ->> '$'), '') ELSE "who" END AS "who",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "matched",
        "who",
        "matches",
        unnest(CASE WHEN coalesce(json_array_length("matches"), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END END) AS "match",
        unnest(CASE WHEN coalesce(json_array_length("matches"), 0)::BIGINT = 0 THEN [NULL] ELSE range(coalesce(json_array_length("matches"), 0)::BIGINT) END) AS "place",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          coalesce(regexp_matches("_raw", '(?is)user=(.*?);'), false) AS "matched",
          CASE WHEN regexp_matches("_raw", '(?is)user=(.*?);') THEN regexp_extract("_raw", '(?is)user=(.*?);', 1::BIGINT::INTEGER) END AS "who",
          to_json(regexp_extract_all("_raw", 'host=([a-z]+)', 1::BIGINT::INTEGER)) AS "matches",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
    WHERE ("matched" OR (NOT ("place" IS NULL)))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2" NULLS LAST, "order_3", "order_2"
