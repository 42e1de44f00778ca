SELECT
  "src",
  "hostname",
  "dst",
  "_hostname"
FROM (
  SELECT
    l."src" AS "src",
    l."hostname" AS "hostname",
    l."dst" AS "dst",
    r."hostname" AS "_hostname",
    l."@timestamp" AS "order_1",
    l."order_3" AS "order_3",
    l."key" AS "order_4",
    r."key" AS "order_5"
  FROM (
    SELECT
      "@timestamp",
      "src",
      "dst",
      "key",
      "hostname",
      "order_2" AS "order_3"
    FROM (
      SELECT
        l."@timestamp" AS "@timestamp",
        l."src" AS "src",
        l."dst" AS "dst",
        r."key" AS "key",
        r."hostname" AS "hostname",
        l."order_1" AS "order_2"
      FROM (
        SELECT
          "@timestamp",
          "src",
          "dst",
          rowid AS "order_1"
        FROM "events"
      ) AS l
      LEFT JOIN (
        SELECT
          "key",
          last("hostname" ORDER BY "order_1") AS "hostname"
        FROM (
          SELECT
            "hostname",
            CASE WHEN contains("ip", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string("ip") END AS "key",
            rowid AS "order_1"
          FROM "rdns"
        ) AS t
        GROUP BY 1
      ) AS r
      ON (CASE WHEN contains(l."src", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string(l."src") END = r."key")
      ORDER BY "@timestamp" DESC NULLS LAST, "order_2", "key" NULLS FIRST
      LIMIT 10
    ) AS t
  ) AS l
  LEFT JOIN (
    SELECT
      "key",
      last("hostname" ORDER BY "order_1") AS "hostname"
    FROM (
      SELECT
        "hostname",
        CASE WHEN contains("ip", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string("ip") END AS "key",
        rowid AS "order_1"
      FROM "rdns"
    ) AS t
    GROUP BY 1
  ) AS r
  ON (CASE WHEN contains(l."dst", '/') THEN NULL::VARCHAR ELSE host_ip_first_of_network_string_gives_string(l."dst") END = r."key")
) AS t
ORDER BY "order_1" NULLS LAST, "order_1" DESC NULLS LAST, "order_3", "order_4" NULLS FIRST, "order_5" NULLS FIRST
