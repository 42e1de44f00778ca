SELECT
  "@timestamp",
  "host",
  "sizes[0]",
  "sizes[1]",
  "sizes[2]",
  "_max",
  "large",
  "all"
FROM (
  SELECT
    l."@timestamp" AS "@timestamp",
    l."host" AS "host",
    l."sizes[0]" AS "sizes[0]",
    l."sizes[1]" AS "sizes[1]",
    l."sizes[2]" AS "sizes[2]",
    l."_max" AS "_max",
    l."large" AS "large",
    r."_count" AS "all",
    l."order_1" AS "order_1",
    l."�row" AS "order_2",
    l."�row_2" AS "order_3",
    r."�row" AS "order_4"
  FROM (
    SELECT
      l."@timestamp" AS "@timestamp",
      l."host" AS "host",
      l."sizes[0]" AS "sizes[0]",
      l."sizes[1]" AS "sizes[1]",
      l."sizes[2]" AS "sizes[2]",
      l."place" AS "place",
      l."�row" AS "�row",
      l."_max" AS "_max",
      l."place_2" AS "place_2",
      r."�row" AS "�row_2",
      r."large" AS "large",
      row_number() OVER (ORDER BY l."order_1", l."�row" NULLS FIRST, r."�row" NULLS FIRST) AS "place_3",
      l."order_1" AS "order_1"
    FROM (
      SELECT
        l."@timestamp" AS "@timestamp",
        l."host" AS "host",
        l."sizes[0]" AS "sizes[0]",
        l."sizes[1]" AS "sizes[1]",
        l."sizes[2]" AS "sizes[2]",
        l."place" AS "place",
        r."�row" AS "�row",
        r."_max" AS "_max",
        row_number() OVER (ORDER BY l."order_1", r."�row" NULLS FIRST) AS "place_2",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          "@timestamp",
          "host",
          "sizes[0]",
          "sizes[1]",
          "sizes[2]",
          row_number() OVER (ORDER BY rowid) AS "place",
          rowid AS "order_1"
        FROM "events"
      ) AS l
      LEFT JOIN (
        SELECT
          "place" AS "�row",
          max(CASE WHEN regexp_full_match("s", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("s", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE (NOT (("element" ->> '$') IS NULL))) AS "_max"
        FROM (
          SELECT
            "place",
            "element",
            ("element" ->> '$') AS "s"
          FROM (
            SELECT
              "sizes[0]",
              "sizes[1]",
              "sizes[2]",
              "place",
              unnest(CASE WHEN coalesce(json_array_length(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON, '$[*]') END END) AS "element"
            FROM (
              SELECT
                "sizes[0]",
                "sizes[1]",
                "sizes[2]",
                row_number() OVER (ORDER BY rowid) AS "place"
              FROM "events"
            ) AS t
          ) AS t
        ) AS t
        GROUP BY 1
      ) AS r
      ON (l."place" IS NOT DISTINCT FROM r."�row")
    ) AS l
    LEFT JOIN (
      SELECT
        "place" AS "�row",
        count(*) FILTER (WHERE ((NOT (("element" ->> '$') IS NULL)) AND (CASE WHEN regexp_full_match("s", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("s", E' \t\n\r') AS DOUBLE) END > 4e0))) AS "large"
      FROM (
        SELECT
          "place_2" AS "place",
          "element",
          ("element" ->> '$') AS "s"
        FROM (
          SELECT
            "sizes[0]",
            "sizes[1]",
            "sizes[2]",
            "place",
            "�row",
            "place_2",
            unnest(CASE WHEN coalesce(json_array_length(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON, '$[*]') END END) AS "element"
          FROM (
            SELECT
              l."sizes[0]" AS "sizes[0]",
              l."sizes[1]" AS "sizes[1]",
              l."sizes[2]" AS "sizes[2]",
              l."place" AS "place",
              r."�row" AS "�row",
              row_number() OVER (ORDER BY l."order_1", r."�row" NULLS FIRST) AS "place_2"
            FROM (
              SELECT
                "sizes[0]",
                "sizes[1]",
                "sizes[2]",
                row_number() OVER (ORDER BY rowid) AS "place",
                rowid AS "order_1"
              FROM "events"
            ) AS l
            LEFT JOIN (
              SELECT
                "place" AS "�row"
              FROM (
                SELECT
                  "place"
                FROM (
                  SELECT
                    "sizes[0]",
                    "sizes[1]",
                    "sizes[2]",
                    "place",
                    unnest(CASE WHEN coalesce(json_array_length(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON, '$[*]') END END) AS "element"
                  FROM (
                    SELECT
                      "sizes[0]",
                      "sizes[1]",
                      "sizes[2]",
                      row_number() OVER (ORDER BY rowid) AS "place"
                    FROM "events"
                  ) AS t
                ) AS t
              ) AS t
              GROUP BY 1
            ) AS r
            ON (l."place" IS NOT DISTINCT FROM r."�row")
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1
    ) AS r
    ON (l."place_2" IS NOT DISTINCT FROM r."�row")
  ) AS l
  LEFT JOIN (
    SELECT
      "place" AS "�row",
      count(*) FILTER (WHERE (NOT (("element" ->> '$') IS NULL))) AS "_count"
    FROM (
      SELECT
        "place_3" AS "place",
        "element"
      FROM (
        SELECT
          "sizes[0]",
          "sizes[1]",
          "sizes[2]",
          "place",
          "�row",
          "place_2",
          "�row_2",
          "place_3",
          unnest(CASE WHEN coalesce(json_array_length(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON, '$[*]') END END) AS "element"
        FROM (
          SELECT
            l."sizes[0]" AS "sizes[0]",
            l."sizes[1]" AS "sizes[1]",
            l."sizes[2]" AS "sizes[2]",
            l."place" AS "place",
            l."�row" AS "�row",
            l."place_2" AS "place_2",
            r."�row" AS "�row_2",
            row_number() OVER (ORDER BY l."order_1", l."�row" NULLS FIRST, r."�row" NULLS FIRST) AS "place_3"
          FROM (
            SELECT
              l."sizes[0]" AS "sizes[0]",
              l."sizes[1]" AS "sizes[1]",
              l."sizes[2]" AS "sizes[2]",
              l."place" AS "place",
              r."�row" AS "�row",
              row_number() OVER (ORDER BY l."order_1", r."�row" NULLS FIRST) AS "place_2",
              l."order_1" AS "order_1"
            FROM (
              SELECT
                "sizes[0]",
                "sizes[1]",
                "sizes[2]",
                row_number() OVER (ORDER BY rowid) AS "place",
                rowid AS "order_1"
              FROM "events"
            ) AS l
            LEFT JOIN (
              SELECT
                "place" AS "�row"
              FROM (
                SELECT
                  "place"
                FROM (
                  SELECT
                    "sizes[0]",
                    "sizes[1]",
                    "sizes[2]",
                    "place",
                    unnest(CASE WHEN coalesce(json_array_length(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON, '$[*]') END END) AS "element"
                  FROM (
                    SELECT
                      "sizes[0]",
                      "sizes[1]",
                      "sizes[2]",
                      row_number() OVER (ORDER BY rowid) AS "place"
                    FROM "events"
                  ) AS t
                ) AS t
              ) AS t
              GROUP BY 1
            ) AS r
            ON (l."place" IS NOT DISTINCT FROM r."�row")
          ) AS l
          LEFT JOIN (
            SELECT
              "place" AS "�row"
            FROM (
              SELECT
                "place_2" AS "place"
              FROM (
                SELECT
                  "sizes[0]",
                  "sizes[1]",
                  "sizes[2]",
                  "place",
                  "�row",
                  "place_2",
                  unnest(CASE WHEN coalesce(json_array_length(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON, '$[*]') END END) AS "element"
                FROM (
                  SELECT
                    l."sizes[0]" AS "sizes[0]",
                    l."sizes[1]" AS "sizes[1]",
                    l."sizes[2]" AS "sizes[2]",
                    l."place" AS "place",
                    r."�row" AS "�row",
                    row_number() OVER (ORDER BY l."order_1", r."�row" NULLS FIRST) AS "place_2"
                  FROM (
                    SELECT
                      "sizes[0]",
                      "sizes[1]",
                      "sizes[2]",
                      row_number() OVER (ORDER BY rowid) AS "place",
                      rowid AS "order_1"
                    FROM "events"
                  ) AS l
                  LEFT JOIN (
                    SELECT
                      "place" AS "�row"
                    FROM (
                      SELECT
                        "place"
                      FROM (
                        SELECT
                          "sizes[0]",
                          "sizes[1]",
                          "sizes[2]",
                          "place",
                          unnest(CASE WHEN coalesce(json_array_length(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON), 0)::BIGINT = 0 THEN [NULL] ELSE CASE WHEN json_type(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_texts_cut_dynamic_gives_dynamic(json_array("sizes[0]", "sizes[1]", "sizes[2]")::VARCHAR)::JSON, '$[*]') END END) AS "element"
                        FROM (
                          SELECT
                            "sizes[0]",
                            "sizes[1]",
                            "sizes[2]",
                            row_number() OVER (ORDER BY rowid) AS "place"
                          FROM "events"
                        ) AS t
                      ) AS t
                    ) AS t
                    GROUP BY 1
                  ) AS r
                  ON (l."place" IS NOT DISTINCT FROM r."�row")
                ) AS t
              ) AS t
            ) AS t
            GROUP BY 1
          ) AS r
          ON (l."place_2" IS NOT DISTINCT FROM r."�row")
        ) AS t
      ) AS t
    ) AS t
    GROUP BY 1
  ) AS r
  ON (l."place_3" IS NOT DISTINCT FROM r."�row")
) AS t
ORDER BY "order_1", "order_2" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST
