SELECT
  "time",
  "until",
  "events",
  "IpAddress"
FROM (
  SELECT
    "@time" AS "time",
    "@until" AS "until",
    "@events" AS "events",
    "IpAddress",
    "order_2" AS "order_5"
  FROM (
    SELECT
      "begin" AS "@time",
      "until" AS "@until",
      "events" AS "@events",
      "IpAddress",
      "episode" AS "order_2"
    FROM (
      SELECT
        "IpAddress",
        "episode",
        min("begin") AS "begin",
        max("at") AS "until",
        CAST(sum("weight") AS BIGINT) AS "events"
      FROM (
        SELECT
          "IpAddress",
          "at",
          "begin",
          "weight",
          "begins",
          CAST(sum("begins") OVER (PARTITION BY "IpAddress" ORDER BY "at" NULLS LAST, "IpAddress" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "episode"
        FROM (
          SELECT
            "IpAddress",
            "at",
            "begin",
            "weight",
            CASE WHEN (("before" IS NULL) OR ("before" < ("end" - 600000000::BIGINT))) THEN 1::BIGINT ELSE 0::BIGINT END AS "begins"
          FROM (
            SELECT
              "IpAddress",
              "at",
              "begin",
              "weight",
              "change",
              "row",
              "distinct",
              "end",
              lag("end", 1::BIGINT::INTEGER) OVER (PARTITION BY "IpAddress" ORDER BY "at" NULLS LAST, "IpAddress" NULLS FIRST, "at" NULLS FIRST) AS "before"
            FROM (
              SELECT
                "IpAddress",
                "at",
                "begin",
                "weight",
                "change",
                "row",
                "distinct",
                min(CASE WHEN coalesce((CAST("distinct" AS DOUBLE) >= 4e0), false) THEN "at" ELSE NULL::BIGINT END) OVER (PARTITION BY "IpAddress" ORDER BY "at" DESC NULLS LAST, "IpAddress" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "end"
              FROM (
                SELECT
                  "IpAddress",
                  "at",
                  "begin",
                  "weight",
                  "change",
                  "row",
                  CAST(sum("change") OVER (PARTITION BY "IpAddress" ORDER BY "at" NULLS LAST, "IpAddress" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "distinct"
                FROM (
                  SELECT
                    "IpAddress",
                    "at",
                    min("begin") AS "begin",
                    CAST(sum("weight") AS BIGINT) AS "weight",
                    CAST(sum("change") AS BIGINT) AS "change",
                    max("row") AS "row"
                  FROM (
                    SELECT
                      l."IpAddress" AS "IpAddress",
                      CASE WHEN (r."edge" = 1) THEN least(coalesce(l."next", (l."at" + 600000001::BIGINT)), (l."at" + 600000001::BIGINT)) ELSE l."at" END AS "at",
                      CASE WHEN (r."edge" = 1) THEN NULL::BIGINT ELSE l."begin" END AS "begin",
                      CASE WHEN (r."edge" = 1) THEN 0::BIGINT ELSE l."weight" END AS "weight",
                      CASE WHEN (r."edge" = 1) THEN (-1::BIGINT) ELSE 1::BIGINT END AS "change",
                      CASE WHEN (r."edge" = 1) THEN 0::BIGINT ELSE 1::BIGINT END AS "row",
                      r."order_1" AS "order_1"
                    FROM (
                      SELECT
                        "IpAddress",
                        "value",
                        "at",
                        "begin",
                        "weight",
                        lead("at", 1::BIGINT::INTEGER) OVER (PARTITION BY "IpAddress", "value" ORDER BY "at" NULLS LAST, "IpAddress" NULLS FIRST, "value" NULLS FIRST, "at" NULLS FIRST) AS "next"
                      FROM (
                        SELECT
                          "IpAddress",
                          "value",
                          "at",
                          min("begin") AS "begin",
                          CAST(sum("weight") AS BIGINT) AS "weight"
                        FROM (
                          SELECT
                            CASE WHEN ("IpAddress" IN ('', '-')) THEN NULL::VARCHAR ELSE "IpAddress" END AS "IpAddress",
                            "@time" AS "at",
                            "@time" AS "begin",
                            1::BIGINT AS "weight",
                            CASE WHEN ("TargetUserName" IN ('', '-')) THEN NULL::VARCHAR ELSE "TargetUserName" END AS "value"
                          FROM "windows/security"
                          WHERE (NOT ("@time" IS NULL))
                            AND (NOT (CASE WHEN ("IpAddress" IN ('', '-')) THEN NULL::VARCHAR ELSE "IpAddress" END IS NULL))
                            AND (NOT (CASE WHEN ("TargetUserName" IN ('', '-')) THEN NULL::VARCHAR ELSE "TargetUserName" END IS NULL))
                            AND (lower("EventID") = '4625')
                        ) AS t
                        GROUP BY 1, 2, 3
                      ) AS t
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
                  GROUP BY 1, 2
                ) AS t
              ) AS t
              WHERE ("row" = 1)
            ) AS t
            WHERE (("end" - "at") <= 600000000)
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "time" NULLS LAST, "until" NULLS LAST, "IpAddress" NULLS LAST, "IpAddress" NULLS FIRST, "order_5" NULLS FIRST
