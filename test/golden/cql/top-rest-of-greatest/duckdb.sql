SELECT
  "v",
  "most"
FROM (
  SELECT
    "v",
    "most",
    "column" AS "order_1"
  FROM (
    SELECT
      least("place", 2::BIGINT) AS "column",
      min(CASE WHEN ("place" <= 1) THEN "v" ELSE 'more' END) AS "v",
      max("most") AS "most"
    FROM (
      SELECT
        "v",
        "most",
        row_number() OVER (ORDER BY "most" DESC NULLS LAST, "v" NULLS FIRST) AS "place"
      FROM (
        SELECT
          "v",
          max("n") AS "most"
        FROM "events"
        WHERE (NOT ("v" IS NULL))
        GROUP BY 1
      ) AS t
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_1" NULLS FIRST
