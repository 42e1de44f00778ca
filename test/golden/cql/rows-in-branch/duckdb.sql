SELECT
  "kind",
  "user",
  "host",
  "note",
  "list[0]",
  "list[1]",
  "list",
  "_index",
  "how",
  "number"
FROM (
  SELECT
    "kind",
    "user",
    "host",
    "note",
    "list[0]",
    "list[1]",
    "list",
    "_index",
    "how",
    "number",
    "event" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4"
  FROM (
    SELECT
      "branch",
      "event",
      "host",
      "note",
      "list",
      "_index",
      "how",
      "number",
      "user",
      "kind",
      "list[0]",
      "list[1]",
      min("branch") OVER (PARTITION BY "event") AS "first",
      "order_1",
      "order_2",
      "order_3"
    FROM (
      SELECT
        0::BIGINT AS "branch",
        "event",
        "host",
        "note",
        CASE WHEN (("element" ->> '$') = '0') THEN "list[0]" WHEN (("element" ->> '$') = '1') THEN "list[1]" ELSE NULL::VARCHAR END AS "list",
        ("element" ->> '$') AS "_index",
        'each' AS "how",
        NULL::VARCHAR AS "number",
        "user",
        "kind",
        NULL::VARCHAR AS "list[0]",
        NULL::VARCHAR AS "list[1]",
        0 AS "order_1",
        "order_1" AS "order_2",
        "order_2" AS "order_3"
      FROM (
        SELECT
          "kind",
          "user",
          "host",
          "note",
          "list[0]",
          "list[1]",
          "event",
          "places",
          unnest(CASE WHEN json_type("places") = 'ARRAY' THEN json_extract("places", '$[*]') END) AS "element",
          "order_1",
          unnest(range(coalesce(json_array_length("places"), 0)::BIGINT)) AS "order_2"
        FROM (
          SELECT
            "kind",
            "user",
            "host",
            "note",
            "list[0]",
            "list[1]",
            "event",
            host_texts_cut_dynamic_gives_dynamic(json_array(CASE WHEN (NOT ("list[0]" IS NULL)) THEN '0' ELSE NULL::VARCHAR END, CASE WHEN (NOT ("list[1]" IS NULL)) THEN '1' ELSE NULL::VARCHAR END)::VARCHAR)::JSON AS "places",
            "order_1"
          FROM (
            SELECT
              "kind",
              "user",
              "host",
              "note",
              "list[0]",
              "list[1]",
              row_number() OVER (ORDER BY rowid) AS "event",
              rowid AS "order_1"
            FROM "events"
            WHERE (NOT coalesce(("kind" = 'name'), false))
          ) AS t
          WHERE ("kind" = 'login')
        ) AS t
      ) AS t
      UNION ALL
      SELECT
        1::BIGINT AS "branch",
        "event",
        "host",
        "note",
        NULL::VARCHAR AS "list",
        NULL::VARCHAR AS "_index",
        'found' AS "how",
        "number",
        "user",
        "kind",
        "list[0]",
        "list[1]",
        1 AS "order_1",
        "order_1" AS "order_2",
        "order_2" AS "order_3"
      FROM (
        SELECT
          "kind",
          "user",
          "host",
          "note",
          "list[0]",
          "list[1]",
          "event",
          ("match" ->> '$') AS "number",
          "order_1",
          "place" AS "order_2"
        FROM (
          SELECT
            "kind",
            "user",
            "host",
            "note",
            "list[0]",
            "list[1]",
            "event",
            "matches",
            unnest(CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END) AS "match",
            unnest(range(coalesce(json_array_length("matches"), 0)::BIGINT)) AS "place",
            "order_1"
          FROM (
            SELECT
              "kind",
              "user",
              "host",
              "note",
              "list[0]",
              "list[1]",
              "event",
              CASE WHEN len(regexp_extract_all("note", 'a=([0-9])', 1::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(regexp_extract_all("note", 'a=([0-9])', 1::BIGINT::INTEGER), lambda t: coalesce(t, ''))) END AS "matches",
              "order_1"
            FROM (
              SELECT
                "kind",
                "user",
                "host",
                "note",
                "list[0]",
                "list[1]",
                row_number() OVER (ORDER BY rowid) AS "event",
                rowid AS "order_1"
              FROM "events"
              WHERE (NOT coalesce(("kind" = 'name'), false))
            ) AS t
            WHERE regexp_matches("note", 'a')
          ) AS t
        ) AS t
        WHERE (coalesce("place", 0::BIGINT) < 100)
      ) AS t
      WHERE (CASE WHEN regexp_full_match("number", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("number", E' \t\n\r') AS DOUBLE) END > 2e0)
      UNION ALL
      SELECT
        2::BIGINT AS "branch",
        "event",
        NULL::VARCHAR AS "host",
        NULL::VARCHAR AS "note",
        NULL::VARCHAR AS "list",
        NULL::VARCHAR AS "_index",
        'few' AS "how",
        NULL::VARCHAR AS "number",
        "user",
        "kind",
        NULL::VARCHAR AS "list[0]",
        NULL::VARCHAR AS "list[1]",
        2 AS "order_1",
        "order_1" AS "order_2",
        NULL AS "order_3"
      FROM (
        SELECT
          "kind",
          "user",
          row_number() OVER (ORDER BY rowid) AS "event",
          rowid AS "order_1"
        FROM "events"
        WHERE (NOT coalesce(("kind" = 'name'), false))
      ) AS t
      WHERE ("kind" = 'other')
    ) AS t
  ) AS t
  WHERE ("branch" = "first")
) AS t
ORDER BY "order_1" NULLS LAST, "order_2", "order_3", "order_4"
