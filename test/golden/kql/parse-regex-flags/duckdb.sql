SELECT
  "id",
  "User",
  "Host",
  "Port"
FROM (
  SELECT
    "id",
    "User",
    "Host",
    coalesce(CASE WHEN CAST(TRY_CAST("Port" AS BIGINT) AS VARCHAR) = "Port" THEN TRY_CAST("Port" AS BIGINT) WHEN regexp_full_match("Port", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("Port", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("Port", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("Port" AS UBIGINT) AS BIGINT) END) AS "Port"
  FROM (
    SELECT
      "id",
      (regexp_extract("text", '(?is)\A.*?USER=(.*) from (.*):(-?[0-9]+).*?\z', ['g1', 'g2', 'g3'])).g1 AS "User",
      (regexp_extract("text", '(?is)\A.*?USER=(.*) from (.*):(-?[0-9]+).*?\z', ['g1', 'g2', 'g3'])).g2 AS "Host",
      (regexp_extract("text", '(?is)\A.*?USER=(.*) from (.*):(-?[0-9]+).*?\z', ['g1', 'g2', 'g3'])).g3 AS "Port"
    FROM (
      SELECT
        "id",
        coalesce("text", '') AS "text"
      FROM "T"
    ) AS t
  ) AS t
) AS t
WHERE (NOT ("Port" IS NULL))
