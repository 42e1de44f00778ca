SELECT
  "service",
  "_count"
FROM (
  SELECT
    "service",
    count(*) AS "_count"
  FROM (
    SELECT
      CASE WHEN ("branch" = 1) THEN 'ssh' WHEN ("branch" = 2) THEN 'tls' WHEN ("branch" = 3) THEN 'ftp' ELSE 'other' END AS "service"
    FROM (
      SELECT
        CASE WHEN starts_with("RemotePort", '22') THEN 1::BIGINT WHEN regexp_matches("RemotePort", '^44') THEN 2::BIGINT WHEN ("RemotePort" IN ('21', '990')) THEN 3::BIGINT ELSE 4::BIGINT END AS "branch"
      FROM "events"
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "service" NULLS FIRST
