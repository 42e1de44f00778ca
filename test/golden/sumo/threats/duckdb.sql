SELECT
  "user",
  "session",
  "malicious_confidence",
  "actor",
  "_threatlookup.source",
  "_threatlookup.confidence",
  "_threatlookup.num_matches",
  "_threatlookup.actors"
FROM (
  SELECT
    "user",
    "session",
    "malicious_confidence",
    "actor",
    "_threatlookup.source",
    "_threatlookup.confidence",
    "_threatlookup.num_matches",
    "_threatlookup.actors",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4"
  FROM (
    SELECT
      l."_messageTime" AS "_messageTime",
      l."user" AS "user",
      l."session" AS "session",
      l."actor" AS "actor",
      l."malicious_confidence" AS "malicious_confidence",
      NULL::VARCHAR AS "_threatlookup.actors",
      r."confidence" AS "_threatlookup.confidence",
      r."source" AS "_threatlookup.source",
      r."num_matches" AS "_threatlookup.num_matches",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2",
      r."order_1" AS "order_3"
    FROM (
      SELECT
        l."_messageTime" AS "_messageTime",
        l."user" AS "user",
        l."session" AS "session",
        r."actor" AS "actor",
        r."threatlevel" AS "malicious_confidence",
        l."order_1" AS "order_1",
        r."order_1" AS "order_2"
      FROM (
        SELECT
          "_messageTime",
          "user",
          "session",
          rowid AS "order_1"
        FROM "messages"
      ) AS l
      LEFT JOIN (
        SELECT
          "key",
          "actor",
          "threatlevel",
          "place",
          "rank",
          "order_1"
        FROM (
          SELECT
            "key",
            "actor",
            "threatlevel",
            "place",
            row_number() OVER (PARTITION BY "key" ORDER BY "place" DESC NULLS LAST, "order_1") AS "rank",
            "order_1"
          FROM (
            SELECT
              "key",
              "actor",
              "threatlevel",
              row_number() OVER (ORDER BY "order_1") AS "place",
              "order_1"
            FROM (
              SELECT
                "threat" AS "key",
                "actor",
                "threatlevel",
                rowid AS "order_1"
              FROM "lookup:sumo://threat/cs"
            ) AS t
          ) AS t
        ) AS t
        WHERE ("rank" <= 1)
      ) AS r
      ON (l."user" = r."key")
    ) AS l
    LEFT JOIN (
      SELECT
        "key",
        "confidence",
        "source",
        "num_matches",
        "place",
        "rank",
        "order_1"
      FROM (
        SELECT
          "key",
          "confidence",
          "source",
          "num_matches",
          "place",
          row_number() OVER (PARTITION BY "key" ORDER BY "place" DESC NULLS LAST, "order_1") AS "rank",
          "order_1"
        FROM (
          SELECT
            "key",
            "confidence",
            "source",
            "num_matches",
            row_number() OVER (ORDER BY "order_1") AS "place",
            "order_1"
          FROM (
            SELECT
              "indicator" AS "key",
              "confidence",
              "source",
              "num_matches",
              "order_1"
            FROM (
              SELECT
                "indicator",
                "source",
                "confidence",
                "updated",
                row_number() OVER (PARTITION BY "indicator" ORDER BY CASE WHEN regexp_full_match("confidence", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("confidence", E' \t\n\r') AS DOUBLE) END DESC NULLS LAST, CASE WHEN regexp_full_match("updated", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("updated", E' \t\n\r') AS DOUBLE) END DESC NULLS LAST, rowid) AS "rank",
                count(*) OVER (PARTITION BY "indicator") AS "num_matches",
                rowid AS "order_1"
              FROM "lookup:sumo://threat-intel"
            ) AS t
            WHERE ("rank" <= 1)
          ) AS t
        ) AS t
      ) AS t
      WHERE ("rank" <= 1)
    ) AS r
    ON (l."session" = r."key")
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2", "order_3", "order_4"
