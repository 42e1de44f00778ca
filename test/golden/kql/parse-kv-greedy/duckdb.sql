SELECT
  "s",
  "when",
  "who",
  "why",
  "ok"
FROM (
  SELECT
    "s",
    coalesce(CASE WHEN regexp_full_match("when", '-?([0-9]{1,7}\.)?([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9](\.[0-9]{1,7})?)?') THEN (CASE WHEN starts_with("when", '-') THEN -1 ELSE 1 END) * (coalesce(TRY_CAST(regexp_extract("when", '^-?([0-9]+)\.[0-9]+:', 1) AS BIGINT), 0) * 864000000000 + CAST(regexp_extract("when", '^-?(?:[0-9]+\.)?([0-9]+):', 1) AS BIGINT) * 36000000000 + CAST(regexp_extract("when", ':([0-9]+)', 1) AS BIGINT) * 600000000 + coalesce(TRY_CAST(regexp_extract("when", ':[0-9]+:([0-9]+)', 1) AS BIGINT), 0) * 10000000 + coalesce(TRY_CAST(rpad(regexp_extract("when", ':[0-9]+:[0-9]+\.([0-9]+)', 1), 7, '0') AS BIGINT), 0)) END, host_convert_span_text_to_timespan_string_gives_timespan("when")) AS "when",
    "who",
    "why",
    coalesce(CASE lower("ok") WHEN 'true' THEN true WHEN 'false' THEN false END, (CASE WHEN CAST(TRY_CAST("ok" AS BIGINT) AS VARCHAR) = "ok" THEN TRY_CAST("ok" AS BIGINT) WHEN regexp_full_match("ok", '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim("ok", E' \t\n\r'), '+') AS BIGINT) END <> 0)) AS "ok",
    "order_1"
  FROM (
    SELECT
      'who=Ann B. Lee why=a=b c when=1.5h ok=True' AS "s",
      coalesce((json_extract('{"who":"Ann B. Lee","why":"a=b c","when":"1.5h","ok":"True"}'::JSON, '/when') ->> '$'), '') AS "when",
      coalesce((json_extract('{"who":"Ann B. Lee","why":"a=b c","when":"1.5h","ok":"True"}'::JSON, '/who') ->> '$'), '') AS "who",
      coalesce((json_extract('{"who":"Ann B. Lee","why":"a=b c","when":"1.5h","ok":"True"}'::JSON, '/why') ->> '$'), '') AS "why",
      coalesce((json_extract('{"who":"Ann B. Lee","why":"a=b c","when":"1.5h","ok":"True"}'::JSON, '/ok') ->> '$'), '') AS "ok",
      "order_1"
    FROM (
      SELECT
        c0 AS "row",
        place AS "order_1"
      FROM (VALUES
        (1::BIGINT, 0)
      ) AS t(c0, place)
    ) AS t
  ) AS t
) AS t
