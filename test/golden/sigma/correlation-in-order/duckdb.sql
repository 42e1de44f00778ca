SELECT
  "time",
  "until",
  "events",
  "Computer",
  "User"
FROM (
  SELECT
    "@time" AS "time",
    "@until" AS "until",
    "@events" AS "events",
    "Computer",
    "User",
    "order_3" AS "order_7"
  FROM (
    SELECT
      "begin" AS "@time",
      "until" AS "@until",
      "events" AS "@events",
      "Computer",
      "User",
      "episode" AS "order_3"
    FROM (
      SELECT
        "Computer",
        "User",
        "episode",
        min("begin") AS "begin",
        max("at") AS "until",
        CAST(sum("weight") AS BIGINT) AS "events"
      FROM (
        SELECT
          "Computer",
          "User",
          "at",
          "begin",
          "weight",
          "begins",
          CAST(sum("begins") OVER (PARTITION BY "Computer", "User" ORDER BY "at" NULLS LAST, "Computer" NULLS FIRST, "User" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS "episode"
        FROM (
          SELECT
            "Computer",
            "User",
            "at",
            "begin",
            "weight",
            CASE WHEN (("before" IS NULL) OR ("before" < ("end" - 3000000000))) THEN 1::BIGINT ELSE 0::BIGINT END AS "begins"
          FROM (
            SELECT
              "Computer",
              "User",
              "at",
              "begin",
              "weight",
              "hit_1",
              "hit_2",
              "hit_3",
              "begun_1",
              "begun_2",
              "end",
              lag("end", 1::BIGINT::INTEGER) OVER (PARTITION BY "Computer", "User" ORDER BY "at" NULLS LAST, "Computer" NULLS FIRST, "User" NULLS FIRST, "at" NULLS FIRST) AS "before"
            FROM (
              SELECT
                "Computer",
                "User",
                "at",
                "begin",
                "weight",
                "hit_1",
                "hit_2",
                "hit_3",
                "begun_1",
                "begun_2",
                min(CASE WHEN coalesce((("hit_3" = 1) AND ("begun_2" >= ("at" - 3000000000))), false) THEN "at" ELSE NULL::BIGINT END) OVER (PARTITION BY "Computer", "User" ORDER BY "at" DESC NULLS LAST, "Computer" NULLS FIRST, "User" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "end"
              FROM (
                SELECT
                  "Computer",
                  "User",
                  "at",
                  "begin",
                  "weight",
                  "hit_1",
                  "hit_2",
                  "hit_3",
                  "begun_1",
                  max(CASE WHEN ("hit_2" = 1) THEN "begun_1" ELSE NULL::BIGINT END) OVER (PARTITION BY "Computer", "User" ORDER BY "at" NULLS LAST, "Computer" NULLS FIRST, "User" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "begun_2"
                FROM (
                  SELECT
                    "Computer",
                    "User",
                    "at",
                    "begin",
                    "weight",
                    "hit_1",
                    "hit_2",
                    "hit_3",
                    max(CASE WHEN ("hit_1" = 1) THEN "at" ELSE NULL::BIGINT END) OVER (PARTITION BY "Computer", "User" ORDER BY "at" NULLS LAST, "Computer" NULLS FIRST, "User" NULLS FIRST, "at" NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "begun_1"
                  FROM (
                    SELECT
                      "Computer",
                      "User",
                      "at",
                      min("begin") AS "begin",
                      CAST(sum("weight") AS BIGINT) AS "weight",
                      max("hit_1") AS "hit_1",
                      max("hit_2") AS "hit_2",
                      max("hit_3") AS "hit_3"
                    FROM (
                      SELECT
                        CASE WHEN ("Computer" IN ('', '-')) THEN NULL::VARCHAR ELSE "Computer" END AS "Computer",
                        CASE WHEN ("User" IN ('', '-')) THEN NULL::VARCHAR ELSE "User" END AS "User",
                        "@time" AS "at",
                        "@time" AS "begin",
                        1::BIGINT AS "weight",
                        CASE WHEN ends_with(lower("Image"), '\whoami.exe') THEN 1::BIGINT ELSE 0::BIGINT END AS "hit_1",
                        CASE WHEN ends_with(lower("Image"), '\nltest.exe') THEN 1::BIGINT ELSE 0::BIGINT END AS "hit_2",
                        CASE WHEN ends_with(lower("Image"), '\net.exe') THEN 1::BIGINT ELSE 0::BIGINT END AS "hit_3"
                      FROM "windows/process_creation"
                      WHERE (NOT ("@time" IS NULL))
                        AND (NOT (CASE WHEN ("Computer" IN ('', '-')) THEN NULL::VARCHAR ELSE "Computer" END IS NULL))
                        AND (NOT (CASE WHEN ("User" IN ('', '-')) THEN NULL::VARCHAR ELSE "User" END IS NULL))
                        AND regexp_matches(lower("Image"), '(?:\\whoami\.exe|\\nltest\.exe|\\net\.exe)$')
                    ) AS t
                    GROUP BY 1, 2, 3
                  ) AS t
                ) AS t
              ) AS t
            ) AS t
            WHERE (("end" - "at") <= 3000000000)
          ) AS t
        ) AS t
      ) AS t
      GROUP BY 1, 2, 3
    ) AS t
  ) AS t
) AS t
ORDER BY "time" NULLS LAST, "until" NULLS LAST, "Computer" NULLS LAST, "User" NULLS LAST, "Computer" NULLS FIRST, "User" NULLS FIRST, "order_7" NULLS FIRST
