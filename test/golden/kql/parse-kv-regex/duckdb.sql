SELECT
  "id",
  "s",
  "user",
  CAST(TRY_CAST(coalesce(CASE WHEN CAST(TRY_CAST("port" AS BIGINT) AS VARCHAR) = "port" THEN TRY_CAST("port" AS BIGINT) WHEN regexp_full_match("port", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("port", E' \t\n\r'), '+') AS BIGINT) END, CASE WHEN regexp_full_match("port", '0[xX][0-9a-fA-F]{1,16}') THEN TRY_CAST(TRY_CAST("port" AS UBIGINT) AS BIGINT) END) AS INTEGER) AS BIGINT) AS "port"
FROM (
  SELECT
    "id",
    "s",
    coalesce((json_extract("pairs", '/user') ->> '$'), '') AS "user",
    coalesce((json_extract("pairs", '/port') ->> '$'), '') AS "port"
  FROM (
    SELECT
      "id",
      "s",
      host_dynamic_first_pairs_dynamic_dynamic_gives_dynamic(to_json(regexp_extract_all("s", '([\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200C}\x{200D}\x{24B6}-\x{24E9}\x{1F130}-\x{1F149}\x{1F150}-\x{1F169}\x{1F170}-\x{1F189}]+)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]*=[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]*([^;]*)', 1::BIGINT::INTEGER))::VARCHAR, to_json(regexp_extract_all("s", '([\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200C}\x{200D}\x{24B6}-\x{24E9}\x{1F130}-\x{1F149}\x{1F150}-\x{1F169}\x{1F170}-\x{1F189}]+)[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]*=[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]*([^;]*)', 2::BIGINT::INTEGER))::VARCHAR)::JSON AS "pairs"
    FROM (
      SELECT
        "id",
        coalesce("s", '') AS "s"
      FROM "T"
    ) AS t
  ) AS t
) AS t
