SELECT
  "Ip",
  "Site",
  "Zone",
  "Net",
  "Zone1"
FROM (
  SELECT
    l."Ip" AS "Ip",
    l."Site" AS "Site",
    l."Zone" AS "Zone",
    coalesce(r."Net", '') AS "Net",
    coalesce(r."Zone", '') AS "Zone1",
    l."order_1" AS "order_1",
    r."order_1" AS "order_2"
  FROM (
    SELECT
      "Ip",
      "Site",
      "Zone",
      host_ip_first_of_ipv4_network_string_gives_string("Ip") AS "address",
      "order_1"
    FROM (
      SELECT
        coalesce("Ip", '') AS "Ip",
        "Site",
        coalesce("Zone", '') AS "Zone",
        rowid AS "order_1"
      FROM "Flows"
    ) AS t
  ) AS l
  LEFT JOIN (
    SELECT
      "Net",
      "Zone",
      "Site",
      host_ip_first_of_ipv4_network_string_gives_string("Net") AS "first",
      host_ip_last_of_ipv4_network_string_gives_string("Net") AS "last",
      "order_1"
    FROM (
      SELECT
        c0 AS "Net",
        c1 AS "Zone",
        c2 AS "Site",
        place AS "order_1"
      FROM (VALUES
        ('10.0.0.0/8', 'inside', 1::BIGINT, 0),
        ('10.1.0.0/16', 'lab', 1::BIGINT, 1),
        ('203.0.113.7', 'one', 2::BIGINT, 2),
        ('bad/99', 'broken', 1::BIGINT, 3),
        ('10.0.0.0/8', 'far', 2::BIGINT, 4)
      ) AS t(c0, c1, c2, place)
    ) AS t
  ) AS r
  ON ((l."Site" = r."Site") AND (l."address" >= r."first") AND (l."address" <= r."last"))
) AS t
ORDER BY "order_1", "order_2"
