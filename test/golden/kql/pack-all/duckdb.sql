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
    "order_2" AS "order_3"
  FROM (
    SELECT
      "x",
      "y",
      json_object('x', to_json("x"), 'y', to_json("y")) AS "all_",
      json_merge_patch('{}', json_object('x', to_json("x"), 'y', to_json(CASE WHEN ("y" <> '') THEN "y" ELSE NULL::VARCHAR END))) AS "some_",
      "order_1",
      "order_2"
    FROM (
      SELECT
        "x",
        coalesce("y", '') AS "y",
        0 AS "order_1",
        rowid AS "order_2"
      FROM "LogC"
      UNION ALL
      SELECT
        "x",
        coalesce("y", '') AS "y",
        1 AS "order_1",
        rowid AS "order_2"
      FROM "LogA"
    ) AS t
  ) AS t
) AS t
ORDER BY "x" NULLS FIRST, "order_2", "order_3"
