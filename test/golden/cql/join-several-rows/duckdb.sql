SELECT
  "user",
  "seen"
FROM (
  SELECT
    l."user" AS "user",
    CASE WHEN (NOT (r."user" IS NULL)) THEN coalesce(CAST(r."seen" AS VARCHAR), '') ELSE NULL::VARCHAR END AS "seen",
    l."order_1" AS "order_1",
    r."order_1" AS "order_2",
    r."order_2" AS "order_3"
  FROM (
    SELECT
      "user",
      "outcome",
      rowid AS "order_1"
    FROM "events"
    WHERE ("outcome" = 'ok')
  ) AS l
  LEFT JOIN (
    SELECT
      "user",
      "@timestamp" AS "seen",
      "place" AS "order_1",
      "order_1" AS "order_2"
    FROM (
      SELECT
        "@timestamp",
        "user",
        "outcome",
        "place",
        row_number() OVER (PARTITION BY "user" ORDER BY "place" DESC NULLS LAST, "order_1") AS "place_2",
        "order_1"
      FROM (
        SELECT
          "@timestamp",
          "user",
          "outcome",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
        WHERE ("outcome" = 'failed')
      ) AS t
    ) AS t
    WHERE ("place_2" <= 2)
  ) AS r
  ON (l."user" = r."user")
) AS t
ORDER BY "order_1", "order_2" DESC NULLS LAST, "order_3"
