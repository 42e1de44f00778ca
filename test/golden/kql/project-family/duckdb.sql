SELECT
  "x",
  "Group",
  "y"
FROM (
  SELECT
    "x",
    "Group",
    "y",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "x",
      "Group",
      "y",
      "order_1"
    FROM (
      SELECT
        1::BIGINT AS "x",
        "Group",
        "x" AS "y",
        "order_1"
      FROM (
        SELECT
          "x",
          "Group",
          "order_1"
        FROM (
          SELECT
            "x",
            "Group",
            "order_1"
          FROM (
            SELECT
              "g" AS "Group",
              "x",
              "order_1"
            FROM (
              SELECT
                coalesce("g", '') AS "g",
                "x",
                rowid AS "order_1"
              FROM "T"
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "Group" NULLS FIRST, "y" NULLS FIRST, "order_3"
