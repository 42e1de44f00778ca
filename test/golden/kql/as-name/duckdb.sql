SELECT
  "id",
  "k",
  "v",
  "City",
  "id1",
  "n",
  "Count"
FROM (
  SELECT
    l."id" AS "id",
    l."k" AS "k",
    l."v" AS "v",
    l."City" AS "City",
    r."id" AS "id1",
    r."n" AS "n",
    NULL::BIGINT AS "Count",
    0 AS "order_1",
    l."order_1" AS "order_2",
    r."order_1" AS "order_3"
  FROM (
    SELECT
      "id",
      coalesce("k", '') AS "k",
      "v",
      coalesce("City", '') AS "City",
      rowid AS "order_1"
    FROM "T"
    WHERE ("id" < 5)
      AND ("k" = 'a')
  ) AS l
  INNER JOIN (
    SELECT
      "id",
      1::BIGINT AS "n",
      rowid AS "order_1"
    FROM "T"
    WHERE ("id" < 5)
      AND ("City" = 'Ulm')
  ) AS r
  ON (l."id" = r."id")
  UNION ALL
  SELECT
    NULL::BIGINT AS "id",
    '' AS "k",
    NULL::DOUBLE AS "v",
    '' AS "City",
    NULL::BIGINT AS "id1",
    NULL::BIGINT AS "n",
    "count" AS "Count",
    1 AS "order_1",
    NULL AS "order_2",
    NULL AS "order_3"
  FROM (
    SELECT
      count(*) AS "count"
    FROM (
      SELECT
        1 AS "row"
      FROM "T"
      WHERE ("id" < 5)
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1", "order_2", "order_3"
