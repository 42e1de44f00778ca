SELECT
  "id",
  "host",
  "user",
  "note"
FROM (
  SELECT
    l."id" AS "id",
    l."host" AS "host",
    string_agg(DISTINCT l."user", '
' ORDER BY l."user") AS "user",
    string_agg(DISTINCT l."note", '
' ORDER BY l."note") AS "note"
  FROM (
    SELECT
      "kind",
      "id",
      "user",
      "host",
      "note"
    FROM "events"
    WHERE (("kind" = 'net') OR (("kind" = 'start') AND contains("user", 'a')))
  ) AS l
  SEMI JOIN (
    SELECT
      "id",
      "host",
      "clause",
      "clause_2"
    FROM (
      SELECT
        "id",
        "host",
        count(*) FILTER (WHERE (("kind" = 'start') AND contains("user", 'a'))) AS "clause",
        count(*) FILTER (WHERE ("kind" = 'net')) AS "clause_2"
      FROM "events"
      GROUP BY 1, 2
    ) AS t
    WHERE ("clause" > 0)
      AND ("clause_2" > 0)
  ) AS r
  ON ((l."id" = r."id") AND (l."host" = r."host"))
  GROUP BY 1, 2
) AS t
ORDER BY "id" NULLS FIRST, "host" NULLS FIRST
