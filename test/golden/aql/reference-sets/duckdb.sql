SELECT
  "username",
  "watched",
  "other_port",
  "risky",
  "constant"
FROM (
  SELECT
    "username",
    "watched",
    "other_port",
    "risky",
    "constant",
    "order" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5",
    "order_5" AS "order_6",
    "order_6" AS "order_7"
  FROM (
    SELECT
      l."username" AS "username",
      CASE WHEN (l."username" IS NULL) THEN NULL::BOOLEAN ELSE (NOT (l."found_2" IS NULL)) END AS "watched",
      (NOT CASE WHEN (CAST(l."destinationport" AS VARCHAR) IS NULL) THEN NULL::BOOLEAN ELSE (NOT (l."found" IS NULL)) END) AS "other_port",
      CASE WHEN (l."username" IS NULL) THEN NULL::BOOLEAN WHEN (l."sourceip" IS NULL) THEN NULL::BOOLEAN ELSE (NOT (l."found_3" IS NULL)) END AS "risky",
      (NOT (r."found" IS NULL)) AS "constant",
      l."starttime" AS "order",
      l."order_1" AS "order_1",
      l."key" AS "order_2",
      l."key_2" AS "order_3",
      l."key_3" AS "order_4",
      l."key_4" AS "order_5",
      r."key" AS "order_6"
    FROM (
      SELECT
        l."destinationport" AS "destinationport",
        l."username" AS "username",
        l."sourceip" AS "sourceip",
        l."starttime" AS "starttime",
        l."key" AS "key",
        l."found" AS "found",
        l."key_2" AS "key_2",
        l."found_2" AS "found_2",
        r."key" AS "key_3",
        r."key_2" AS "key_4",
        r."found" AS "found_3",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          l."destinationport" AS "destinationport",
          l."username" AS "username",
          l."sourceip" AS "sourceip",
          l."starttime" AS "starttime",
          l."key" AS "key",
          l."found" AS "found",
          r."key" AS "key_2",
          r."found" AS "found_2",
          l."order_1" AS "order_1"
        FROM (
          SELECT
            l."destinationport" AS "destinationport",
            l."username" AS "username",
            l."sourceip" AS "sourceip",
            l."starttime" AS "starttime",
            r."key" AS "key",
            r."found" AS "found",
            l."order_1" AS "order_1"
          FROM (
            SELECT
              "destinationport",
              "username",
              "sourceip",
              "starttime",
              rowid AS "order_1"
            FROM "events"
          ) AS l
          LEFT JOIN (
            SELECT
              "port" AS "key",
              count(*) AS "found"
            FROM "lookup:ports"
            GROUP BY 1
          ) AS r
          ON (CAST(l."destinationport" AS VARCHAR) = r."key")
        ) AS l
        LEFT JOIN (
          SELECT
            "value" AS "key",
            count(*) AS "found"
          FROM "lookup:Watched Users"
          GROUP BY 1
        ) AS r
        ON (l."username" = r."key")
        WHERE ((NOT CASE WHEN (l."username" IS NULL) THEN NULL::BOOLEAN ELSE (NOT (r."found" IS NULL)) END) OR CASE WHEN (CAST(l."destinationport" AS VARCHAR) IS NULL) THEN NULL::BOOLEAN ELSE (NOT (l."found" IS NULL)) END)
      ) AS l
      LEFT JOIN (
        SELECT
          "key",
          "value" AS "key_2",
          count(*) AS "found"
        FROM "lookup:risk"
        GROUP BY 1, 2
      ) AS r
      ON ((l."username" = r."key") AND (l."sourceip" = r."key_2"))
    ) AS l
    LEFT JOIN (
      SELECT
        "value" AS "key",
        count(*) AS "found"
      FROM "lookup:Watched Users"
      GROUP BY 1
    ) AS r
    ON ('bob' = r."key")
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST, "order_7" NULLS FIRST
