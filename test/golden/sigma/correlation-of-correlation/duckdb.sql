SELECT
  "time",
  "until",
  "events",
  "TargetUserName"
FROM (
  SELECT
    "@time" AS "time",
    "@until" AS "until",
    "@events" AS "events",
    "TargetUserName",
    "order_2" AS "order_5"
  FROM (
    SELECT
      "begin" AS "@time",
      "until" AS "@until",
      "events" AS "@events",
      "TargetUserName",
      "episode" AS "order_2"
    FROM (
      SELECT
        "TargetUserName",
        "episode",
        min("begin") AS "begin",
        max("at") AS "until",
        CAST(sum("weight") AS BIGINT) AS "events"
      FROM (
        SELECT
          "TargetUserName",
          "at",
          "begin",
          "weight",
          "begins",
          CAST(sum("begins") OVER (PARTITION BY "TargetUserName" ORDER BY "at" NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "episode"
        FROM (
          SELECT
            "TargetUserName",
            "at",
            "begin",
            "weight",
            CASE WHEN (("before" IS NULL) OR ("before" < ("end" - 6000000000))) THEN 1::BIGINT ELSE 0::BIGINT END AS "begins"
          FROM (
            SELECT
              "TargetUserName",
              "at",
              "begin",
              "weight",
              "hit_1",
              "hit_2",
              "begun_1",
              "end",
              lag("end", 1::BIGINT::INTEGER) OVER (PARTITION BY "TargetUserName" ORDER BY "at" NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST) AS "before"
            FROM (
              SELECT
                "TargetUserName",
                "at",
                "begin",
                "weight",
                "hit_1",
                "hit_2",
                "begun_1",
                min(CASE WHEN coalesce((("hit_2" = 1) AND ("begun_1" >= ("at" - 6000000000))), false) THEN "at" ELSE NULL::BIGINT END) OVER (PARTITION BY "TargetUserName" ORDER BY "at" DESC NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "end"
              FROM (
                SELECT
                  "TargetUserName",
                  "at",
                  "begin",
                  "weight",
                  "hit_1",
                  "hit_2",
                  max(CASE WHEN ("hit_1" = 1) THEN "at" ELSE NULL::BIGINT END) OVER (PARTITION BY "TargetUserName" ORDER BY "at" NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "begun_1"
                FROM (
                  SELECT
                    "TargetUserName",
                    "at",
                    min("begin") AS "begin",
                    CAST(sum("weight") AS BIGINT) AS "weight",
                    max("hit_1") AS "hit_1",
                    max("hit_2") AS "hit_2"
                  FROM (
                    SELECT
                      "TargetUserName",
                      "until" AS "at",
                      "begin",
                      "events" AS "weight",
                      1::BIGINT AS "hit_1",
                      0::BIGINT AS "hit_2"
                    FROM (
                      SELECT
                        "TargetUserName",
                        "episode",
                        "end",
                        min("first") AS "begin",
                        max("at") AS "until",
                        CAST(sum("weight") AS BIGINT) AS "events"
                      FROM (
                        SELECT
                          "TargetUserName",
                          "at",
                          "begin",
                          "weight",
                          "end",
                          "begins",
                          "episode",
                          min("begin") OVER (PARTITION BY "TargetUserName", "episode") AS "first"
                        FROM (
                          SELECT
                            "TargetUserName",
                            "at",
                            "begin",
                            "weight",
                            "end",
                            "begins",
                            CAST(sum("begins") OVER (PARTITION BY "TargetUserName" ORDER BY "at" NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "episode",
                            "order_3"
                          FROM (
                            SELECT
                              "TargetUserName",
                              "at",
                              "begin",
                              "weight",
                              "end",
                              CASE WHEN (("before" IS NULL) OR ("before" < ("end" - 3000000000))) THEN 1::BIGINT ELSE 0::BIGINT END AS "begins",
                              "order_3"
                            FROM (
                              SELECT
                                "TargetUserName",
                                "at",
                                "begin",
                                "weight",
                                "edge",
                                "at_2",
                                "change",
                                "active",
                                "end",
                                lag("end", 1::BIGINT::INTEGER) OVER (PARTITION BY "TargetUserName" ORDER BY "at" NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST, "order_3") AS "before",
                                "order_3"
                              FROM (
                                SELECT
                                  "TargetUserName",
                                  "at",
                                  "begin",
                                  "weight",
                                  "edge",
                                  "at_2",
                                  "change",
                                  "active",
                                  min(CASE WHEN coalesce((CAST("active" AS DOUBLE) >= 3e0), false) THEN "at" ELSE NULL::BIGINT END) OVER (PARTITION BY "TargetUserName" ORDER BY "at" DESC NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "end",
                                  "order_3"
                                FROM (
                                  SELECT
                                    "TargetUserName",
                                    "at",
                                    "begin",
                                    "weight",
                                    "edge",
                                    "at_2",
                                    "change",
                                    CAST(sum("change") OVER (PARTITION BY "TargetUserName" ORDER BY "at_2" NULLS LAST, "edge" DESC NULLS LAST, "TargetUserName" NULLS FIRST, "at" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "active",
                                    "order_3"
                                  FROM (
                                    SELECT
                                      l."TargetUserName" AS "TargetUserName",
                                      l."at" AS "at",
                                      l."begin" AS "begin",
                                      l."weight" AS "weight",
                                      r."edge" AS "edge",
                                      CASE WHEN (r."edge" = 1) THEN (l."at" + 3000000001) ELSE l."at" END AS "at_2",
                                      CASE WHEN (r."edge" = 1) THEN (-l."count") ELSE l."count" END AS "change",
                                      r."order_1" AS "order_3"
                                    FROM (
                                      SELECT
                                        "TargetUserName",
                                        "at",
                                        min("begin") AS "begin",
                                        CAST(sum("weight") AS BIGINT) AS "weight",
                                        CAST(sum("count") AS BIGINT) AS "count"
                                      FROM (
                                        SELECT
                                          "TargetUserName",
                                          "at",
                                          "begin",
                                          "weight",
                                          1::BIGINT AS "count"
                                        FROM (
                                          SELECT
                                            CASE WHEN ("TargetUserName" IN ('', '-')) THEN NULL::VARCHAR ELSE "TargetUserName" END AS "TargetUserName",
                                            "@time" AS "at",
                                            "@time" AS "begin",
                                            1::BIGINT AS "weight"
                                          FROM "windows/security"
                                          WHERE (NOT ("@time" IS NULL))
                                            AND (NOT (CASE WHEN ("TargetUserName" IN ('', '-')) THEN NULL::VARCHAR ELSE "TargetUserName" END IS NULL))
                                            AND (lower("EventID") = '4625')
                                        ) AS t
                                      ) AS t
                                      GROUP BY 1, 2
                                    ) AS l
                                    INNER JOIN (
                                      SELECT
                                        c0 AS "edge",
                                        place AS "order_1"
                                      FROM (VALUES
                                        (0::BIGINT, 0),
                                        (1::BIGINT, 1)
                                      ) AS t(c0, place)
                                    ) AS r
                                    ON true
                                  ) AS t
                                ) AS t
                                WHERE ("edge" = 0)
                              ) AS t
                              WHERE (("end" - "at") <= 3000000000)
                            ) AS t
                          ) AS t
                        ) AS t
                      ) AS t
                      GROUP BY 1, 2, 3
                    ) AS t
                    WHERE (NOT ("TargetUserName" IS NULL))
                      AND (NOT ("until" IS NULL))
                    UNION ALL
                    SELECT
                      CASE WHEN ("TargetUserName" IN ('', '-')) THEN NULL::VARCHAR ELSE "TargetUserName" END AS "TargetUserName",
                      "@time" AS "at",
                      "@time" AS "begin",
                      1::BIGINT AS "weight",
                      0::BIGINT AS "hit_1",
                      CASE WHEN (lower("EventID") = '4624') THEN 1::BIGINT ELSE 0::BIGINT END AS "hit_2"
                    FROM "windows/security"
                    WHERE (NOT ("@time" IS NULL))
                      AND (NOT (CASE WHEN ("TargetUserName" IN ('', '-')) THEN NULL::VARCHAR ELSE "TargetUserName" END IS NULL))
                      AND (lower("EventID") = '4624')
                  ) AS t
                  GROUP BY 1, 2
                ) AS t
              ) AS t
            ) AS t
            WHERE (("end" - "at") <= 6000000000)
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "time" NULLS LAST, "until" NULLS LAST, "TargetUserName" NULLS LAST, "TargetUserName" NULLS FIRST, "order_5" NULLS FIRST
