SELECT
  "user",
  "_count",
  "percent"
FROM (
  SELECT
    "user",
    "_count",
    "percent",
    "column" AS "order_1"
  FROM (
    SELECT
      least("place_2", 2::BIGINT) AS "column",
      min(CASE WHEN ("place_2" <= 1) THEN "user" ELSE 'others' END) AS "user",
      CAST(sum("_count") AS BIGINT) AS "_count",
      sum(CASE WHEN "place" = 0 THEN CASE WHEN (100e0 * CAST("_count" AS DOUBLE)) = 0 OR isnan((100e0 * CAST("_count" AS DOUBLE))::DOUBLE) THEN 'nan'::DOUBLE WHEN (100e0 * CAST("_count" AS DOUBLE)) > 0 THEN 'inf'::DOUBLE WHEN (100e0 * CAST("_count" AS DOUBLE)) < 0 THEN '-inf'::DOUBLE END ELSE (100e0 * CAST("_count" AS DOUBLE))::DOUBLE / "place"::DOUBLE END) AS "percent"
    FROM (
      SELECT
        "user",
        "_count",
        "place",
        row_number() OVER (ORDER BY "_count" DESC NULLS LAST, "user" NULLS FIRST) AS "place_2"
      FROM (
        SELECT
          "user",
          "_count",
          sum(CAST("_count" AS DOUBLE)) OVER () AS "place"
        FROM (
          SELECT
            "user",
            count(*) AS "_count"
          FROM "events"
          WHERE (NOT ("user" IS NULL))
          GROUP BY 1
        ) AS t
      ) AS t
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_1" NULLS FIRST
