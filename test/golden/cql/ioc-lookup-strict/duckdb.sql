SELECT
  "src",
  "dst",
  "hit.detected",
  "hit[0].labels",
  "hit[0].published_date",
  "hit[0].type",
  "why"
FROM (
  SELECT
    "src",
    "dst",
    CASE WHEN ("branch" = 1) THEN CASE WHEN (NOT ("key" IS NULL)) THEN 'true' ELSE NULL::VARCHAR END ELSE NULL::VARCHAR END AS "hit.detected",
    CASE WHEN ("branch" = 1) THEN CASE WHEN ((NOT ("key" IS NULL)) AND ("entries" = 0)) THEN "labels" ELSE NULL::VARCHAR END ELSE NULL::VARCHAR END AS "hit[0].labels",
    CASE WHEN ("branch" = 1) THEN CASE WHEN ((NOT ("key" IS NULL)) AND ("entries" = 0)) THEN "published_date" ELSE NULL::VARCHAR END ELSE NULL::VARCHAR END AS "hit[0].published_date",
    NULL::VARCHAR AS "hit[0].type",
    CASE WHEN ("branch" = 1) THEN 'url' ELSE 'none' END AS "why",
    "order_1",
    "key" AS "order_2",
    "order_3"
  FROM (
    SELECT
      l."src" AS "src",
      l."dst" AS "dst",
      l."key" AS "key",
      l."labels" AS "labels",
      l."published_date" AS "published_date",
      l."entries" AS "entries",
      CASE WHEN (NOT (l."key" IS NULL)) THEN 1::BIGINT WHEN (r."key" IS NULL) THEN 2::BIGINT ELSE NULL::BIGINT END AS "branch",
      l."order_1" AS "order_1",
      r."key" AS "order_3"
    FROM (
      SELECT
        l."src" AS "src",
        l."dst" AS "dst",
        r."key" AS "key",
        r."labels" AS "labels",
        r."published_date" AS "published_date",
        0::BIGINT AS "entries",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          "src",
          "dst",
          "url",
          rowid AS "order_1"
        FROM "events"
      ) AS l
      LEFT JOIN (
        SELECT
          "key",
          last("labels" ORDER BY "order_1") AS "labels",
          last("published_date" ORDER BY "order_1") AS "published_date"
        FROM (
          SELECT
            "labels",
            "published_date",
            lower("indicator") AS "key",
            rowid AS "order_1"
          FROM "ioc"
          WHERE (lower("type") = 'url')
            AND (lower("malicious_confidence") = 'high')
        ) AS t
        GROUP BY 1
      ) AS r
      ON (lower(l."url") = r."key")
    ) AS l
    LEFT JOIN (
      SELECT
        "key"
      FROM (
        SELECT
          CASE WHEN contains("indicator", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string("indicator") END AS "key"
        FROM "ioc"
        WHERE (lower("type") = 'ip_address')
          AND ((lower("malicious_confidence") = 'unverified') OR (lower("malicious_confidence") = 'low') OR (lower("malicious_confidence") = 'medium') OR (lower("malicious_confidence") = 'high'))
      ) AS t
      GROUP BY 1
    ) AS r
    ON (CASE WHEN contains(l."dst", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string(l."dst") END = r."key")
    WHERE (NOT (CASE WHEN (NOT (l."key" IS NULL)) THEN 1::BIGINT WHEN (r."key" IS NULL) THEN 2::BIGINT ELSE NULL::BIGINT END IS NULL))
  ) AS t
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
