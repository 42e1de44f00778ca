SELECT
  "x",
  "case",
  "y",
  "t"
FROM (
  SELECT
    "x",
    "case",
    "y",
    "t",
    isnan("y") AS "order_3",
    "order_1" AS "order_6",
    "order_2" AS "order_7",
    "order_3" AS "order_8",
    "order_4" AS "order_9",
    "order_5" AS "order_10",
    "order_6" AS "order_11",
    "order_7" AS "order_12"
  FROM (
    SELECT
      "x",
      "case",
      "y",
      NULL::BIGINT AS "t",
      0 AS "order_1",
      "order_1" AS "order_2",
      "order_2" AS "order_3",
      "order_3" AS "order_4",
      "order_4" AS "order_5",
      "order_5" AS "order_6",
      "order_6" AS "order_7"
    FROM (
      SELECT
        "x",
        "case",
        NULL::DOUBLE AS "y",
        0 AS "order_1",
        "order_1" AS "order_2",
        "order_2" AS "order_3",
        "order_3" AS "order_4",
        "order_4" AS "order_5",
        "order_5" AS "order_6"
      FROM (
        SELECT
          ("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) AS "x",
          'toscalar' AS "case",
          0 AS "order_1",
          "order_1" AS "order_2",
          "block" AS "order_3",
          "place" AS "order_4",
          NULL AS "order_5"
        FROM (
          SELECT
            "column",
            "_2",
            "_3",
            "element",
            "block",
            unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON, '$[*]') END) AS "element_2",
            unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON), 0)::BIGINT)) AS "place",
            "order_1"
          FROM (
            SELECT
              "column",
              "_2",
              "_3",
              unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element",
              unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "block",
              "order_1"
            FROM (
              SELECT
                l."min_a" AS "column",
                r."max_a" AS "_2",
                2::BIGINT AS "_3",
                l."order_1" AS "order_1"
              FROM (
                SELECT
                  l."row" AS "row",
                  r."min_a" AS "min_a",
                  l."order_1" AS "order_1"
                FROM (
                  SELECT
                    c0 AS "row",
                    place AS "order_1"
                  FROM (VALUES
                    (1::BIGINT, 0)
                  ) AS t(c0, place)
                ) AS l
                LEFT JOIN (
                  SELECT
                    "min_a"
                  FROM (
                    SELECT
                      "min" AS "min_a"
                    FROM (
                      SELECT
                        min("a") AS "min"
                      FROM (
                        SELECT
                          c0 AS "a",
                          place AS "order_1"
                        FROM (VALUES
                          (3::BIGINT, 0),
                          (7::BIGINT, 1)
                        ) AS t(c0, place)
                      ) AS t
                    ) AS t
                    LIMIT 1
                  ) AS t
                ) AS r
                ON true
              ) AS l
              LEFT JOIN (
                SELECT
                  "max_a"
                FROM (
                  SELECT
                    "max" AS "max_a"
                  FROM (
                    SELECT
                      max("a") AS "max"
                    FROM (
                      SELECT
                        c0 AS "a",
                        place AS "order_1"
                      FROM (VALUES
                        (3::BIGINT, 0),
                        (7::BIGINT, 1)
                      ) AS t(c0, place)
                    ) AS t
                  ) AS t
                  LIMIT 1
                ) AS t
              ) AS r
              ON true
              WHERE (l."min_a" <= r."max_a")
            ) AS t
          ) AS t
        ) AS t
        WHERE ((("_3" > 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) <= "_2")) OR (("_3" < 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) >= "_2")))
        UNION ALL
        SELECT
          ("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) AS "x",
          'downwards' AS "case",
          1 AS "order_1",
          "order_1" AS "order_2",
          "block" AS "order_3",
          "place" AS "order_4",
          NULL AS "order_5"
        FROM (
          SELECT
            "column",
            "_2",
            "_3",
            "element",
            "block",
            unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON, '$[*]') END) AS "element_2",
            unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON), 0)::BIGINT)) AS "place",
            "order_1"
          FROM (
            SELECT
              "column",
              "_2",
              "_3",
              unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element",
              unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "block",
              "order_1"
            FROM (
              SELECT
                CASE WHEN 3::BIGINT > 0 THEN 10::BIGINT - (((10::BIGINT % 3::BIGINT) + 3::BIGINT) % 3::BIGINT) END AS "column",
                (-1::BIGINT) AS "_2",
                (-CASE WHEN 4::BIGINT > 0 THEN 5::BIGINT - (((5::BIGINT % 4::BIGINT) + 4::BIGINT) % 4::BIGINT) END) AS "_3",
                "order_1"
              FROM (
                SELECT
                  c0 AS "row",
                  place AS "order_1"
                FROM (VALUES
                  (1::BIGINT, 0)
                ) AS t(c0, place)
              ) AS t
              WHERE (((CASE WHEN 3::BIGINT > 0 THEN 10::BIGINT - (((10::BIGINT % 3::BIGINT) + 3::BIGINT) % 3::BIGINT) END <= (-1)) AND ((-CASE WHEN 4::BIGINT > 0 THEN 5::BIGINT - (((5::BIGINT % 4::BIGINT) + 4::BIGINT) % 4::BIGINT) END) > 0)) OR ((CASE WHEN 3::BIGINT > 0 THEN 10::BIGINT - (((10::BIGINT % 3::BIGINT) + 3::BIGINT) % 3::BIGINT) END >= (-1)) AND ((-CASE WHEN 4::BIGINT > 0 THEN 5::BIGINT - (((5::BIGINT % 4::BIGINT) + 4::BIGINT) % 4::BIGINT) END) < 0)))
            ) AS t
          ) AS t
        ) AS t
        WHERE ((("_3" > 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) <= "_2")) OR (("_3" < 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) >= "_2")))
        UNION ALL
        SELECT
          ("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) AS "x",
          'empty' AS "case",
          2 AS "order_1",
          "order_1" AS "order_2",
          "block" AS "order_3",
          "place" AS "order_4",
          NULL AS "order_5"
        FROM (
          SELECT
            "column",
            "_2",
            "_3",
            "element",
            "block",
            unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON, '$[*]') END) AS "element_2",
            unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON), 0)::BIGINT)) AS "place",
            "order_1"
          FROM (
            SELECT
              "column",
              "_2",
              "_3",
              unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element",
              unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "block",
              "order_1"
            FROM (
              SELECT
                5::BIGINT AS "column",
                CASE WHEN 3::BIGINT > 0 THEN 4::BIGINT - (((4::BIGINT % 3::BIGINT) + 3::BIGINT) % 3::BIGINT) END AS "_2",
                1::BIGINT AS "_3",
                "order_1"
              FROM (
                SELECT
                  c0 AS "row",
                  place AS "order_1"
                FROM (VALUES
                  (1::BIGINT, 0)
                ) AS t(c0, place)
              ) AS t
              WHERE (5 <= CASE WHEN 3::BIGINT > 0 THEN 4::BIGINT - (((4::BIGINT % 3::BIGINT) + 3::BIGINT) % 3::BIGINT) END)
            ) AS t
          ) AS t
        ) AS t
        WHERE ((("_3" > 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) <= "_2")) OR (("_3" < 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) >= "_2")))
        UNION ALL
        SELECT
          ("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) AS "x",
          'null' AS "case",
          3 AS "order_1",
          "order_1" AS "order_2",
          "order_2" AS "order_3",
          "block" AS "order_4",
          "place" AS "order_5"
        FROM (
          SELECT
            "column",
            "_2",
            "_3",
            "element",
            "block",
            unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON, '$[*]') END) AS "element_2",
            unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON), 0)::BIGINT)) AS "place",
            "order_1",
            "order_2"
          FROM (
            SELECT
              "column",
              "_2",
              "_3",
              unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element",
              unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "block",
              "order_1",
              "order_2"
            FROM (
              SELECT
                1::BIGINT AS "column",
                r."a" AS "_2",
                1::BIGINT AS "_3",
                l."order_1" AS "order_1",
                r."order_1" AS "order_2"
              FROM (
                SELECT
                  c0 AS "row",
                  place AS "order_1"
                FROM (VALUES
                  (1::BIGINT, 0)
                ) AS t(c0, place)
              ) AS l
              LEFT JOIN (
                SELECT
                  "a",
                  "order_1"
                FROM (
                  SELECT
                    "a",
                    "order_1"
                  FROM (
                    SELECT
                      c0 AS "a",
                      place AS "order_1"
                    FROM (VALUES
                      (3::BIGINT, 0),
                      (7::BIGINT, 1)
                    ) AS t(c0, place)
                  ) AS t
                  WHERE ("a" > 9)
                  LIMIT 1
                ) AS t
              ) AS r
              ON true
              WHERE (1 <= r."a")
            ) AS t
          ) AS t
        ) AS t
        WHERE ((("_3" > 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) <= "_2")) OR (("_3" < 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) >= "_2")))
        UNION ALL
        SELECT
          "max" AS "x",
          ('long ' || coalesce(CAST("count_distinct" AS VARCHAR), '')) AS "case",
          4 AS "order_1",
          NULL AS "order_2",
          NULL AS "order_3",
          NULL AS "order_4",
          NULL AS "order_5"
        FROM (
          SELECT
            max("x") AS "max",
            count(DISTINCT "x") AS "count_distinct"
          FROM (
            SELECT
              ("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) AS "x"
            FROM (
              SELECT
                "column",
                "_2",
                "_3",
                "element",
                "block",
                unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON, '$[*]') END) AS "element_2",
                unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON), 0)::BIGINT)) AS "place"
              FROM (
                SELECT
                  "column",
                  "_2",
                  "_3",
                  unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element",
                  unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "block"
                FROM (
                  SELECT
                    1::BIGINT AS "column",
                    2500::BIGINT AS "_2",
                    1::BIGINT AS "_3",
                    "order_1"
                  FROM (
                    SELECT
                      c0 AS "row",
                      place AS "order_1"
                    FROM (VALUES
                      (1::BIGINT, 0)
                    ) AS t(c0, place)
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
            WHERE ((("_3" > 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) <= "_2")) OR (("_3" < 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) >= "_2")))
          ) AS t
        ) AS t
      ) AS t
      UNION ALL
      SELECT
        NULL::BIGINT AS "x",
        'reals' AS "case",
        ("column" + (CAST((("block" * 1048576::BIGINT) + "place") AS DOUBLE) * "_3")) AS "y",
        1 AS "order_1",
        "order_1" AS "order_2",
        "block" AS "order_3",
        "place" AS "order_4",
        NULL AS "order_5",
        NULL AS "order_6"
      FROM (
        SELECT
          "column",
          "_2",
          "_3",
          "element",
          "block",
          unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (TRY_CAST(trunc(CASE WHEN "_3" = 0 THEN CASE WHEN ("_2" - "column") = 0 OR isnan(("_2" - "column")::DOUBLE) THEN 'nan'::DOUBLE WHEN ("_2" - "column") > 0 THEN 'inf'::DOUBLE WHEN ("_2" - "column") < 0 THEN '-inf'::DOUBLE END ELSE ("_2" - "column")::DOUBLE / "_3"::DOUBLE END) AS BIGINT) + 1::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (TRY_CAST(trunc(CASE WHEN "_3" = 0 THEN CASE WHEN ("_2" - "column") = 0 OR isnan(("_2" - "column")::DOUBLE) THEN 'nan'::DOUBLE WHEN ("_2" - "column") > 0 THEN 'inf'::DOUBLE WHEN ("_2" - "column") < 0 THEN '-inf'::DOUBLE END ELSE ("_2" - "column")::DOUBLE / "_3"::DOUBLE END) AS BIGINT) + 1::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element_2",
          unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (TRY_CAST(trunc(CASE WHEN "_3" = 0 THEN CASE WHEN ("_2" - "column") = 0 OR isnan(("_2" - "column")::DOUBLE) THEN 'nan'::DOUBLE WHEN ("_2" - "column") > 0 THEN 'inf'::DOUBLE WHEN ("_2" - "column") < 0 THEN '-inf'::DOUBLE END ELSE ("_2" - "column")::DOUBLE / "_3"::DOUBLE END) AS BIGINT) + 1::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "place",
          "order_1"
        FROM (
          SELECT
            "column",
            "_2",
            "_3",
            unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((TRY_CAST(trunc(CASE WHEN "_3" = 0 THEN CASE WHEN ("_2" - "column") = 0 OR isnan(("_2" - "column")::DOUBLE) THEN 'nan'::DOUBLE WHEN ("_2" - "column") > 0 THEN 'inf'::DOUBLE WHEN ("_2" - "column") < 0 THEN '-inf'::DOUBLE END ELSE ("_2" - "column")::DOUBLE / "_3"::DOUBLE END) AS BIGINT) + 1::BIGINT) // 1048576::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((TRY_CAST(trunc(CASE WHEN "_3" = 0 THEN CASE WHEN ("_2" - "column") = 0 OR isnan(("_2" - "column")::DOUBLE) THEN 'nan'::DOUBLE WHEN ("_2" - "column") > 0 THEN 'inf'::DOUBLE WHEN ("_2" - "column") < 0 THEN '-inf'::DOUBLE END ELSE ("_2" - "column")::DOUBLE / "_3"::DOUBLE END) AS BIGINT) + 1::BIGINT) // 1048576::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element",
            unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((TRY_CAST(trunc(CASE WHEN "_3" = 0 THEN CASE WHEN ("_2" - "column") = 0 OR isnan(("_2" - "column")::DOUBLE) THEN 'nan'::DOUBLE WHEN ("_2" - "column") > 0 THEN 'inf'::DOUBLE WHEN ("_2" - "column") < 0 THEN '-inf'::DOUBLE END ELSE ("_2" - "column")::DOUBLE / "_3"::DOUBLE END) AS BIGINT) + 1::BIGINT) // 1048576::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "block",
            "order_1"
          FROM (
            SELECT
              round(1e0::DOUBLE, 1::BIGINT::INTEGER) AS "column",
              2.05e0 AS "_2",
              CASE WHEN 0.25e0 < 0 THEN 'nan'::DOUBLE ELSE sqrt(0.25e0) END AS "_3",
              "order_1"
            FROM (
              SELECT
                c0 AS "row",
                place AS "order_1"
              FROM (VALUES
                (1::BIGINT, 0)
              ) AS t(c0, place)
            ) AS t
            WHERE (((CASE WHEN 0.25e0 < 0 THEN 'nan'::DOUBLE ELSE sqrt(0.25e0) END > 0e0) AND (round(1e0::DOUBLE, 1::BIGINT::INTEGER) <= 2.05e0)) OR ((CASE WHEN 0.25e0 < 0 THEN 'nan'::DOUBLE ELSE sqrt(0.25e0) END < 0e0) AND (round(1e0::DOUBLE, 1::BIGINT::INTEGER) >= 2.05e0)))
          ) AS t
        ) AS t
      ) AS t
      WHERE ((("_3" > 0e0) AND (("column" + (CAST((("block" * 1048576::BIGINT) + "place") AS DOUBLE) * "_3")) <= "_2")) OR (("_3" < 0e0) AND (("column" + (CAST((("block" * 1048576::BIGINT) + "place") AS DOUBLE) * "_3")) >= "_2")))
    ) AS t
    UNION ALL
    SELECT
      NULL::BIGINT AS "x",
      'days' AS "case",
      NULL::DOUBLE AS "y",
      ("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) AS "t",
      1 AS "order_1",
      "order_1" AS "order_2",
      "block" AS "order_3",
      "place" AS "order_4",
      NULL AS "order_5",
      NULL AS "order_6",
      NULL AS "order_7"
    FROM (
      SELECT
        "column",
        "_2",
        "_3",
        "element",
        "block",
        unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON, '$[*]') END) AS "element_2",
        unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(("block" * 1048576::BIGINT), (("_2" - "column") // "_3"), 1::BIGINT)::JSON), 0)::BIGINT)) AS "place",
        "order_1"
      FROM (
        SELECT
          "column",
          "_2",
          "_3",
          unnest(CASE WHEN json_type(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON) = 'ARRAY' THEN json_extract(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON, '$[*]') END) AS "element",
          unnest(range(coalesce(json_array_length(host_array_range_of_integers_long_long_long_gives_dynamic(0::BIGINT, ((("_2" - "column") // "_3") // 1048576::BIGINT), 1::BIGINT)::JSON), 0)::BIGINT)) AS "block",
          "order_1"
        FROM (
          SELECT
            (epoch_us(date_trunc('month', make_timestamp((17951328000000000 - (((17951328000000000 % 10) + 10) % 10)) // 10))) * 10) AS "column",
            17937072000000000 AS "_2",
            864000000000 AS "_3",
            "order_1"
          FROM (
            SELECT
              c0 AS "row",
              place AS "order_1"
            FROM (VALUES
              (1::BIGINT, 0)
            ) AS t(c0, place)
          ) AS t
          WHERE ((epoch_us(date_trunc('month', make_timestamp((17951328000000000 - (((17951328000000000 % 10) + 10) % 10)) // 10))) * 10) <= 17937072000000000)
        ) AS t
      ) AS t
    ) AS t
    WHERE ((("_3" > 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) <= "_2")) OR (("_3" < 0) AND (("column" + ((("block" * 1048576::BIGINT) + "place") * "_3")) >= "_2")))
  ) AS t
) AS t
ORDER BY "case" NULLS FIRST, "x" NULLS FIRST, "order_3" DESC NULLS FIRST, "y" NULLS FIRST, "t" NULLS FIRST, "order_6", "order_7", "order_8", "order_9", "order_10", "order_11", "order_12"
