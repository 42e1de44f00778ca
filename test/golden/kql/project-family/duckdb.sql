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
        "t",
        "x" AS "y",
        "order_1"
      FROM (
        SELECT
          "x",
          "Group",
          "t",
          "order_1"
        FROM (
          SELECT
            "x",
            "id",
            "Group",
            "r",
            "t",
            "order_1"
          FROM (
            SELECT
              "id",
              "g" AS "Group",
              "x",
              "r",
              "t",
              "order_1"
            FROM (
              SELECT
                "id",
                coalesce("g", '') AS "g",
                "x",
                "r",
                "t",
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
