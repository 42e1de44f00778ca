SELECT
  "id",
  CASE WHEN (NOT ("Port" IS NULL)) THEN "User" ELSE '' END AS "User",
  CASE WHEN (NOT ("Port" IS NULL)) THEN "Host" ELSE '' END AS "Host",
  CASE WHEN (NOT ("Port" IS NULL)) THEN "Port" ELSE NULL::BIGINT END AS "Port"
FROM (
  SELECT
    "id",
    "User",
    "Host",
    CAST(TRY_CAST(coalesce(CASE WHEN CAST(TRY_CAST("Port" AS BIGINT) AS VARCHAR) = "Port" THEN TRY_CAST("Port" AS BIGINT) WHEN regexp_full_match("Port", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("Port", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("Port", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("Port" AS UBIGINT) AS BIGINT) END) AS INTEGER) AS BIGINT) AS "Port"
  FROM (
    SELECT
      "id",
      (regexp_extract("text", '\A.*\buser=(.*)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}](from|to)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}](.*):(-?[0-9]+)[\P{Nd}]*\z', ['g1', 'g2', 'g3', 'g4'])).g1 AS "User",
      (regexp_extract("text", '\A.*\buser=(.*)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}](from|to)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}](.*):(-?[0-9]+)[\P{Nd}]*\z', ['g1', 'g2', 'g3', 'g4'])).g3 AS "Host",
      (regexp_extract("text", '\A.*\buser=(.*)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}](from|to)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}](.*):(-?[0-9]+)[\P{Nd}]*\z', ['g1', 'g2', 'g3', 'g4'])).g4 AS "Port"
    FROM (
      SELECT
        "id",
        coalesce("text", '') AS "text"
      FROM "T"
    ) AS t
  ) AS t
) AS t
