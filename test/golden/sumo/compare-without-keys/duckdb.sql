SELECT
  l."_count" AS "_count",
  l."_count_2" AS "_count_1d",
  r."_count" AS "_count_1w"
FROM (
  SELECT
    coalesce(l."one", r."one") AS "one",
    l."_count" AS "_count",
    r."_count" AS "_count_2"
  FROM (
    SELECT
      1::BIGINT AS "one",
      "_count"
    FROM (
      SELECT
        count(*) AS "_count"
      FROM "messages"
      WHERE ("_messageTime" >= 1760000400000)
        AND ("_messageTime" < 1760007600000)
    ) AS t
  ) AS l
  FULL JOIN (
    SELECT
      1::BIGINT AS "one",
      "_count"
    FROM (
      SELECT
        count(*) AS "_count"
      FROM "messages"
      WHERE ("_messageTime" >= 1759914000000)
        AND ("_messageTime" < 1759921200000)
    ) AS t
  ) AS r
  ON (l."one" IS NOT DISTINCT FROM r."one")
) AS l
FULL JOIN (
  SELECT
    1::BIGINT AS "one",
    "_count"
  FROM (
    SELECT
      count(*) AS "_count"
    FROM "messages"
    WHERE ("_messageTime" >= 1759395600000)
      AND ("_messageTime" < 1759402800000)
  ) AS t
) AS r
ON (l."one" IS NOT DISTINCT FROM r."one")
