SELECT
  "kind",
  "id",
  "_count"
FROM (
  SELECT
    l."kind" AS "kind",
    l."id" AS "id",
    count(*) AS "_count"
  FROM (
    SELECT
      l."kind" AS "kind",
      l."id" AS "id",
      l."host" AS "host",
      l."note" AS "note",
      r."host" AS "host_2"
    FROM (
      SELECT
        "kind",
        "id",
        "host",
        "note"
      FROM "events"
    ) AS l
    LEFT JOIN (
      SELECT
        "host"
      FROM "events"
      WHERE ("kind" = 'net')
      GROUP BY 1
    ) AS r
    ON (l."host" = r."host")
    WHERE (((NOT (r."host" IS NULL)) AND (l."kind" = 'start')) OR starts_with(l."note", 'o'))
  ) AS l
  SEMI JOIN (
    SELECT
      "id",
      "host",
      "clause",
      "clause_2"
    FROM (
      SELECT
        l."id" AS "id",
        l."host" AS "host",
        count(*) FILTER (WHERE ((l."kind" = 'start') AND (NOT (r."host" IS NULL)))) AS "clause",
        count(*) FILTER (WHERE starts_with(l."note", 'o')) AS "clause_2"
      FROM (
        SELECT
          "kind",
          "id",
          "host",
          "note"
        FROM "events"
      ) AS l
      LEFT JOIN (
        SELECT
          "host"
        FROM "events"
        WHERE ("kind" = 'net')
        GROUP BY 1
      ) AS r
      ON (l."host" = r."host")
      GROUP BY 1, 2
    ) AS t
    WHERE ("clause" > 0)
      AND ("clause_2" > 0)
  ) AS r
  ON ((l."id" = r."id") AND (l."host" = r."host"))
  GROUP BY 1, 2
) AS t
ORDER BY "kind" NULLS FIRST, "id" NULLS FIRST
