SELECT
  "time",
  "until",
  "events",
  "address"
FROM (
  SELECT
    "@time" AS "time",
    "@until" AS "until",
    "@events" AS "events",
    "address",
    "order_2" AS "order_5"
  FROM (
    SELECT
      "begin" AS "@time",
      "until" AS "@until",
      "events" AS "@events",
      "address",
      "episode" AS "order_2"
    FROM (
      SELECT
        "address",
        "episode",
        min("begin") AS "begin",
        max("at") AS "until",
        CAST(sum("weight") AS BIGINT) AS "events"
      FROM (
        SELECT
          "address",
          "at",
          "begin",
          "weight",
          "begins",
          CAST(sum("begins") OVER (PARTITION BY "address" ORDER BY "at" NULLS LAST, "address" NULLS FIRST, "at" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "episode"
        FROM (
          SELECT
            "address",
            "at",
            "begin",
            "weight",
            CASE WHEN (("before" IS NULL) OR ("before" < ("end" - 600000000::BIGINT))) THEN 1::BIGINT ELSE 0::BIGINT END AS "begins",
            "order_3"
          FROM (
            SELECT
              "address",
              "at",
              "begin",
              "weight",
              "edge",
              "at_2",
              "change",
              "active",
              "end",
              lag("end", 1::BIGINT::INTEGER) OVER (PARTITION BY "address" ORDER BY "at" NULLS LAST, "address" NULLS FIRST, "at" NULLS FIRST, "order_3") AS "before",
              "order_3"
            FROM (
              SELECT
                "address",
                "at",
                "begin",
                "weight",
                "edge",
                "at_2",
                "change",
                "active",
                min(CASE WHEN coalesce((CAST("active" AS DOUBLE) >= 4e0), false) THEN "at" ELSE NULL::BIGINT END) OVER (PARTITION BY "address" ORDER BY "at" DESC NULLS LAST, "address" NULLS FIRST, "at" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "end",
                "order_3"
              FROM (
                SELECT
                  "address",
                  "at",
                  "begin",
                  "weight",
                  "edge",
                  "at_2",
                  "change",
                  CAST(sum("change") OVER (PARTITION BY "address" ORDER BY "at_2" NULLS LAST, "edge" DESC NULLS LAST, "address" NULLS FIRST, "at" NULLS FIRST, "order_3" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "active",
                  "order_3"
                FROM (
                  SELECT
                    l."address" AS "address",
                    l."at" AS "at",
                    l."begin" AS "begin",
                    l."weight" AS "weight",
                    r."edge" AS "edge",
                    CASE WHEN (r."edge" = 1) THEN (l."at" + 600000001::BIGINT) ELSE l."at" END AS "at_2",
                    CASE WHEN (r."edge" = 1) THEN (-l."count") ELSE l."count" END AS "change",
                    r."order_1" AS "order_3"
                  FROM (
                    SELECT
                      "address",
                      "at",
                      min("begin") AS "begin",
                      CAST(sum("weight") AS BIGINT) AS "weight",
                      CAST(sum("count") AS BIGINT) AS "count"
                    FROM (
                      SELECT
                        "address",
                        "at",
                        "begin",
                        "weight",
                        1::BIGINT AS "count"
                      FROM (
                        SELECT
                          CASE WHEN ("IpAddress" IN ('', '-')) THEN NULL::VARCHAR ELSE "IpAddress" END AS "address",
                          "@time" AS "at",
                          "@time" AS "begin",
                          1::BIGINT AS "weight"
                        FROM "windows/security"
                        WHERE (NOT ("@time" IS NULL))
                          AND (NOT (CASE WHEN ("IpAddress" IN ('', '-')) THEN NULL::VARCHAR ELSE "IpAddress" END IS NULL))
                          AND (lower("EventID") = '4625')
                        UNION ALL
                        SELECT
                          CASE WHEN ("SourceIp" IN ('', '-')) THEN NULL::VARCHAR ELSE "SourceIp" END AS "address",
                          "@time" AS "at",
                          "@time" AS "begin",
                          1::BIGINT AS "weight"
                        FROM "windows/network_connection"
                        WHERE (NOT ("@time" IS NULL))
                          AND (NOT (CASE WHEN ("SourceIp" IN ('', '-')) THEN NULL::VARCHAR ELSE "SourceIp" END IS NULL))
                          AND (lower("DestinationPort") = '445')
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
            WHERE (("end" - "at") <= 600000000)
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "time" NULLS LAST, "until" NULLS LAST, "address" NULLS LAST, "address" NULLS FIRST, "order_5" NULLS FIRST
