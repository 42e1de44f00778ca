SELECT
  "k",
  "approximate_count_k"
FROM (
  SELECT
    "k",
    coalesce("total", 0::BIGINT) AS "approximate_count_k"
  FROM (
    SELECT
      "k",
      count(*) AS "total"
    FROM (
      SELECT
        coalesce("k", '') AS "k"
      FROM "T"
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "approximate_count_k" DESC NULLS LAST, "k" NULLS FIRST
LIMIT 2
