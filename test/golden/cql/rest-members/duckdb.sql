SELECT
  "id",
  (json_extract("rest", '/Port') ->> '$') AS "Port",
  coalesce((json_extract("rest", '/Extra.Tool') ->> '$'), (json_extract(json_extract("rest", '/Extra'), '/Tool') ->> '$')) AS "Extra.Tool",
  (json_extract("rest", '/Missing') ->> '$') AS "Missing"
FROM "events"
WHERE (CASE WHEN regexp_full_match((json_extract("rest", '/Port') ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract("rest", '/Port') ->> '$'), E' \t\n\r') AS DOUBLE) END > 10e0)
  AND (coalesce((json_extract("rest", '/Extra.Tool') ->> '$'), (json_extract(json_extract("rest", '/Extra'), '/Tool') ->> '$')) = 'nc')
