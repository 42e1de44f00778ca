SELECT
  "host",
  "_count",
  "_max",
  "_count_1d",
  "_count_2d",
  "_count_3d",
  "_max_1d",
  "_max_2d",
  "_max_3d"
FROM (
  SELECT
    "host",
    "_count",
    "_max",
    "_count_2" AS "_count_1d",
    "_count_3" AS "_count_2d",
    "_count_4" AS "_count_3d",
    "_max_2" AS "_max_1d",
    "_max_3" AS "_max_2d",
    "_max_4" AS "_max_3d",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4",
    "order_4" AS "order_5"
  FROM (
    SELECT
      coalesce(l."host", r."host") AS "host",
      l."_count" AS "_count",
      l."_max" AS "_max",
      l."_count_2" AS "_count_2",
      l."_max_2" AS "_max_2",
      l."_count_3" AS "_count_3",
      l."_max_3" AS "_max_3",
      r."_count" AS "_count_4",
      r."_max" AS "_max_4",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2",
      l."order_3" AS "order_3",
      r."host" AS "order_4"
    FROM (
      SELECT
        coalesce(l."host", r."host") AS "host",
        coalesce(l."one", r."one") AS "one",
        l."_count" AS "_count",
        l."_max" AS "_max",
        l."_count_2" AS "_count_2",
        l."_max_2" AS "_max_2",
        r."_count" AS "_count_3",
        r."_max" AS "_max_3",
        l."order_1" AS "order_1",
        l."order_2" AS "order_2",
        r."host" AS "order_3"
      FROM (
        SELECT
          coalesce(l."host", r."host") AS "host",
          coalesce(l."one", r."one") AS "one",
          l."_count" AS "_count",
          l."_max" AS "_max",
          r."_count" AS "_count_2",
          r."_max" AS "_max_2",
          l."host" AS "order_1",
          r."host" AS "order_2"
        FROM (
          SELECT
            "host",
            1::BIGINT AS "one",
            "_count",
            "_max"
          FROM (
            SELECT
              "host",
              count(*) AS "_count",
              max("n") AS "_max"
            FROM "messages"
            WHERE ("_messageTime" >= 1760000400000)
              AND ("_messageTime" < 1760007600000)
            GROUP BY 1
          ) AS t
        ) AS l
        FULL JOIN (
          SELECT
            "host",
            1::BIGINT AS "one",
            "_count",
            "_max"
          FROM (
            SELECT
              "host",
              count(*) AS "_count",
              max("n") AS "_max"
            FROM "messages"
            WHERE ("_messageTime" >= 1759914000000)
              AND ("_messageTime" < 1759921200000)
            GROUP BY 1
          ) AS t
        ) AS r
        ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
      ) AS l
      FULL JOIN (
        SELECT
          "host",
          1::BIGINT AS "one",
          "_count",
          "_max"
        FROM (
          SELECT
            "host",
            count(*) AS "_count",
            max("n") AS "_max"
          FROM "messages"
          WHERE ("_messageTime" >= 1759827600000)
            AND ("_messageTime" < 1759834800000)
          GROUP BY 1
        ) AS t
      ) AS r
      ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
    ) AS l
    FULL JOIN (
      SELECT
        "host",
        1::BIGINT AS "one",
        "_count",
        "_max"
      FROM (
        SELECT
          "host",
          count(*) AS "_count",
          max("n") AS "_max"
        FROM "messages"
        WHERE ("_messageTime" >= 1759741200000)
          AND ("_messageTime" < 1759748400000)
        GROUP BY 1
      ) AS t
    ) AS r
    ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS FIRST, "order_3" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST
