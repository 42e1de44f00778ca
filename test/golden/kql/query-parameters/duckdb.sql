SELECT
  "Host",
  "Count",
  "Seen",
  ("Host" = 'a') AS "Same"
FROM (
  SELECT
    coalesce("Host", '') AS "Host",
    "Count",
    "Seen"
  FROM "Logons"
  WHERE ("Host" IN ('a', 'b'))
    AND ("Count" >= 2)
    AND ("Seen" >= 17934912000000000)
    AND ("Seen" <= 17935776000000000)
) AS t
