SELECT
  "k",
  "approximate_sum_v"
FROM (
  SELECT
    "k",
    "approximate_sum_v",
    isnan("approximate_sum_v") AS "order_1"
  FROM (
    SELECT
      "k",
      coalesce("total", 0e0) AS "approximate_sum_v"
    FROM (
      SELECT
        "k",
        sum("v") AS "total"
      FROM (
        SELECT
          coalesce("k", '') AS "k",
          "v"
        FROM "T"
      ) AS t
      GROUP BY 1
    ) AS t
  ) AS t
  ORDER BY "order_1" NULLS LAST, "approximate_sum_v" DESC NULLS LAST, "k" NULLS FIRST
  LIMIT 3
) AS t
