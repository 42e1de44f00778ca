SELECT
  "ip",
  "in"
FROM (
  SELECT
    l."ip" AS "ip",
    l."in" AS "in",
    l."order_1" AS "order_1",
    l."order_2" AS "order_2",
    l."order_3" AS "order_3",
    l."order_4" AS "order_4",
    l."order_5" AS "order_5"
  FROM (
    SELECT
      l."ip" AS "ip",
      CASE WHEN (CASE WHEN (NOT (l."ip_2" IS NULL)) THEN 1::BIGINT WHEN (r."ip" IS NULL) THEN 2::BIGINT ELSE NULL::BIGINT END = 1) THEN 'yes' ELSE 'no' END AS "in",
      l."order_1" AS "order_1",
      l."ip_2" AS "order_2",
      l."order_3" AS "order_3",
      r."ip" AS "order_4",
      r."order_2" AS "order_5"
    FROM (
      SELECT
        l."ip" AS "ip",
        r."ip" AS "ip_2",
        r."address" AS "address",
        r."six" AS "six",
        r."network" AS "network",
        r."place" AS "place",
        r."first" AS "first",
        r."last" AS "last",
        r."six_2" AS "six_2",
        r."place_2" AS "place_2",
        l."order_1" AS "order_1",
        r."order_2" AS "order_3"
      FROM (
        SELECT
          "ip",
          rowid AS "order_1"
        FROM "events"
      ) AS l
      LEFT JOIN (
        SELECT
          "ip",
          "address",
          "six",
          "network",
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
              "place",
              host_ip_first_of_network_string_gives_string("net") AS "first",
              host_ip_last_of_network_string_gives_string("net") AS "last",
              contains("net", ':') AS "six",
              "order_1"
            FROM (
              SELECT
                "net",
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
    ) AS l
    LEFT JOIN (
      SELECT
        "ip",
        "address",
        "six",
        "network",
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
              l."ip" AS "ip"
            FROM (
              SELECT
                "ip"
              FROM "events"
            ) AS l
            LEFT JOIN (
              SELECT
                "ip",
                "address",
                "six",
                "network",
                "place",
                "first",
                "last",
                "six_2",
                "place_2"
              FROM (
                SELECT
                  l."ip" AS "ip",
                  l."address" AS "address",
                  l."six" AS "six",
                  l."network" AS "network",
                  r."place" AS "place",
                  r."first" AS "first",
                  r."last" AS "last",
                  r."six" AS "six_2",
                  row_number() OVER (PARTITION BY l."ip" ORDER BY r."first" DESC NULLS LAST, r."last" NULLS LAST, r."place" DESC NULLS LAST, l."ip" NULLS FIRST, r."order_1") AS "place_2"
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
                    "place",
                    host_ip_first_of_network_string_gives_string("net") AS "first",
                    host_ip_last_of_network_string_gives_string("net") AS "last",
                    contains("net", ':') AS "six",
                    "order_1"
                  FROM (
                    SELECT
                      "net",
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
            GROUP BY 1
          ) AS t
          WHERE (NOT ("ip" IS NULL))
        ) AS l
        INNER JOIN (
          SELECT
            "place",
            host_ip_first_of_network_string_gives_string("net") AS "first",
            host_ip_last_of_network_string_gives_string("net") AS "last",
            contains("net", ':') AS "six",
            "order_1"
          FROM (
            SELECT
              "net",
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
    WHERE (NOT (CASE WHEN (NOT (l."ip_2" IS NULL)) THEN 1::BIGINT WHEN (r."ip" IS NULL) THEN 2::BIGINT ELSE NULL::BIGINT END IS NULL))
  ) AS l
  ANTI JOIN (
    SELECT
      "ip",
      "address",
      "six",
      "network",
      "place",
      "first",
      "last",
      "six_2",
      "place_2"
    FROM (
      SELECT
        l."ip" AS "ip",
        l."address" AS "address",
        l."six" AS "six",
        l."network" AS "network",
        r."place" AS "place",
        r."first" AS "first",
        r."last" AS "last",
        r."six" AS "six_2",
        row_number() OVER (PARTITION BY l."ip" ORDER BY r."first" DESC NULLS LAST, r."last" NULLS LAST, r."place" DESC NULLS LAST, l."ip" NULLS FIRST, r."order_1") AS "place_2"
      FROM (
        SELECT
          "ip",
          host_ip_first_of_network_string_gives_string("ip") AS "address",
          contains("ip", ':') AS "six",
          contains("ip", '/') AS "network"
        FROM (
          SELECT
            "ip"
          FROM (
            SELECT
              l."ip" AS "ip"
            FROM (
              SELECT
                l."ip" AS "ip",
                r."ip" AS "ip_2",
                r."address" AS "address",
                r."six" AS "six",
                r."network" AS "network",
                r."place" AS "place",
                r."first" AS "first",
                r."last" AS "last",
                r."six_2" AS "six_2",
                r."place_2" AS "place_2"
              FROM (
                SELECT
                  "ip"
                FROM "events"
              ) AS l
              LEFT JOIN (
                SELECT
                  "ip",
                  "address",
                  "six",
                  "network",
                  "place",
                  "first",
                  "last",
                  "six_2",
                  "place_2"
                FROM (
                  SELECT
                    l."ip" AS "ip",
                    l."address" AS "address",
                    l."six" AS "six",
                    l."network" AS "network",
                    r."place" AS "place",
                    r."first" AS "first",
                    r."last" AS "last",
                    r."six" AS "six_2",
                    row_number() OVER (PARTITION BY l."ip" ORDER BY r."first" DESC NULLS LAST, r."last" NULLS LAST, r."place" DESC NULLS LAST, l."ip" NULLS FIRST, r."order_1") AS "place_2"
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
                      "place",
                      host_ip_first_of_network_string_gives_string("net") AS "first",
                      host_ip_last_of_network_string_gives_string("net") AS "last",
                      contains("net", ':') AS "six",
                      "order_1"
                    FROM (
                      SELECT
                        "net",
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
            ) AS l
            LEFT JOIN (
              SELECT
                "ip",
                "address",
                "six",
                "network",
                "place",
                "first",
                "last",
                "six_2",
                "place_2"
              FROM (
                SELECT
                  l."ip" AS "ip",
                  l."address" AS "address",
                  l."six" AS "six",
                  l."network" AS "network",
                  r."place" AS "place",
                  r."first" AS "first",
                  r."last" AS "last",
                  r."six" AS "six_2",
                  row_number() OVER (PARTITION BY l."ip" ORDER BY r."first" DESC NULLS LAST, r."last" NULLS LAST, r."place" DESC NULLS LAST, l."ip" NULLS FIRST, r."order_1") AS "place_2"
                FROM (
                  SELECT
                    "ip",
                    host_ip_first_of_network_string_gives_string("ip") AS "address",
                    contains("ip", ':') AS "six",
                    contains("ip", '/') AS "network"
                  FROM (
                    SELECT
                      l."ip" AS "ip"
                    FROM (
                      SELECT
                        "ip"
                      FROM "events"
                    ) AS l
                    LEFT JOIN (
                      SELECT
                        "ip",
                        "address",
                        "six",
                        "network",
                        "place",
                        "first",
                        "last",
                        "six_2",
                        "place_2"
                      FROM (
                        SELECT
                          l."ip" AS "ip",
                          l."address" AS "address",
                          l."six" AS "six",
                          l."network" AS "network",
                          r."place" AS "place",
                          r."first" AS "first",
                          r."last" AS "last",
                          r."six" AS "six_2",
                          row_number() OVER (PARTITION BY l."ip" ORDER BY r."first" DESC NULLS LAST, r."last" NULLS LAST, r."place" DESC NULLS LAST, l."ip" NULLS FIRST, r."order_1") AS "place_2"
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
                            "place",
                            host_ip_first_of_network_string_gives_string("net") AS "first",
                            host_ip_last_of_network_string_gives_string("net") AS "last",
                            contains("net", ':') AS "six",
                            "order_1"
                          FROM (
                            SELECT
                              "net",
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
                    GROUP BY 1
                  ) AS t
                  WHERE (NOT ("ip" IS NULL))
                ) AS l
                INNER JOIN (
                  SELECT
                    "place",
                    host_ip_first_of_network_string_gives_string("net") AS "first",
                    host_ip_last_of_network_string_gives_string("net") AS "last",
                    contains("net", ':') AS "six",
                    "order_1"
                  FROM (
                    SELECT
                      "net",
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
            WHERE (NOT (CASE WHEN (NOT (l."ip_2" IS NULL)) THEN 1::BIGINT WHEN (r."ip" IS NULL) THEN 2::BIGINT ELSE NULL::BIGINT END IS NULL))
          ) AS t
          GROUP BY 1
        ) AS t
        WHERE (NOT ("ip" IS NULL))
      ) AS l
      INNER JOIN (
        SELECT
          "place",
          host_ip_first_of_network_string_gives_string("net") AS "first",
          host_ip_last_of_network_string_gives_string("net") AS "last",
          contains("net", ':') AS "six",
          "order_1"
        FROM (
          SELECT
            "net",
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
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3", "order_4" NULLS FIRST, "order_5"
