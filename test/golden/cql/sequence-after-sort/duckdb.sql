SELECT
  "host",
  "gaps",
  "shortest",
  "longest",
  ("longest" - "shortest") AS "spread"
FROM (
  SELECT
    "host",
    count(*) AS "gaps",
    min("gap") AS "shortest",
    max("gap") AS "longest"
  FROM (
    SELECT
      "host",
      (CASE WHEN regexp_full_match("at", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("at", E' \t\n\r') AS DOUBLE) END - CASE WHEN regexp_full_match("place_2", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("place_2", E' \t\n\r') AS DOUBLE) END) AS "gap"
    FROM (
      SELECT
        "kind",
        "host",
        "at",
        "place",
        lag("at", 1::BIGINT::INTEGER) OVER (ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4") AS "place_2"
      FROM (
        SELECT
          "kind",
          "host",
          "at",
          lag("host", 1::BIGINT::INTEGER) OVER (ORDER BY "host" NULLS LAST, CASE WHEN regexp_full_match("at", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("at", E' \t\n\r') AS DOUBLE) END NULLS LAST, CASE WHEN (CASE WHEN regexp_full_match("at", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("at", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "at" ELSE NULL::VARCHAR END NULLS LAST, rowid) AS "place",
          CASE WHEN regexp_full_match("at", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("at", E' \t\n\r') AS DOUBLE) END AS "order_2",
          CASE WHEN (CASE WHEN regexp_full_match("at", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("at", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "at" ELSE NULL::VARCHAR END AS "order_3",
          rowid AS "order_4"
        FROM "events"
        WHERE ("kind" = 'beacon')
      ) AS t
    ) AS t
    WHERE CASE WHEN ((NOT (CASE WHEN regexp_full_match("host", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("host", E' \t\n\r') AS DOUBLE) END IS NULL)) AND (NOT (CASE WHEN regexp_full_match("place", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("place", E' \t\n\r') AS DOUBLE) END IS NULL))) THEN (CASE WHEN regexp_full_match("host", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("host", E' \t\n\r') AS DOUBLE) END = CASE WHEN regexp_full_match("place", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("place", E' \t\n\r') AS DOUBLE) END) ELSE ("host" = "place") END
  ) AS t
  GROUP BY 1
) AS t
WHERE (("longest" - "shortest") < 5e0)
ORDER BY "host" NULLS FIRST
