SELECT
  "host",
  "_count",
  "_count_1d"
FROM (
  SELECT
    "host",
    "_count",
    "_count_2" AS "_count_1d",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      coalesce(l."host", r."host") AS "host",
      l."_count" AS "_count",
      r."_count" AS "_count_2",
      l."host" AS "order_1",
      r."host" AS "order_2"
    FROM (
      SELECT
        "host",
        1::BIGINT AS "one",
        "_count"
      FROM (
        SELECT
          "host",
          count(*) AS "_count"
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
        "_count"
      FROM (
        SELECT
          "host",
          count(*) AS "_count"
        FROM "messages"
        WHERE ("_messageTime" >= 1759914000000)
          AND ("_messageTime" < 1759921200000)
        GROUP BY 1
      ) AS t
    ) AS r
    ON ((l."host" IS NOT DISTINCT FROM r."host") AND (l."one" IS NOT DISTINCT FROM r."one"))
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS FIRST, "order_3" NULLS FIRST
