SELECT
  "id",
  CASE WHEN ("branch" = 1) THEN 'a' WHEN ("branch" = 2) THEN 'b' WHEN ("branch" = 3) THEN 'c' WHEN ("branch" = 4) THEN 'd' ELSE 'e' END AS "k"
FROM (
  SELECT
    "id",
    CASE WHEN ("port" = 443) THEN 1::BIGINT WHEN (CAST("port" AS VARCHAR) = '0443') THEN 2::BIGINT WHEN starts_with(CAST("port" AS VARCHAR), '44') THEN 3::BIGINT WHEN (CAST("ok" AS VARCHAR) = 'false') THEN 4::BIGINT ELSE 5::BIGINT END AS "branch"
  FROM "events"
) AS t
