SELECT
  "count" AS "count_",
  "count_2" AS "countif_",
  coalesce("sum", 0::BIGINT) AS "sum_x",
  coalesce("sum_2", 0e0) AS "sum_r",
  coalesce("avg", 'nan'::DOUBLE) AS "avg_x",
  "min" AS "min_x",
  coalesce("max", '') AS "max_g",
  "count_distinct" AS "dcount_g",
  "set" AS "set_x",
  "list" AS "list_g",
  "max_2" AS "t",
  coalesce(CASE WHEN ("max_2" IS NULL) THEN "first" ELSE "at_max" END, '') AS "g",
  coalesce("any", '') AS "any_g"
FROM (
  SELECT
    count(*) AS "count",
    count(*) FILTER (WHERE ("x" > 0)) AS "count_2",
    CAST(sum("x") AS BIGINT) AS "sum",
    sum("r") AS "sum_2",
    avg("x") AS "avg",
    min("x") AS "min",
    max("g") AS "max",
    count(DISTINCT "g") AS "count_distinct",
    coalesce(to_json((list(DISTINCT "x" ORDER BY "x") FILTER (WHERE "x" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "set",
    coalesce(to_json((list("g" ORDER BY "order_1") FILTER (WHERE "g" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "list",
    max("t") AS "max_2",
    arg_max_null("g", "t" ORDER BY "order_1") AS "at_max",
    first("g" ORDER BY "order_1") AS "first",
    any_value(CASE WHEN ("g" = '') THEN NULL::VARCHAR ELSE "g" END) AS "any"
  FROM (
    SELECT
      coalesce("g", '') AS "g",
      "x",
      "r",
      "t",
      rowid AS "order_1"
    FROM "T"
    WHERE ("id" > 100)
  ) AS t
) AS t
