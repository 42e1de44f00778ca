SELECT
  "x",
  "y",
  "all_",
  "some_"
FROM (
  SELECT
    "x",
    "y",
    "all_",
    "some_",
    "order_1" AS "order_2",
    "order_2" AS "order_3",
    "order_3" AS "order_4"
  FROM (
    SELECT
      "x",
      "y",
      json_object('x', to_json("x"), 'y', to_json("y")) AS "all_",
      json_merge_patch('{}', json_object('x', to_json("x"), 'y', to_json(CASE WHEN ("y" <> '') THEN "y" ELSE NULL::VARCHAR END))) AS "some_",
      "order_1",
      "order_2",
      "order_3"
    FROM (
      SELECT
        "x",
        "y",
        0 AS "order_1",
        "order_1" AS "order_2",
        NULL AS "order_3"
      FROM (
        SELECT
          "x",
          coalesce("y", '') AS "y",
          rowid AS "order_1"
        FROM "LogC"
      ) AS t
      UNION ALL
      SELECT
        "x",
        "y",
        1 AS "order_1",
        NULL AS "order_2",
        "order_1" AS "order_3"
      FROM (
        SELECT
          "x",
          coalesce("y", '') AS "y",
          rowid AS "order_1"
        FROM "LogA"
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "x" NULLS FIRST, "order_2", "order_3", "order_4"
