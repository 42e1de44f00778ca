SELECT
  "id",
  "a_3" AS "a",
  "x",
  "y"
FROM (
  SELECT
    "@timestamp",
    "id",
    "a",
    "b",
    "c",
    "a_2",
    "a_3",
    (CASE WHEN regexp_full_match("a_3", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a_3", E' \t\n\r') AS DOUBLE) END + 1e0) AS "x",
    CAST(("a_3" = 'x') AS VARCHAR) AS "y"
  FROM (
    SELECT
      "@timestamp",
      "id",
      "a",
      "b",
      "c",
      "a_2",
      coalesce("c", "a_2") AS "a_3"
    FROM (
      SELECT
        "@timestamp",
        "id",
        "a",
        "b",
        "c",
        coalesce("b", "a") AS "a_2"
      FROM "events"
    ) AS t
  ) AS t
) AS t
