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
    l."order_3" AS "order_3",
    l."�0" AS "order_4",
    r."�0" AS "order_5"
  FROM (
    SELECT
      l."@timestamp" AS "@timestamp",
      l."n" AS "n",
      l."oks" AS "oks",
      l."total" AS "total",
      l."place" AS "place",
      r."�0" AS "�0",
      r."highest" AS "highest",
      r."outcome" AS "outcome",
      row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order_2", l."order_3" NULLS FIRST, r."�0" NULLS FIRST) AS "place_2",
      l."order_2" AS "order_2",
      l."order_3" AS "order_3"
    FROM (
      SELECT
        "@timestamp",
        "n",
        "oks",
        "total",
        row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place",
        "order_2",
        "order_3"
      FROM (
        SELECT
          l."@timestamp" AS "@timestamp",
          r."n" AS "n",
          r."oks" AS "oks",
          coalesce(r."total", 0e0) AS "total",
          l."order_2" AS "order_2",
          r."�0" AS "order_3"
        FROM (
          SELECT
            "@timestamp",
            row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
            rowid AS "order_2"
          FROM "events"
        ) AS l
        LEFT JOIN (
          SELECT
            l."row" AS "�0",
            count(*) FILTER (WHERE (NOT (r."place" IS NULL))) AS "n",
            sum(CASE WHEN regexp_full_match(r."bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."bytes", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE (NOT (r."place" IS NULL))) AS "total",
            count(*) FILTER (WHERE ((NOT (r."place" IS NULL)) AND (r."outcome" = 'ok'))) AS "oks"
          FROM (
            SELECT
              "place" AS "row"
            FROM (
              SELECT
                "@timestamp",
                row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
              FROM "events"
            ) AS t
          ) AS l
          LEFT JOIN (
            SELECT
              "@timestamp",
              "outcome",
              "bytes",
              row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
            FROM "events"
          ) AS r
          ON (r."place" < l."row")
          GROUP BY 1
        ) AS r
        ON (l."place" IS NOT DISTINCT FROM r."�0")
      ) AS t
    ) AS l
    LEFT JOIN (
      SELECT
        l."row" AS "�0",
        max(CASE WHEN regexp_full_match(r."bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."bytes", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE (NOT (r."place" IS NULL))) AS "highest",
        arg_max_null(r."outcome", r."@timestamp" ORDER BY l."order_1" NULLS LAST, l."order_2", l."order_3" NULLS FIRST, r."@timestamp" NULLS LAST, r."order_2", r."order_3" NULLS FIRST) FILTER (WHERE (NOT (r."place" IS NULL))) AS "outcome"
      FROM (
        SELECT
          "place" AS "row",
          "order_1",
          "order_2",
          "order_3"
        FROM (
          SELECT
            row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place",
            "order_1",
            "order_2",
            "order_3"
          FROM (
            SELECT
              l."@timestamp" AS "order_1",
              l."order_2" AS "order_2",
              r."�0" AS "order_3"
            FROM (
              SELECT
                "@timestamp",
                row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
                rowid AS "order_2"
              FROM "events"
            ) AS l
            LEFT JOIN (
              SELECT
                l."row" AS "�0"
              FROM (
                SELECT
                  "place" AS "row"
                FROM (
                  SELECT
                    "@timestamp",
                    row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                  FROM "events"
                ) AS t
              ) AS l
              LEFT JOIN (
                SELECT
                  "@timestamp",
                  row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                FROM "events"
              ) AS r
              ON (r."place" < l."row")
              GROUP BY 1
            ) AS r
            ON (l."place" IS NOT DISTINCT FROM r."�0")
          ) AS t
        ) AS t
      ) AS l
      LEFT JOIN (
        SELECT
          "@timestamp",
          "outcome",
          "bytes",
          row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place",
          "order_2",
          "order_3"
        FROM (
          SELECT
            l."@timestamp" AS "@timestamp",
            l."outcome" AS "outcome",
            l."bytes" AS "bytes",
            l."order_2" AS "order_2",
            r."�0" AS "order_3"
          FROM (
            SELECT
              "@timestamp",
              "outcome",
              "bytes",
              row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
              rowid AS "order_2"
            FROM "events"
          ) AS l
          LEFT JOIN (
            SELECT
              l."row" AS "�0"
            FROM (
              SELECT
                "place" AS "row"
              FROM (
                SELECT
                  "@timestamp",
                  row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                FROM "events"
              ) AS t
            ) AS l
            LEFT JOIN (
              SELECT
                "@timestamp",
                row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
              FROM "events"
            ) AS r
            ON (r."place" < l."row")
            GROUP BY 1
          ) AS r
          ON (l."place" IS NOT DISTINCT FROM r."�0")
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
          row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order_2", l."order_3" NULLS FIRST, r."�0" NULLS FIRST) AS "place_2"
        FROM (
          SELECT
            "@timestamp",
            row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place",
            "order_2",
            "order_3"
          FROM (
            SELECT
              l."@timestamp" AS "@timestamp",
              l."order_2" AS "order_2",
              r."�0" AS "order_3"
            FROM (
              SELECT
                "@timestamp",
                row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
                rowid AS "order_2"
              FROM "events"
            ) AS l
            LEFT JOIN (
              SELECT
                l."row" AS "�0"
              FROM (
                SELECT
                  "place" AS "row"
                FROM (
                  SELECT
                    "@timestamp",
                    row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                  FROM "events"
                ) AS t
              ) AS l
              LEFT JOIN (
                SELECT
                  "@timestamp",
                  row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                FROM "events"
              ) AS r
              ON (r."place" < l."row")
              GROUP BY 1
            ) AS r
            ON (l."place" IS NOT DISTINCT FROM r."�0")
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
                row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place"
              FROM (
                SELECT
                  l."@timestamp" AS "order_1",
                  l."order_2" AS "order_2",
                  r."�0" AS "order_3"
                FROM (
                  SELECT
                    "@timestamp",
                    row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
                    rowid AS "order_2"
                  FROM "events"
                ) AS l
                LEFT JOIN (
                  SELECT
                    l."row" AS "�0"
                  FROM (
                    SELECT
                      "place" AS "row"
                    FROM (
                      SELECT
                        "@timestamp",
                        row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                      FROM "events"
                    ) AS t
                  ) AS l
                  LEFT JOIN (
                    SELECT
                      "@timestamp",
                      row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                    FROM "events"
                  ) AS r
                  ON (r."place" < l."row")
                  GROUP BY 1
                ) AS r
                ON (l."place" IS NOT DISTINCT FROM r."�0")
              ) AS t
            ) AS t
          ) AS l
          LEFT JOIN (
            SELECT
              row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place"
            FROM (
              SELECT
                l."@timestamp" AS "order_1",
                l."order_2" AS "order_2",
                r."�0" AS "order_3"
              FROM (
                SELECT
                  "@timestamp",
                  row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
                  rowid AS "order_2"
                FROM "events"
              ) AS l
              LEFT JOIN (
                SELECT
                  l."row" AS "�0"
                FROM (
                  SELECT
                    "place" AS "row"
                  FROM (
                    SELECT
                      "@timestamp",
                      row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                    FROM "events"
                  ) AS t
                ) AS l
                LEFT JOIN (
                  SELECT
                    "@timestamp",
                    row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                  FROM "events"
                ) AS r
                ON (r."place" < l."row")
                GROUP BY 1
              ) AS r
              ON (l."place" IS NOT DISTINCT FROM r."�0")
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
        row_number() OVER (ORDER BY l."@timestamp" NULLS LAST, l."order_2", l."order_3" NULLS FIRST, r."�0" NULLS FIRST) AS "place_2"
      FROM (
        SELECT
          "@timestamp",
          "host",
          row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place",
          "order_2",
          "order_3"
        FROM (
          SELECT
            l."@timestamp" AS "@timestamp",
            l."host" AS "host",
            l."order_2" AS "order_2",
            r."�0" AS "order_3"
          FROM (
            SELECT
              "@timestamp",
              "host",
              row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
              rowid AS "order_2"
            FROM "events"
          ) AS l
          LEFT JOIN (
            SELECT
              l."row" AS "�0"
            FROM (
              SELECT
                "place" AS "row"
              FROM (
                SELECT
                  "@timestamp",
                  row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                FROM "events"
              ) AS t
            ) AS l
            LEFT JOIN (
              SELECT
                "@timestamp",
                row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
              FROM "events"
            ) AS r
            ON (r."place" < l."row")
            GROUP BY 1
          ) AS r
          ON (l."place" IS NOT DISTINCT FROM r."�0")
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
              row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place"
            FROM (
              SELECT
                l."@timestamp" AS "order_1",
                l."order_2" AS "order_2",
                r."�0" AS "order_3"
              FROM (
                SELECT
                  "@timestamp",
                  row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
                  rowid AS "order_2"
                FROM "events"
              ) AS l
              LEFT JOIN (
                SELECT
                  l."row" AS "�0"
                FROM (
                  SELECT
                    "place" AS "row"
                  FROM (
                    SELECT
                      "@timestamp",
                      row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                    FROM "events"
                  ) AS t
                ) AS l
                LEFT JOIN (
                  SELECT
                    "@timestamp",
                    row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                  FROM "events"
                ) AS r
                ON (r."place" < l."row")
                GROUP BY 1
              ) AS r
              ON (l."place" IS NOT DISTINCT FROM r."�0")
            ) AS t
          ) AS t
        ) AS l
        LEFT JOIN (
          SELECT
            row_number() OVER (ORDER BY "order_1" NULLS LAST, "order_2", "order_3" NULLS FIRST) AS "place"
          FROM (
            SELECT
              l."@timestamp" AS "order_1",
              l."order_2" AS "order_2",
              r."�0" AS "order_3"
            FROM (
              SELECT
                "@timestamp",
                row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place",
                rowid AS "order_2"
              FROM "events"
            ) AS l
            LEFT JOIN (
              SELECT
                l."row" AS "�0"
              FROM (
                SELECT
                  "place" AS "row"
                FROM (
                  SELECT
                    "@timestamp",
                    row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                  FROM "events"
                ) AS t
              ) AS l
              LEFT JOIN (
                SELECT
                  "@timestamp",
                  row_number() OVER (ORDER BY "@timestamp" NULLS LAST, rowid) AS "place"
                FROM "events"
              ) AS r
              ON (r."place" < l."row")
              GROUP BY 1
            ) AS r
            ON (l."place" IS NOT DISTINCT FROM r."�0")
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
ORDER BY "@timestamp" NULLS LAST, "order_2", "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST
