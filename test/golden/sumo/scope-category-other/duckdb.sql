SELECT
  "_count"
FROM (
  SELECT
    count(*) AS "_count"
  FROM (
    SELECT
      1 AS "row"
    FROM "messages"
    WHERE regexp_matches('Windows/Sysmon', '(?s)^[lL][iI][nN][uU][xX]')
  ) AS t
) AS t
