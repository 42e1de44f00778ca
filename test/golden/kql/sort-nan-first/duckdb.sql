SELECT
  "id",
  "q"
FROM (
  SELECT
    "id",
    "q",
    "order_1",
    "order_3"
  FROM (
    SELECT
      "id",
      "q",
      isnan("q") AS "order_1",
      "order_1" AS "order_3"
    FROM (
      SELECT
        "id",
        CASE WHEN coalesce(("r" = 0), false) THEN CASE WHEN "r" = 0 THEN CASE WHEN "r" = 0 OR isnan("r"::DOUBLE) THEN 'nan'::DOUBLE WHEN "r" > 0 THEN 'inf'::DOUBLE WHEN "r" < 0 THEN '-inf'::DOUBLE END ELSE "r"::DOUBLE / "r"::DOUBLE END ELSE "r" END AS "q",
        rowid AS "order_1"
      FROM "T"
    ) AS t
    ORDER BY "order_1" DESC NULLS FIRST, "q" NULLS FIRST, "order_3"
    LIMIT 3
  ) AS t
) AS t
