SELECT
  "Name"
FROM (
  SELECT
    l."Name" AS "Name",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      coalesce("Name", '') AS "Name",
      "Id",
      rowid AS "order_1"
    FROM "Proc"
  ) AS l
  SEMI JOIN (
    SELECT
      "max" AS "key"
    FROM (
      SELECT
        max("Id") AS "max"
      FROM (
        SELECT
          "Id"
        FROM "Proc"
      ) AS t
    ) AS t
  ) AS r
  ON (l."Id" = r."key")
) AS t
ORDER BY "order_1"
