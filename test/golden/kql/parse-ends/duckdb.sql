SELECT
  "id",
  "text",
  "User",
  "Host",
  "Port",
  ("User" = '') AS "a",
  ("Port" IS NULL) AS "b"
FROM (
  SELECT
    "id",
    "text",
    CASE WHEN (NOT ("Port" IS NULL)) THEN "User" ELSE '' END AS "User",
    CASE WHEN (NOT ("Port" IS NULL)) THEN "Host" ELSE '' END AS "Host",
    CASE WHEN (NOT ("Port" IS NULL)) THEN "Port" ELSE NULL::BIGINT END AS "Port"
  FROM (
    SELECT
      "id",
      "text",
      "User",
      "Host",
      coalesce(CASE WHEN CAST(TRY_CAST("Port" AS BIGINT) AS VARCHAR) = "Port" THEN TRY_CAST("Port" AS BIGINT) WHEN regexp_full_match("Port", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("Port", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("Port", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("Port" AS UBIGINT) AS BIGINT) END) AS "Port"
    FROM (
      SELECT
        "id",
        "text",
        (regexp_extract("text", '(?s)\Auser=(.*?) from (.*?):(.*)\z', ['g1', 'g2', 'g3'])).g1 AS "User",
        (regexp_extract("text", '(?s)\Auser=(.*?) from (.*?):(.*)\z', ['g1', 'g2', 'g3'])).g2 AS "Host",
        (regexp_extract("text", '(?s)\Auser=(.*?) from (.*?):(.*)\z', ['g1', 'g2', 'g3'])).g3 AS "Port"
      FROM (
        SELECT
          "id",
          coalesce("text", '') AS "text"
        FROM "T"
        WHERE ("id" >= 6)
      ) AS t
    ) AS t
  ) AS t
) AS t
