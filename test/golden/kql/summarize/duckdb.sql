SELECT
  "g",
  "count_",
  "countif_",
  "sum_x",
  "sum_r",
  "avg_x",
  "min_r",
  "max_t",
  "dcount_x",
  "set_x",
  "list_id",
  "percentile_x_50"
FROM (
  SELECT
    "g",
    "count" AS "count_",
    "count_2" AS "countif_",
    coalesce("sum", 0::BIGINT) AS "sum_x",
    coalesce("sum_2", 0e0) AS "sum_r",
    coalesce("avg", 'nan'::DOUBLE) AS "avg_x",
    "min" AS "min_r",
    "max" AS "max_t",
    "count_distinct" AS "dcount_x",
    "set" AS "set_x",
    "list" AS "list_id",
    "percentile_nearest" AS "percentile_x_50"
  FROM (
    SELECT
      "g",
      count(*) AS "count",
      count(*) FILTER (WHERE ("x" > 0)) AS "count_2",
      CAST(sum("x") AS BIGINT) AS "sum",
      sum("r") AS "sum_2",
      avg("x") AS "avg",
      min("r") AS "min",
      max("t") AS "max",
      count(DISTINCT "x") AS "count_distinct",
      coalesce(to_json((list(DISTINCT "x" ORDER BY "x") FILTER (WHERE "x" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "set",
      coalesce(to_json((list("id" ORDER BY "order_1") FILTER (WHERE "id" IS NOT NULL))[1:2::BIGINT]), '[]'::JSON) AS "list",
      quantile_disc("x", CAST('0.50' AS DECIMAL(5, 2))) AS "percentile_nearest"
    FROM (
      SELECT
        "id",
        coalesce("g", '') AS "g",
        "x",
        "r",
        "t",
        rowid AS "order_1"
      FROM "T"
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "g" NULLS FIRST, "g" NULLS FIRST
