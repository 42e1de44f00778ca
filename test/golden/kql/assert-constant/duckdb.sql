SELECT
  "word"
FROM (
  SELECT
    "word",
    "order_1"
  FROM (
    SELECT
      c0 AS "word",
      place AS "order_1"
    FROM (VALUES
      ('ab', 0),
      ('abcd', 1),
      ('', 2)
    ) AS t(c0, place)
  ) AS t
  WHERE (length("word") > 2)
) AS t
