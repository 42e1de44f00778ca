SELECT
  "@timestamp",
  "n",
  "total",
  "oks",
  "highest",
  "outcome",
  "hosts"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    l."n" AS "n",
    l."total" AS "total",
    l."oks" AS "oks",
    l."highest" AS "highest",
    l."outcome" AS "outcome",
    r."hosts" AS "hosts",
    l."order_2" AS "order_2",
    l."�0" AS "order_3",
    r."�0" AS "order_4"
  FROM (
    SELECT
      l."@timestamp" AS "@timestamp",
      l."n" AS "n",
      l."total" AS "total",
      l."oks" AS "oks",
      l."place" AS "place",
      r."�0" AS "�0",
      r."highest" AS "highest",
      r."outcome" AS "outcome",
      row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order_2", r."�0" NULLS FIRST) AS "place_2",
      l."order_2" AS "order_2"
    FROM (
      SELECT
        "@timestamp",
        "n",
        "total",
        "oks",
        row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          coalesce("place_2", 0::BIGINT) AS "n",
          coalesce("place_4", 0e0) AS "total",
          coalesce("place_6", 0::BIGINT) AS "oks",
          "order_2"
        FROM (
          SELECT
            "@timestamp",
            "outcome",
            "bytes",
            "place",
            "place_2",
            "place_3",
            "place_4",
            "place_5",
            lag("place_5", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_6",
            "order_2"
          FROM (
            SELECT
              "@timestamp",
              "outcome",
              "bytes",
              "place",
              "place_2",
              "place_3",
              "place_4",
              CAST(sum(CASE WHEN ("outcome" = 'ok') THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place_5",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "outcome",
                "bytes",
                "place",
                "place_2",
                "place_3",
                lag("place_3", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_4",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "outcome",
                  "bytes",
                  "place",
                  "place_2",
                  sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "place_3",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "outcome",
                    "bytes",
                    "place",
                    lag("place", 1::BIGINT::INTEGER) OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_2",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "outcome",
                      "bytes",
                      CAST(sum(1::BIGINT) OVER (ORDER BY "@timestamp" NULLS LAST, rowid ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "place",
                      rowid AS "order_2"
                    FROM "events"
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS l
    LEFT JOIN (
      SELECT
        l."row" AS "�0",
        max(CASE WHEN regexp_full_match(r."bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."bytes", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE (NOT (r."place" IS NULL))) AS "highest",
        arg_max_null(r."outcome", r."@timestamp" ORDER BY l."order_1" NULLS LAST, l."order_2", r."@timestamp" NULLS LAST, r."order_2") FILTER (WHERE ((NOT (r."place" IS NULL)) AND (NOT (r."outcome" IS NULL)))) AS "outcome"
      FROM (
        SELECT
          "place" AS "row",
          "order_1",
          "order_2"
        FROM (
          SELECT
            row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2") AS "place",
            "order_1",
            "order_2"
          FROM (
            SELECT
              "@timestamp" AS "order_1",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "order_2"
                      FROM (
                        SELECT
                          "@timestamp",
                          rowid AS "order_2"
                        FROM "events"
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS l
      LEFT JOIN (
        SELECT
          "@timestamp",
          "outcome",
          "bytes",
          row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place",
          "order_2"
        FROM (
          SELECT
            "@timestamp",
            "outcome",
            "bytes",
            "order_2"
          FROM (
            SELECT
              "@timestamp",
              "outcome",
              "bytes",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "outcome",
                "bytes",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "outcome",
                  "bytes",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "outcome",
                    "bytes",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "outcome",
                      "bytes",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "outcome",
                        "bytes",
                        rowid AS "order_2"
                      FROM "events"
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS r
      ON ((r."place" <= l."row") AND (r."place" >= (l."row" - 1::BIGINT)))
      GROUP BY 1
    ) AS r
    ON (l."place" IS NOT DISTINCT FROM r."�0")
  ) AS l
  LEFT JOIN (
    SELECT
      l."row" AS "�0",
      count(r."host") FILTER (WHERE (NOT (r."place_2" IS NULL))) AS "hosts"
    FROM (
      SELECT
        "place_2" AS "row",
        "@timestamp" AS "row_2"
      FROM (
        SELECT
          l."@timestamp" AS "@timestamp",
          l."place" AS "place",
          r."�0" AS "�0",
          row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order_2", r."�0" NULLS FIRST) AS "place_2"
        FROM (
          SELECT
            "@timestamp",
            row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place",
            "order_2"
          FROM (
            SELECT
              "@timestamp",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "order_2"
                      FROM (
                        SELECT
                          "@timestamp",
                          rowid AS "order_2"
                        FROM "events"
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS l
        LEFT JOIN (
          SELECT
            l."row" AS "�0"
          FROM (
            SELECT
              "place" AS "row"
            FROM (
              SELECT
                row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2") AS "place"
              FROM (
                SELECT
                  "@timestamp" AS "order_1",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "order_2"
                      FROM (
                        SELECT
                          "@timestamp",
                          "order_2"
                        FROM (
                          SELECT
                            "@timestamp",
                            "order_2"
                          FROM (
                            SELECT
                              "@timestamp",
                              rowid AS "order_2"
                            FROM "events"
                          ) AS t
                        ) AS t
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS l
          LEFT JOIN (
            SELECT
              row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2") AS "place"
            FROM (
              SELECT
                "@timestamp" AS "order_1",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "order_2"
                      FROM (
                        SELECT
                          "@timestamp",
                          "order_2"
                        FROM (
                          SELECT
                            "@timestamp",
                            rowid AS "order_2"
                          FROM "events"
                        ) AS t
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS r
          ON ((r."place" <= l."row") AND (r."place" >= (l."row" - 1::BIGINT)))
          GROUP BY 1
        ) AS r
        ON (l."place" IS NOT DISTINCT FROM r."�0")
      ) AS t
    ) AS l
    LEFT JOIN (
      SELECT
        l."@timestamp" AS "@timestamp",
        l."host" AS "host",
        l."place" AS "place",
        r."�0" AS "�0",
        row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order_2", r."�0" NULLS FIRST) AS "place_2"
      FROM (
        SELECT
          "@timestamp",
          "host",
          row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place",
          "order_2"
        FROM (
          SELECT
            "@timestamp",
            "host",
            "order_2"
          FROM (
            SELECT
              "@timestamp",
              "host",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "host",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "host",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "host",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "host",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "host",
                        rowid AS "order_2"
                      FROM "events"
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS l
      LEFT JOIN (
        SELECT
          l."row" AS "�0"
        FROM (
          SELECT
            "place" AS "row"
          FROM (
            SELECT
              row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2") AS "place"
            FROM (
              SELECT
                "@timestamp" AS "order_1",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "order_2"
                      FROM (
                        SELECT
                          "@timestamp",
                          "order_2"
                        FROM (
                          SELECT
                            "@timestamp",
                            rowid AS "order_2"
                          FROM "events"
                        ) AS t
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS l
        LEFT JOIN (
          SELECT
            row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2") AS "place"
          FROM (
            SELECT
              "@timestamp" AS "order_1",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "order_2"
              FROM (
                SELECT
                  "@timestamp",
                  "order_2"
                FROM (
                  SELECT
                    "@timestamp",
                    "order_2"
                  FROM (
                    SELECT
                      "@timestamp",
                      "order_2"
                    FROM (
                      SELECT
                        "@timestamp",
                        "order_2"
                      FROM (
                        SELECT
                          "@timestamp",
                          rowid AS "order_2"
                        FROM "events"
                      ) AS t
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS r
        ON ((r."place" <= l."row") AND (r."place" >= (l."row" - 1::BIGINT)))
        GROUP BY 1
      ) AS r
      ON (l."place" IS NOT DISTINCT FROM r."�0")
    ) AS r
    ON ((r."place_2" <= l."row") AND (r."@timestamp" > (l."row_2" - 2000::BIGINT)))
    GROUP BY 1
  ) AS r
  ON (l."place_2" IS NOT DISTINCT FROM r."�0")
) AS t
ORDER BY "@timestamp" NULLS LAST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST
