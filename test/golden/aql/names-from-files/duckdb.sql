SELECT
  "qid",
  "name",
  "source",
  "n"
FROM (
  SELECT
    "qid",
    "name",
    "source",
    "n",
    "order" AS "order_3"
  FROM (
    SELECT
      "qid",
      coalesce("first", CAST("qid" AS VARCHAR)) AS "name",
      coalesce("first_2", "first_3", CAST("logsourceid" AS VARCHAR)) AS "source",
      "COUNT" AS "n",
      "logsourceid" AS "order"
    FROM (
      SELECT
        l."qid" AS "qid",
        l."logsourceid" AS "logsourceid",
        count(*) AS "COUNT",
        arg_min_null(l."name", coalesce(l."starttime", 9223372036854775807) ORDER BY l."order_1", l."key" NULLS FIRST, r."key" NULLS FIRST) AS "first",
        arg_min_null(l."logsourcename", coalesce(l."starttime", 9223372036854775807) ORDER BY l."order_1", l."key" NULLS FIRST, r."key" NULLS FIRST) AS "first_2",
        arg_min_null(r."name", coalesce(l."starttime", 9223372036854775807) ORDER BY l."order_1", l."key" NULLS FIRST, r."key" NULLS FIRST) AS "first_3"
      FROM (
        SELECT
          l."qid" AS "qid",
          l."logsourceid" AS "logsourceid",
          l."logsourcename" AS "logsourcename",
          l."starttime" AS "starttime",
          r."key" AS "key",
          r."name" AS "name",
          l."order_1" AS "order_1"
        FROM (
          SELECT
            "qid",
            "logsourceid",
            "logsourcename",
            "starttime",
            rowid AS "order_1"
          FROM "events"
        ) AS l
        LEFT JOIN (
          SELECT
            "id" AS "key",
            last("name" ORDER BY rowid) AS "name"
          FROM "lookup:qidname"
          GROUP BY 1
        ) AS r
        ON (CAST(l."qid" AS VARCHAR) = r."key")
        WHERE regexp_matches(coalesce(r."name", CAST(l."qid" AS VARCHAR)), '(?s)[lL][oO][gG][oO][nN]')
      ) AS l
      LEFT JOIN (
        SELECT
          "id" AS "key",
          last("name" ORDER BY rowid) AS "name"
        FROM "lookup:logsourcename"
        GROUP BY 1
      ) AS r
      ON (CAST(l."logsourceid" AS VARCHAR) = r."key")
      GROUP BY 1, 2
    ) AS t
  ) AS t
) AS t
ORDER BY "n" DESC NULLS LAST, "qid" NULLS FIRST, "order_3" NULLS FIRST, "qid" NULLS FIRST, "order_3" NULLS FIRST
