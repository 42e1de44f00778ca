SELECT
  "id",
  "s",
  "user",
  coalesce(CASE WHEN CAST(TRY_CAST("port" AS BIGINT) AS VARCHAR) = "port" THEN TRY_CAST("port" AS BIGINT) WHEN regexp_full_match("port", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("port", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("port", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("port" AS UBIGINT) AS BIGINT) END) AS "port"
FROM (
  SELECT
    "id",
    coalesce((json_extract("pairs", '/user') ->> '$'), '') AS "user",
    coalesce((json_extract("pairs", '/port') ->> '$'), '') AS "port",
    coalesce((json_extract("pairs", '/s') ->> '$'), '') AS "s"
  FROM (
    SELECT
      "id",
      host_text_word_pairs_string_string_string_string_string_string_gives_dynamic(coalesce("s", ''), '""', '', 'user', 'port', 's')::JSON AS "pairs"
    FROM "T"
  ) AS t
) AS t
