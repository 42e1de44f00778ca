SELECT
  "Hour",
  "Share",
  "Last"
FROM (
  SELECT
    "Hour",
    round(CASE WHEN "count_2" = 0 THEN CASE WHEN (100e0 * "count") = 0 OR isnan((100e0 * "count")::DOUBLE) THEN 'nan'::DOUBLE WHEN (100e0 * "count") > 0 THEN 'inf'::DOUBLE WHEN (100e0 * "count") < 0 THEN '-inf'::DOUBLE END ELSE (100e0 * "count")::DOUBLE / "count_2"::DOUBLE END::DOUBLE, 1::BIGINT::INTEGER) AS "Share",
    ("max" - "min") AS "Last"
  FROM (
    SELECT
      CASE WHEN 36000000000 > 0 THEN "t" - (((("t" - (-621355968000000000)) % 36000000000) + 36000000000) % 36000000000) END AS "Hour",
      count(*) FILTER (WHERE ("x" = 5)) AS "count",
      count(*) AS "count_2",
      max("t") AS "max",
      min("t") AS "min"
    FROM (
      SELECT
        "x",
        "t"
      FROM "T"
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "Hour" NULLS FIRST, "Hour" NULLS FIRST
