SELECT
  "a",
  "_max"
FROM (
  SELECT
    "a",
    "_max",
    CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END AS "order_1",
    CASE WHEN (CASE WHEN regexp_full_match("a", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("a", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "a" ELSE NULL::VARCHAR END AS "order_2"
  FROM (
    SELECT
      "a",
      max(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END) AS "_max"
    FROM (
      SELECT
        "a",
        coalesce(list_transform([(CASE WHEN regexp_full_match("b", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("b", E' \t\n\r') AS DOUBLE) END + 1e0)], lambda v: CASE WHEN v = trunc(v) AND abs(v) < 9.2e18 THEN CAST(CAST(v AS BIGINT) AS VARCHAR) ELSE CAST(v AS VARCHAR) END)[1], "b") AS "b"
      FROM "events"
      WHERE (NOT ("a" IS NULL))
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2" DESC NULLS LAST, "a" NULLS FIRST
