SELECT
  "user",
  "name",
  "team",
  "known"
FROM (
  SELECT
    l."user" AS "user",
    l."Name" AS "name",
    l."team" AS "team",
    l."known" AS "known",
    l."_messageTime" AS "order_1",
    l."order_1" AS "order_2",
    l."order_2" AS "order_3",
    l."order_3" AS "order_4",
    r."key" AS "order_5",
    r."key_2" AS "order_6"
  FROM (
    SELECT
      l."_messageTime" AS "_messageTime",
      l."user" AS "user",
      l."Name" AS "Name",
      l."team" AS "team",
      CASE WHEN (NOT (r."key" IS NULL)) THEN 1::BIGINT ELSE 0::BIGINT END AS "known",
      l."order_1" AS "order_1",
      l."order_2" AS "order_2",
      r."key" AS "order_3"
    FROM (
      SELECT
        l."_messageTime" AS "_messageTime",
        l."user" AS "user",
        r."Name" AS "Name",
        r."team" AS "team",
        l."order_1" AS "order_1",
        r."order_1" AS "order_2"
      FROM (
        SELECT
          "_messageTime",
          "user",
          rowid AS "order_1"
        FROM "messages"
      ) AS l
      LEFT JOIN (
        SELECT
          "key",
          "Name",
          "team",
          "place",
          "rank",
          "order_1"
        FROM (
          SELECT
            "key",
            "Name",
            "team",
            "place",
            row_number() OVER (PARTITION BY "key" ORDER BY "place" DESC NULLS LAST, "order_1") AS "rank",
            "order_1"
          FROM (
            SELECT
              "key",
              "Name",
              "team",
              row_number() OVER (ORDER BY "order_1") AS "place",
              "order_1"
            FROM (
              SELECT
                lower("Name") AS "key",
                "Name",
                "team",
                rowid AS "order_1"
              FROM "lookup:People"
            ) AS t
          ) AS t
        ) AS t
        WHERE ("rank" <= 1)
      ) AS r
      ON (lower(l."user") = r."key")
    ) AS l
    LEFT JOIN (
      SELECT
        lower("Name") AS "key"
      FROM "lookup:People"
      GROUP BY 1
    ) AS r
    ON (lower(l."user") = r."key")
  ) AS l
  LEFT JOIN (
    SELECT
      "name" AS "key",
      "team" AS "key_2"
    FROM "lookup:shared/people"
    GROUP BY 1, 2
  ) AS r
  ON ((l."user" = r."key") AND (l."team" = r."key_2"))
  WHERE (NOT (NOT (r."key" IS NULL)))
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2", "order_3", "order_4" NULLS FIRST, "order_5" NULLS FIRST, "order_6" NULLS FIRST
