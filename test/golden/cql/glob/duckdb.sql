SELECT
  "id",
  CASE WHEN ("branch" = 1) THEN 'starts' WHEN ("branch" = 2) THEN 'ends' WHEN ("branch" = 3) THEN 'inside' WHEN ("branch" = 4) THEN 'empty' WHEN ("branch" = 5) THEN 'there' ELSE 'missing' END AS "kind"
FROM (
  SELECT
    "id",
    CASE WHEN starts_with("a", 'cmd') THEN 1::BIGINT WHEN ends_with("a", '.bak') THEN 2::BIGINT WHEN regexp_full_match("a", '(?s)a.*_c') THEN 3::BIGINT WHEN ("a" = '') THEN 4::BIGINT WHEN (NOT ("a" IS NULL)) THEN 5::BIGINT ELSE 6::BIGINT END AS "branch"
  FROM "events"
) AS t
