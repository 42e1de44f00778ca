SELECT
  "ComputerName",
  "ImageFileName",
  CASE WHEN ("branch" = 1) THEN 'rclone' WHEN ("branch" = 2) THEN 'scp' ELSE 'script' END AS "tool",
  CASE WHEN ("branch" = 1) THEN 1::BIGINT WHEN ("branch" = 2) THEN NULL::BIGINT ELSE NULL::BIGINT END AS "rank"
FROM (
  SELECT
    "ComputerName",
    "ImageFileName",
    CASE WHEN contains("ImageFileName", 'rclone') THEN 1::BIGINT WHEN regexp_matches("ImageFileName", '[sS][cC][pP]\.[eE][xX][eE]\z') THEN 2::BIGINT WHEN regexp_matches("CommandLine", '\bscp\b') THEN 3::BIGINT ELSE NULL::BIGINT END AS "branch"
  FROM "events"
) AS t
WHERE (NOT ("branch" IS NULL))
