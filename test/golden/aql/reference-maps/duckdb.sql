SELECT
  "username",
  "full_name",
  "person",
  "place",
  "city",
  "older"
FROM (
  SELECT
    "username",
    "full_name",
    "person",
    "place",
    "city",
    "older",
    "order" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5",
    "order_5" AS "order_6",
    "order_6" AS "order_7",
    "order_7" AS "order_8",
    "order_8" AS "order_9"
  FROM (
    SELECT
      l."username" AS "username",
      l."value" AS "full_name",
      l."value_2" AS "person",
      l."value_3" AS "place",
      l."value_4" AS "city",
      (coalesce(CASE WHEN CAST(TRY_CAST(r."value" AS BIGINT) AS VARCHAR) = r."value" THEN TRY_CAST(r."value" AS BIGINT) WHEN regexp_full_match(r."value", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(r."value", E' \t\n\r'), '+') AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match(r."value", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."value", E' \t\n\r') AS DOUBLE) END) AS BIGINT)) + 1::BIGINT) AS "older",
      l."starttime" AS "order",
      l."order_1" AS "order_1",
      l."key" AS "order_2",
      l."key_2" AS "order_3",
      l."key_3" AS "order_4",
      l."key_4" AS "order_5",
      l."key_5" AS "order_6",
      r."key" AS "order_7",
      r."key_2" AS "order_8"
    FROM (
      SELECT
        l."username" AS "username",
        l."starttime" AS "starttime",
        l."key" AS "key",
        l."value" AS "value",
        l."key_2" AS "key_2",
        l."value_2" AS "value_2",
        l."key_3" AS "key_3",
        l."value_3" AS "value_3",
        r."key" AS "key_4",
        r."key_2" AS "key_5",
        r."value" AS "value_4",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          l."username" AS "username",
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
            l."username" AS "username",
            l."starttime" AS "starttime",
            l."key" AS "key",
            l."value" AS "value",
            r."key" AS "key_2",
            r."value" AS "value_2",
            l."order_1" AS "order_1"
          FROM (
            SELECT
              l."username" AS "username",
              l."starttime" AS "starttime",
              r."key" AS "key",
              r."value" AS "value",
              l."order_1" AS "order_1"
            FROM (
              SELECT
                "username",
                "starttime",
                rowid AS "order_1"
              FROM "events"
            ) AS l
            LEFT JOIN (
              SELECT
                "login" AS "key",
                last("full" ORDER BY rowid) AS "value"
              FROM "lookup:names"
              GROUP BY 1
            ) AS r
            ON (l."username" = r."key")
          ) AS l
          LEFT JOIN (
            SELECT
              "key",
              last("Full_Name" ORDER BY rowid) AS "value"
            FROM "lookup:people"
            GROUP BY 1
          ) AS r
          ON (l."username" = r."key")
        ) AS l
        LEFT JOIN (
          SELECT
            "key",
            last("Location" ORDER BY rowid) AS "value"
          FROM "lookup:people"
          GROUP BY 1
        ) AS r
        ON (l."username" = r."key")
      ) AS l
      LEFT JOIN (
        SELECT
          "outer key" AS "key",
          "inner key" AS "key_2",
          last("value" ORDER BY rowid) AS "value"
        FROM "lookup:long"
        GROUP BY 1, 2
      ) AS r
      ON ((l."username" = r."key") AND ('city' = r."key_2"))
    ) AS l
    LEFT JOIN (
      SELECT
        "outer key" AS "key",
        "inner key" AS "key_2",
        last("value" ORDER BY rowid) AS "value"
      FROM "lookup:long"
      GROUP BY 1, 2
    ) AS r
    ON ((l."username" = r."key") AND ('age' = r."key_2"))
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST, "order_7" NULLS FIRST, "order_8" NULLS FIRST, "order_9" NULLS FIRST
