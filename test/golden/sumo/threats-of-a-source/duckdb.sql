SELECT
  "session",
  "_threatlookup.source",
  "level"
FROM (
  SELECT
    "session",
    "_threatlookup.source",
    "level",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4"
  FROM (
    SELECT
      l."_messageTime" AS "_messageTime",
      l."session" AS "session",
      l."_threatlookup.source" AS "_threatlookup.source",
      r."threatlevel" AS "level",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2",
      r."order_1" AS "order_3"
    FROM (
      SELECT
        l."_messageTime" AS "_messageTime",
        l."user" AS "user",
        l."session" AS "session",
        r."confidence" AS "_threatlookup.confidence",
        r."source" AS "_threatlookup.source",
        l."order_1" AS "order_1",
        r."order_1" AS "order_2"
      FROM (
        SELECT
          "_messageTime",
          "user",
          "action",
          "session",
          rowid AS "order_1"
        FROM "messages"
        WHERE ("action" = 'start')
      ) AS l
      LEFT JOIN (
        SELECT
          "indicator" AS "key",
          "confidence",
          "source",
          rowid AS "order_1"
        FROM "lookup:sumo://threat-intel"
        WHERE ("source" = 'two')
      ) AS r
      ON (l."session" = r."key")
    ) AS l
    LEFT JOIN (
      SELECT
        "key",
        "threatlevel",
        "place",
        "rank",
        "order_1"
      FROM (
        SELECT
          "key",
          "threatlevel",
          "place",
          row_number() OVER (PARTITION BY "key" ORDER BY "place" DESC NULLS LAST, "order_1") AS "rank",
          "order_1"
        FROM (
          SELECT
            "key",
            "threatlevel",
            row_number() OVER (ORDER BY "order_1") AS "place",
            "order_1"
          FROM (
            SELECT
              "threat" AS "key",
              "threatlevel",
              rowid AS "order_1"
            FROM "lookup:sumo://threat/cs"
          ) AS t
        ) AS t
      ) AS t
      WHERE ("rank" <= 1)
    ) AS r
    ON (l."user" = r."key")
    WHERE ((r."threatlevel" = 'high') OR (CASE WHEN regexp_full_match(l."_threatlookup.confidence", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(l."_threatlookup.confidence", E' \t\n\r') AS DOUBLE) END > CAST(50::BIGINT AS DOUBLE)))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2", "order_3", "order_4"
