SELECT
  "Place",
  "Events",
  "names"
FROM (
  SELECT
    "Place",
    "COUNT" AS "Events",
    "UNIQUECOUNT" AS "names"
  FROM (
    SELECT
      r."value" AS "Place",
      count(*) AS "COUNT",
      count(DISTINCT l."value") AS "UNIQUECOUNT"
    FROM (
      SELECT
        l."username" AS "username",
        r."key" AS "key",
        r."value" AS "value"
      FROM (
        SELECT
          "username"
        FROM "events"
      ) AS l
      LEFT JOIN (
        SELECT
          "login" AS "key",
          last("full" ORDER BY rowid) AS "value"
        FROM "lookup:names"
        GROUP BY 1
      ) AS r
      ON (l."username" = r."key")
      WHERE ((r."value" IS NULL) OR (l."username" = 'ann'))
    ) AS l
    LEFT JOIN (
      SELECT
        "key",
        last("Location" ORDER BY rowid) AS "value"
      FROM "lookup:people"
      GROUP BY 1
    ) AS r
    ON (l."username" = r."key")
    GROUP BY 1
  ) AS t
  WHERE ("COUNT" > 0)
) AS t
ORDER BY "Events" DESC NULLS LAST, "Place" NULLS FIRST, "Place" NULLS FIRST
