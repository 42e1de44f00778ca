SELECT
  "src",
  "dst",
  "ioc.detected",
  "ioc[0].indicator",
  "ioc[0].labels",
  "ioc[0].malicious_confidence",
  "ioc[0].last_updated",
  "ioc[1].indicator",
  "ioc[1].type"
FROM (
  SELECT
    "src",
    "dst",
    CASE WHEN ((NOT ("key" IS NULL)) OR (NOT ("key_2" IS NULL))) THEN 'true' ELSE NULL::VARCHAR END AS "ioc.detected",
    CASE WHEN ((NOT ("key" IS NULL)) AND ("entries" = 0)) THEN "indicator" WHEN ((NOT ("key_2" IS NULL)) AND ("entries_2" = 0)) THEN "indicator_2" ELSE NULL::VARCHAR END AS "ioc[0].indicator",
    CASE WHEN ((NOT ("key" IS NULL)) AND ("entries" = 0)) THEN "labels" WHEN ((NOT ("key_2" IS NULL)) AND ("entries_2" = 0)) THEN "labels_2" ELSE NULL::VARCHAR END AS "ioc[0].labels",
    CASE WHEN ((NOT ("key" IS NULL)) AND ("entries" = 0)) THEN "malicious_confidence" WHEN ((NOT ("key_2" IS NULL)) AND ("entries_2" = 0)) THEN "malicious_confidence_2" ELSE NULL::VARCHAR END AS "ioc[0].malicious_confidence",
    CASE WHEN ((NOT ("key" IS NULL)) AND ("entries" = 0)) THEN "last_updated" WHEN ((NOT ("key_2" IS NULL)) AND ("entries_2" = 0)) THEN "last_updated_2" ELSE NULL::VARCHAR END AS "ioc[0].last_updated",
    CASE WHEN ((NOT ("key_2" IS NULL)) AND ("entries_2" = 1)) THEN "indicator_2" ELSE NULL::VARCHAR END AS "ioc[1].indicator",
    CASE WHEN ((NOT ("key_2" IS NULL)) AND ("entries_2" = 1)) THEN "type" ELSE NULL::VARCHAR END AS "ioc[1].type",
    "order_1",
    "key" AS "order_2",
    "key_2" AS "order_3"
  FROM (
    SELECT
      l."src" AS "src",
      l."dst" AS "dst",
      l."key" AS "key",
      l."indicator" AS "indicator",
      l."labels" AS "labels",
      l."last_updated" AS "last_updated",
      l."malicious_confidence" AS "malicious_confidence",
      l."entries" AS "entries",
      r."key" AS "key_2",
      r."indicator" AS "indicator_2",
      r."labels" AS "labels_2",
      r."last_updated" AS "last_updated_2",
      r."malicious_confidence" AS "malicious_confidence_2",
      r."type" AS "type",
      (l."entries" + CASE WHEN (NOT (l."key" IS NULL)) THEN 1::BIGINT ELSE 0::BIGINT END) AS "entries_2",
      l."order_1" AS "order_1"
    FROM (
      SELECT
        l."src" AS "src",
        l."dst" AS "dst",
        r."key" AS "key",
        r."indicator" AS "indicator",
        r."labels" AS "labels",
        r."last_updated" AS "last_updated",
        r."malicious_confidence" AS "malicious_confidence",
        0::BIGINT AS "entries",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          "src",
          "dst",
          rowid AS "order_1"
        FROM "events"
      ) AS l
      LEFT JOIN (
        SELECT
          "key",
          last("indicator" ORDER BY "order_1") AS "indicator",
          last("labels" ORDER BY "order_1") AS "labels",
          last("last_updated" ORDER BY "order_1") AS "last_updated",
          last("malicious_confidence" ORDER BY "order_1") AS "malicious_confidence"
        FROM (
          SELECT
            "indicator",
            "malicious_confidence",
            "labels",
            "last_updated",
            CASE WHEN contains("indicator", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string("indicator") END AS "key",
            rowid AS "order_1"
          FROM "ioc"
          WHERE (lower("type") = 'ip_address')
            AND ((lower("malicious_confidence") = 'medium') OR (lower("malicious_confidence") = 'high'))
        ) AS t
        GROUP BY 1
      ) AS r
      ON (CASE WHEN contains(l."src", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string(l."src") END = r."key")
    ) AS l
    LEFT JOIN (
      SELECT
        "key",
        last("indicator" ORDER BY "order_1") AS "indicator",
        last("labels" ORDER BY "order_1") AS "labels",
        last("last_updated" ORDER BY "order_1") AS "last_updated",
        last("malicious_confidence" ORDER BY "order_1") AS "malicious_confidence",
        last("type" ORDER BY "order_1") AS "type"
      FROM (
        SELECT
          "indicator",
          "type",
          "malicious_confidence",
          "labels",
          "last_updated",
          CASE WHEN contains("indicator", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string("indicator") END AS "key",
          rowid AS "order_1"
        FROM "ioc"
        WHERE (lower("type") = 'ip_address')
          AND ((lower("malicious_confidence") = 'medium') OR (lower("malicious_confidence") = 'high'))
      ) AS t
      GROUP BY 1
    ) AS r
    ON (CASE WHEN contains(l."dst", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string(l."dst") END = r."key")
  ) AS t
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST
