SELECT
  CASE WHEN (NOT ("id" IS NULL)) THEN "id" ELSE NULL::BIGINT END AS "id",
  CASE WHEN (NOT ("id" IS NULL)) THEN "text" ELSE '' END AS "text",
  CASE WHEN (NOT ("id" IS NULL)) THEN "Host" ELSE '' END AS "Host",
  CASE WHEN (NOT ("id" IS NULL)) THEN "Rest" ELSE '' END AS "Rest"
FROM (
  SELECT
    "text",
    "Host",
    "Rest",
    CAST(TRY_CAST(coalesce(CASE WHEN CAST(TRY_CAST("id" AS BIGINT) AS VARCHAR) = "id" THEN TRY_CAST("id" AS BIGINT) WHEN regexp_full_match("id", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("id", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("id", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("id" AS UBIGINT) AS BIGINT) END) AS INTEGER) AS BIGINT) AS "id"
  FROM (
    SELECT
      (regexp_extract("text", '(?s)\A.*?user=(.*?) from (.*?):(.*?); id=(.*)\z', ['g1', 'g2', 'g3', 'g4'])).g1 AS "text",
      (regexp_extract("text", '(?s)\A.*?user=(.*?) from (.*?):(.*?); id=(.*)\z', ['g1', 'g2', 'g3', 'g4'])).g2 AS "Host",
      (regexp_extract("text", '(?s)\A.*?user=(.*?) from (.*?):(.*?); id=(.*)\z', ['g1', 'g2', 'g3', 'g4'])).g3 AS "Rest",
      (regexp_extract("text", '(?s)\A.*?user=(.*?) from (.*?):(.*?); id=(.*)\z', ['g1', 'g2', 'g3', 'g4'])).g4 AS "id"
    FROM (
      SELECT
        (coalesce("text", '') || '; id=' || coalesce(CAST(("id" + 10::BIGINT) AS VARCHAR), '')) AS "text"
      FROM "T"
      WHERE ("id" IN (1, 2))
    ) AS t
  ) AS t
) AS t
