SELECT
  "size",
  "spread",
  "_rollingstd"
FROM (
  SELECT
    "size",
    "spread",
    "_rollingstd",
    "row" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "size",
      "spread",
      "row_2" AS "row",
      coalesce("rollingstd", 0e0) AS "_rollingstd",
      "order_1"
    FROM (
      SELECT
        "host",
        "size",
        "row",
        "spread",
        "value",
        "row_2",
        stddev_samp("value") OVER (PARTITION BY "host" ORDER BY "row_2" NULLS LAST, "order_1" ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS "rollingstd",
        "order_1"
      FROM (
        SELECT
          "host",
          "size",
          "row",
          "spread",
          "value",
          row_number() OVER (ORDER BY "row" NULLS LAST, "order_1") AS "row_2",
          "order_1"
        FROM (
          SELECT
            "host",
            "size",
            "row",
            coalesce("rollingstd", 0e0) AS "spread",
            CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END AS "value",
            "order_1"
          FROM (
            SELECT
              "_messageTime",
              "host",
              "size",
              "value",
              "row",
              stddev_samp("value") OVER (ORDER BY "row" NULLS LAST, "order_1" ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS "rollingstd",
              "order_1"
            FROM (
              SELECT
                "_messageTime",
                "host",
                "size",
                "value",
                row_number() OVER (ORDER BY "_messageTime" NULLS FIRST, "_messageTime" DESC NULLS LAST, "order_1") AS "row",
                "order_1"
              FROM (
                SELECT
                  "_messageTime",
                  "host",
                  "size",
                  CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END AS "value",
                  rowid AS "order_1"
                FROM "messages"
                WHERE (NOT (CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END IS NULL))
              ) AS t
            ) AS t
          ) AS t
          WHERE (NOT (CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END IS NULL))
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2"
