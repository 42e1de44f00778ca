SELECT
  "lowest",
  "_max",
  "_avg",
  coalesce("_sum", 0e0) AS "_sum",
  ("_range" - "_range_2") AS "_range",
  "_count",
  "RemotePort_50",
  "RemotePort_99"
FROM (
  SELECT
    min(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "lowest",
    max(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "_max",
    avg(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "_avg",
    sum(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "_sum",
    max(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "_range",
    min(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "_range_2",
    count("UserName") AS "_count",
    list_extract(list(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END ORDER BY CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END IS NOT NULL), CAST(floor(50e0 / 100 * (len(list(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END ORDER BY CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END IS NOT NULL)) - 1)) AS BIGINT) + 1) AS "RemotePort_50",
    list_extract(list(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END ORDER BY CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END IS NOT NULL), CAST(floor(99e0 / 100 * (len(list(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END ORDER BY CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END IS NOT NULL)) - 1)) AS BIGINT) + 1) AS "RemotePort_99"
  FROM "events"
) AS t
