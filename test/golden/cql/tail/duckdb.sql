SELECT
  "ComputerName",
  "_count"
FROM (
  SELECT
    "ComputerName",
    "_count",
    "place" AS "order_1"
  FROM (
    SELECT
      "ComputerName",
      "_count",
      "place"
    FROM (
      SELECT
        "ComputerName",
        "_count",
        row_number() OVER (ORDER BY "ComputerName" NULLS FIRST) AS "place"
      FROM (
        SELECT
          "ComputerName",
          count(*) AS "_count"
        FROM "events"
        GROUP BY 1
      ) AS t
    ) AS t
    ORDER BY "place" DESC NULLS LAST, "ComputerName" NULLS FIRST
    LIMIT 2
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_1" DESC NULLS LAST, "ComputerName" NULLS FIRST
