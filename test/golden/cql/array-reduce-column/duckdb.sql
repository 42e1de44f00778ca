SELECT
  coalesce("sums[0]", 0e0) AS "sums[0]",
  coalesce("sums[1]", 0e0) AS "sums[1]",
  coalesce("sums[2]", 0e0) AS "sums[2]"
FROM (
  SELECT
    sum(CASE WHEN regexp_full_match("sizes[0]", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("sizes[0]", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE ((NOT ("sizes[0]" IS NULL)) AND (CASE WHEN regexp_full_match("sizes[0]", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("sizes[0]", E' \t\n\r') AS DOUBLE) END < 100e0))) AS "sums[0]",
    sum(CASE WHEN regexp_full_match("sizes[1]", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("sizes[1]", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE ((NOT ("sizes[0]" IS NULL)) AND (NOT ("sizes[1]" IS NULL)) AND (CASE WHEN regexp_full_match("sizes[1]", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("sizes[1]", E' \t\n\r') AS DOUBLE) END < 100e0))) AS "sums[1]",
    sum(CASE WHEN regexp_full_match("sizes[2]", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("sizes[2]", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE (((NOT ("sizes[0]" IS NULL)) AND (NOT ("sizes[1]" IS NULL))) AND (NOT ("sizes[2]" IS NULL)) AND (CASE WHEN regexp_full_match("sizes[2]", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("sizes[2]", E' \t\n\r') AS DOUBLE) END < 100e0))) AS "sums[2]"
  FROM "events"
  WHERE (NOT coalesce(("host" = 'ash'), false))
) AS t
