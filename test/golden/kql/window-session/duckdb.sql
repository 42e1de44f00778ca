SELECT
  "Host",
  "At",
  "Start"
FROM (
  SELECT
    l."Host" AS "Host",
    l."At" AS "At",
    coalesce(CASE WHEN CAST(TRY_CAST((r."element" ->> '$') AS BIGINT) AS VARCHAR) = (r."element" ->> '$') THEN TRY_CAST((r."element" ->> '$') AS BIGINT) WHEN regexp_full_match((r."element" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((r."element" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match((r."element" ->> '$'), '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST((r."element" ->> '$') AS UBIGINT) AS BIGINT) END, TRY_CAST(trunc(CASE WHEN regexp_full_match((r."element" ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((r."element" ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT)) AS "Start",
    l."row_number_2" AS "order_1",
    l."order_3" AS "order_4",
    r."group" AS "order_5",
    r."place" AS "order_6"
  FROM (
    SELECT
      "At",
      "Host",
      "previous",
      "previous_2",
      "sum",
      "row_number",
      row_number() OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "row_number_2",
      "order_3"
    FROM (
      SELECT
        "At",
        "Host",
        "previous",
        "previous_2",
        "sum",
        row_number() OVER (PARTITION BY "sum" ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "row_number",
        "order_3"
      FROM (
        SELECT
          "At",
          "Host",
          "previous",
          "previous_2",
          CAST(sum(CASE WHEN (("previous_2" IS NULL) OR ("At" >= ("previous_2" + 3000000000)) OR ("Host" <> coalesce("previous", ''))) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum",
          "order_3"
        FROM (
          SELECT
            "At",
            "Host",
            "previous",
            lag("At", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_2",
            "order_3"
          FROM (
            SELECT
              "At",
              "Host",
              lag("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_1") AS "previous",
              "order_1" AS "order_3"
            FROM (
              SELECT
                "At",
                coalesce("Host", '') AS "Host",
                rowid AS "order_1"
              FROM "E"
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS l
  LEFT JOIN (
    SELECT
      "group",
      "list",
      unnest(CASE WHEN json_type(host_session_starts_dynamic_long_gives_dynamic("list"::VARCHAR, 6000000000)::JSON) = 'ARRAY' THEN json_extract(host_session_starts_dynamic_long_gives_dynamic("list"::VARCHAR, 6000000000)::JSON, '$[*]') END) AS "element",
      unnest(range(coalesce(json_array_length(host_session_starts_dynamic_long_gives_dynamic("list"::VARCHAR, 6000000000)::JSON), 0)::BIGINT)) AS "place"
    FROM (
      SELECT
        "sum" AS "group",
        coalesce(to_json((list(to_json("At") ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") FILTER (WHERE to_json("At") IS NOT NULL))[1:1000000000::BIGINT]), '[]'::JSON) AS "list"
      FROM (
        SELECT
          "At",
          "Host",
          "previous",
          "previous_2",
          "sum",
          "order_3"
        FROM (
          SELECT
            "At",
            "Host",
            "previous",
            "previous_2",
            "sum",
            "order_3"
          FROM (
            SELECT
              "At",
              "Host",
              "previous",
              "previous_2",
              CAST(sum(CASE WHEN (("previous_2" IS NULL) OR ("At" >= ("previous_2" + 3000000000)) OR ("Host" <> coalesce("previous", ''))) THEN 1::BIGINT ELSE 0::BIGINT END) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "sum",
              "order_3"
            FROM (
              SELECT
                "At",
                "Host",
                "previous",
                lag("At", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_3") AS "previous_2",
                "order_3"
              FROM (
                SELECT
                  "At",
                  "Host",
                  lag("Host", 1::BIGINT::INTEGER) OVER (ORDER BY "Host" NULLS FIRST, "At" NULLS FIRST, "order_1") AS "previous",
                  "order_1" AS "order_3"
                FROM (
                  SELECT
                    "At",
                    coalesce("Host", '') AS "Host",
                    rowid AS "order_1"
                  FROM "E"
                ) AS t
              ) AS t
            ) AS t
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1
    ) AS t
  ) AS r
  ON ((l."sum" = r."group") AND (l."row_number" = (r."place" + 1::BIGINT)))
) AS t
ORDER BY "order_1" NULLS FIRST, "Host" NULLS FIRST, "At" NULLS FIRST, "order_4", "order_5" NULLS FIRST, "order_6"
