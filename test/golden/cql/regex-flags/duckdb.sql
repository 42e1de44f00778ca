SELECT
  "id",
  "k"
FROM (
  SELECT
    "@timestamp",
    "id",
    "a",
    "branch",
    CASE WHEN ("branch" = 1) THEN 'plain' WHEN ("branch" = 2) THEN 'dot' WHEN ("branch" = 3) THEN 'lines' ELSE 'case' END AS "k"
  FROM (
    SELECT
      "@timestamp",
      "id",
      "a",
      CASE WHEN regexp_matches("a", '^b.c$') THEN 1::BIGINT WHEN regexp_matches("a", '(?s)^b.c$') THEN 2::BIGINT WHEN regexp_matches("a", '(?m)^c$') THEN 3::BIGINT WHEN regexp_matches("a", '(?i)B') THEN 4::BIGINT ELSE NULL::BIGINT END AS "branch"
    FROM "events"
  ) AS t
  WHERE (NOT ("branch" IS NULL))
) AS t
