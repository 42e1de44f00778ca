SELECT
  "Ip",
  "Net",
  "Zone"
FROM (
  SELECT
    l."Ip" AS "Ip",
    coalesce(r."Net", '') AS "Net",
    coalesce(r."Zone", '') AS "Zone",
    l."order_1" AS "order_1",
    r."order_1" AS "order_2"
  FROM (
    SELECT
      "Ip",
      host_ip_first_of_network_string_gives_string("Ip") AS "address",
      "order_1"
    FROM (
      SELECT
        coalesce("Ip", '') AS "Ip",
        rowid AS "order_1"
      FROM "Flows"
    ) AS t
  ) AS l
  INNER JOIN (
    SELECT
      "Net",
      "Zone",
      host_ip_first_of_network_string_gives_string("Net") AS "first",
      host_ip_last_of_network_string_gives_string("Net") AS "last",
      "order_1"
    FROM (
      SELECT
        c0 AS "Net",
        c1 AS "Zone",
        place AS "order_1"
      FROM (VALUES
        ('2001:db8::/32', 'doc', 0),
        ('::ffff:10.0.0.0/104', 'mapped', 1),
        ('fe80::1', 'link', 2)
      ) AS t(c0, c1, place)
    ) AS t
  ) AS r
  ON ((l."address" >= r."first") AND (l."address" <= r."last"))
) AS t
ORDER BY "order_1", "order_2"
