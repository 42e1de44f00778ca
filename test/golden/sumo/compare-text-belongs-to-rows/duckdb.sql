SELECT
  "role",
  "c",
  "c_1d",
  "more"
FROM (
  SELECT
    "role",
    "c",
    "c_2" AS "c_1d",
    "more",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      coalesce(l."role", r."role") AS "role",
      l."c" AS "c",
      r."c" AS "c_2",
      (l."c" - r."c") AS "more",
      l."role" AS "order_1",
      r."role" AS "order_2"
    FROM (
      SELECT
        "role",
        1::BIGINT AS "one",
        "c"
      FROM (
        SELECT
          "role",
          CAST(sum("_count") AS BIGINT) AS "c"
        FROM (
          SELECT
            "_count",
            CASE WHEN ("host" = 'a') THEN 'main' ELSE 'other' END AS "role",
            "host" AS "order_1"
          FROM (
            SELECT
              "host",
              count(*) AS "_count"
            FROM "messages"
            WHERE ("_messageTime" >= 1760000400000)
              AND ("_messageTime" < 1760007600000)
            GROUP BY 1
          ) AS t
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS l
    FULL JOIN (
      SELECT
        "role",
        1::BIGINT AS "one",
        "c"
      FROM (
        SELECT
          "role",
          CAST(sum("_count") AS BIGINT) AS "c"
        FROM (
          SELECT
            "_count",
            CASE WHEN ("host" = 'a') THEN 'main' ELSE 'other' END AS "role",
            "host" AS "order_1"
          FROM (
            SELECT
              "host",
              count(*) AS "_count"
            FROM "messages"
            WHERE ("_messageTime" >= 1759914000000)
              AND ("_messageTime" < 1759921200000)
            GROUP BY 1
          ) AS t
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS r
    ON ((l."role" IS NOT DISTINCT FROM r."role") AND (l."one" IS NOT DISTINCT FROM r."one"))
  ) AS t
) AS t
ORDER BY "role" NULLS LAST, "order_2" NULLS FIRST, "order_3" NULLS FIRST
