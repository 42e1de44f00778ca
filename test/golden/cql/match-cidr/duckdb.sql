SELECT
  "ip",
  "label",
  "owner"
FROM (
  SELECT
    l."ip" AS "ip",
    coalesce(r."label", l."label") AS "label",
    r."owner" AS "owner",
    l."order_1" AS "order_1",
    r."ip" AS "order_2",
    r."order_2" AS "order_3"
  FROM (
    SELECT
      "ip",
      "label",
      rowid AS "order_1"
    FROM "events"
  ) AS l
  LEFT JOIN (
    SELECT
      "ip",
      "address",
      "six",
      "network",
      "label",
      "owner",
      "place",
      "first",
      "last",
      "six_2",
      "place_2",
      "order_2"
    FROM (
      SELECT
        l."ip" AS "ip",
        l."address" AS "address",
        l."six" AS "six",
        l."network" AS "network",
        r."label" AS "label",
        r."owner" AS "owner",
        r."place" AS "place",
        r."first" AS "first",
        r."last" AS "last",
        r."six" AS "six_2",
        row_number() OVER (PARTITION BY l."ip" ORDER BY r."first" DESC NULLS LAST, r."last" NULLS LAST, r."place" DESC NULLS LAST, l."ip" NULLS FIRST, r."order_1") AS "place_2",
        r."order_1" AS "order_2"
      FROM (
        SELECT
          "ip",
          host_ip_first_of_network_string_gives_string("ip") AS "address",
          contains("ip", ':') AS "six",
          contains("ip", '/') AS "network"
        FROM (
          SELECT
            "ip"
          FROM "events"
          GROUP BY 1
        ) AS t
        WHERE (NOT ("ip" IS NULL))
      ) AS l
      INNER JOIN (
        SELECT
          "label",
          "owner",
          "place",
          host_ip_first_of_network_string_gives_string("net") AS "first",
          host_ip_last_of_network_string_gives_string("net") AS "last",
          contains("net", ':') AS "six",
          "order_1"
        FROM (
          SELECT
            "net",
            "label",
            "owner",
            row_number() OVER (ORDER BY rowid) AS "place",
            rowid AS "order_1"
          FROM "nets.csv"
        ) AS t
      ) AS r
      ON ((r."first" <= l."address") AND (r."last" >= l."address") AND (r."six" = l."six") AND (NOT l."network"))
    ) AS t
    WHERE ("place_2" <= 1)
  ) AS r
  ON (l."ip" = r."ip")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3"
