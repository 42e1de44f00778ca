SELECT
  "ComputerName",
  "ImageFileName",
  "tool",
  "rank"
FROM (
  SELECT
    "@timestamp",
    "ComputerName",
    "ImageFileName",
    "CommandLine",
    "branch",
    CASE WHEN ("branch" = 1) THEN 'rclone' WHEN ("branch" = 2) THEN 'scp' ELSE 'script' END AS "tool",
    CASE WHEN ("branch" = 1) THEN 1::BIGINT WHEN ("branch" = 2) THEN NULL::BIGINT ELSE NULL::BIGINT END AS "rank"
  FROM (
    SELECT
      "@timestamp",
      "ComputerName",
      "ImageFileName",
      "CommandLine",
      CASE WHEN contains("ImageFileName", 'rclone') THEN 1::BIGINT WHEN regexp_matches("ImageFileName", '(?i)scp\.exe$') THEN 2::BIGINT WHEN regexp_matches("CommandLine", '\bscp\b') THEN 3::BIGINT ELSE NULL::BIGINT END AS "branch"
    FROM "events"
  ) AS t
  WHERE (NOT ("branch" IS NULL))
) AS t
