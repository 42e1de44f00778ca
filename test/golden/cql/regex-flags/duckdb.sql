SELECT
  "id",
  CASE WHEN ("branch" = 1) THEN 'plain' WHEN ("branch" = 2) THEN 'dot' WHEN ("branch" = 3) THEN 'lines' ELSE 'case' END AS "k"
FROM (
  SELECT
    "id",
    CASE WHEN regexp_matches("a", '^b[^\n\r\x{85}\x{2028}\x{2029}]c\z') THEN 1::BIGINT WHEN regexp_matches("a", '^b(?s:.)c\z') THEN 2::BIGINT WHEN regexp_matches("a", '(?m:^)c(?m:$)') THEN 3::BIGINT WHEN regexp_matches("a", '[bB]') THEN 4::BIGINT ELSE NULL::BIGINT END AS "branch"
  FROM "events"
) AS t
WHERE (NOT ("branch" IS NULL))
