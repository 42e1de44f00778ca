SELECT
  "host",
  "port",
  "_count"
FROM (
  SELECT
    "host",
    "port",
    "_count",
    CASE WHEN regexp_full_match("host", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("host", E' \t\n\r') AS DOUBLE) END AS "order_1",
    CASE WHEN (CASE WHEN regexp_full_match("host", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("host", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "host" ELSE NULL::VARCHAR END AS "order_2",
    CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END AS "order_3",
    CASE WHEN (CASE WHEN regexp_full_match("port", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("port", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "port" ELSE NULL::VARCHAR END AS "order_4"
  FROM (
    SELECT
      "host",
      "port",
      count(*) AS "_count"
    FROM "events"
    GROUP BY 1, 2
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "order_4" NULLS LAST, "host" NULLS FIRST, "port" NULLS FIRST
