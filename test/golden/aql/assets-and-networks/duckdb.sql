SELECT
  "sourceip",
  "host",
  "who",
  "place",
  "net",
  "full_net",
  "mine"
FROM (
  SELECT
    "sourceip",
    "host",
    "who",
    "place",
    "net",
    "full_net",
    "mine",
    "order" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5",
    "order_5" AS "order_6"
  FROM (
    SELECT
      l."sourceip" AS "sourceip",
      l."value" AS "host",
      l."value_2" AS "who",
      l."value_3" AS "place",
      CASE WHEN (l."sourceip" IS NULL) THEN NULL::VARCHAR ELSE coalesce(host_ip_name_in_networks_string_dynamic_gives_string(l."sourceip", l."networks"::VARCHAR), 'other') END AS "net",
      CASE WHEN (l."sourceip" IS NULL) THEN NULL::VARCHAR ELSE coalesce(host_ip_name_in_networks_string_dynamic_gives_string(l."sourceip", l."networks_2"::VARCHAR), 'other') END AS "full_net",
      CASE WHEN (l."sourceip" IS NULL) THEN NULL::BOOLEAN ELSE (NOT (r."found" IS NULL)) END AS "mine",
      l."starttime" AS "order",
      l."order_1" AS "order_1",
      l."key" AS "order_2",
      l."key_2" AS "order_3",
      l."key_3" AS "order_4",
      r."key" AS "order_5"
    FROM (
      SELECT
        l."sourceip" AS "sourceip",
        l."starttime" AS "starttime",
        l."key" AS "key",
        l."value" AS "value",
        l."key_2" AS "key_2",
        l."value_2" AS "value_2",
        l."key_3" AS "key_3",
        l."value_3" AS "value_3",
        l."networks" AS "networks",
        r."networks" AS "networks_2",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          l."sourceip" AS "sourceip",
          l."starttime" AS "starttime",
          l."key" AS "key",
          l."value" AS "value",
          l."key_2" AS "key_2",
          l."value_2" AS "value_2",
          l."key_3" AS "key_3",
          l."value_3" AS "value_3",
          r."networks" AS "networks",
          l."order_1" AS "order_1"
        FROM (
          SELECT
            l."sourceip" AS "sourceip",
            l."starttime" AS "starttime",
            l."key" AS "key",
            l."value" AS "value",
            l."key_2" AS "key_2",
            l."value_2" AS "value_2",
            r."key" AS "key_3",
            r."value" AS "value_3",
            l."order_1" AS "order_1"
          FROM (
            SELECT
              l."sourceip" AS "sourceip",
              l."starttime" AS "starttime",
              l."key" AS "key",
              l."value" AS "value",
              r."key" AS "key_2",
              r."value" AS "value_2",
              l."order_1" AS "order_1"
            FROM (
              SELECT
                l."sourceip" AS "sourceip",
                l."starttime" AS "starttime",
                r."key" AS "key",
                r."value" AS "value",
                l."order_1" AS "order_1"
              FROM (
                SELECT
                  "sourceip",
                  "starttime",
                  rowid AS "order_1"
                FROM "events"
              ) AS l
              LEFT JOIN (
                SELECT
                  "IP Address" AS "key",
                  last("Host Name" ORDER BY rowid) AS "value"
                FROM "lookup:assets"
                GROUP BY 1
              ) AS r
              ON (l."sourceip" = r."key")
            ) AS l
            LEFT JOIN (
              SELECT
                "IP Address" AS "key",
                last("user" ORDER BY rowid) AS "value"
              FROM "lookup:assets"
              GROUP BY 1
            ) AS r
            ON (l."sourceip" = r."key")
          ) AS l
          LEFT JOIN (
            SELECT
              "IP Address" AS "key",
              last("Location" ORDER BY rowid) AS "value"
            FROM "lookup:assets"
            GROUP BY 1
          ) AS r
          ON (l."sourceip" = r."key")
        ) AS l
        LEFT JOIN (
          SELECT
            coalesce(to_json((list(("cidr" || ' ' || "name") ORDER BY rowid) FILTER (WHERE ("cidr" || ' ' || "name") IS NOT NULL))[1:100000::BIGINT]), '[]'::JSON) AS "networks"
          FROM "lookup:networks"
        ) AS r
        ON true
      ) AS l
      LEFT JOIN (
        SELECT
          coalesce(to_json((list(("cidr" || ' ' || "fullname") ORDER BY rowid) FILTER (WHERE ("cidr" || ' ' || "fullname") IS NOT NULL))[1:100000::BIGINT]), '[]'::JSON) AS "networks"
        FROM "lookup:networks"
      ) AS r
      ON true
    ) AS l
    LEFT JOIN (
      SELECT
        "value" AS "key",
        count(*) AS "found"
      FROM "lookup:My Servers"
      GROUP BY 1
    ) AS r
    ON (l."sourceip" = r."key")
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST
