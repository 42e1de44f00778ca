SELECT
  "_count",
  coalesce("_sum", 0e0) AS "_sum"
FROM (
  SELECT
    count(*) AS "_count",
    sum(CASE WHEN regexp_full_match("RemotePort", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("RemotePort", E' \t\n\r') AS DOUBLE) END) AS "_sum"
  FROM "events"
  WHERE ("ComputerName" = 'nobody')
) AS t
