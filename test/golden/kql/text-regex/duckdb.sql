SELECT
  "s",
  "one",
  "pairs",
  "chosen",
  "built",
  "counted",
  "plain",
  "at",
  "second",
  "within",
  "before",
  "quoted",
  "literal"
FROM (
  SELECT
    "s",
    CASE WHEN len(regexp_extract_all("s", '([a-z]+)=', 1::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(regexp_extract_all("s", '([a-z]+)=', 1::BIGINT::INTEGER), lambda t: coalesce(t, ''))) END AS "one",
    CASE WHEN len(regexp_extract_all("s", '([a-z]+)=([\p{Nd}]+)?', 1::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(list_zip(regexp_extract_all("s", '([a-z]+)=([\p{Nd}]+)?', 1::BIGINT::INTEGER), regexp_extract_all("s", '([a-z]+)=([\p{Nd}]+)?', 2::BIGINT::INTEGER)), lambda t: [coalesce(t[1], ''), coalesce(t[2], '')])) END AS "pairs",
    CASE WHEN len(regexp_extract_all("s", '([a-z]+)=([\p{Nd}]*)', 2::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(list_zip(regexp_extract_all("s", '([a-z]+)=([\p{Nd}]*)', 2::BIGINT::INTEGER), regexp_extract_all("s", '([a-z]+)=([\p{Nd}]*)', 1::BIGINT::INTEGER)), lambda t: [coalesce(t[1], ''), coalesce(t[2], '')])) END AS "chosen",
    coalesce(CASE WHEN regexp_matches("s", '[a-z]+') THEN regexp_extract("s", '[a-z]+', 0::BIGINT::INTEGER) END, '') AS "built",
    len(regexp_extract_all("s", '[\p{Nd}]', 0))::BIGINT AS "counted",
    host_text_count_overlapping_string_string_gives_long("s", '=') AS "plain",
    CASE WHEN len(regexp_extract_all("s", '(?s:(.*?))([\p{Nd}]+)', 0)) >= 1::BIGINT THEN CAST(coalesce(list_sum(list_transform(regexp_extract_all("s", '(?s:(.*?))([\p{Nd}]+)', 1)[1:1::BIGINT], lambda t: length(coalesce(t, '')))), 0) + coalesce(list_sum(list_transform(regexp_extract_all("s", '(?s:(.*?))([\p{Nd}]+)', 2)[1:1::BIGINT - 1], lambda t: length(coalesce(t, '')))), 0) AS BIGINT) WHEN "s" IS NOT NULL THEN -1 END AS "at",
    CASE WHEN len(regexp_extract_all("s", '(?s:(.*?))([\p{Nd}]+)', 0)) >= 2::BIGINT THEN CAST(coalesce(list_sum(list_transform(regexp_extract_all("s", '(?s:(.*?))([\p{Nd}]+)', 1)[1:2::BIGINT], lambda t: length(coalesce(t, '')))), 0) + coalesce(list_sum(list_transform(regexp_extract_all("s", '(?s:(.*?))([\p{Nd}]+)', 2)[1:2::BIGINT - 1], lambda t: length(coalesce(t, '')))), 0) AS BIGINT) WHEN "s" IS NOT NULL THEN -1 END AS "second",
    CASE WHEN (CASE WHEN len(regexp_extract_all(substring("s", 2::BIGINT + 1, 3::BIGINT), '(?s:(.*?))([a-z]=)', 0)) >= 1::BIGINT THEN CAST(coalesce(list_sum(list_transform(regexp_extract_all(substring("s", 2::BIGINT + 1, 3::BIGINT), '(?s:(.*?))([a-z]=)', 1)[1:1::BIGINT], lambda t: length(coalesce(t, '')))), 0) + coalesce(list_sum(list_transform(regexp_extract_all(substring("s", 2::BIGINT + 1, 3::BIGINT), '(?s:(.*?))([a-z]=)', 2)[1:1::BIGINT - 1], lambda t: length(coalesce(t, '')))), 0) AS BIGINT) WHEN substring("s", 2::BIGINT + 1, 3::BIGINT) IS NOT NULL THEN -1 END < 0) THEN (-1::BIGINT) ELSE (CASE WHEN len(regexp_extract_all(substring("s", 2::BIGINT + 1, 3::BIGINT), '(?s:(.*?))([a-z]=)', 0)) >= 1::BIGINT THEN CAST(coalesce(list_sum(list_transform(regexp_extract_all(substring("s", 2::BIGINT + 1, 3::BIGINT), '(?s:(.*?))([a-z]=)', 1)[1:1::BIGINT], lambda t: length(coalesce(t, '')))), 0) + coalesce(list_sum(list_transform(regexp_extract_all(substring("s", 2::BIGINT + 1, 3::BIGINT), '(?s:(.*?))([a-z]=)', 2)[1:1::BIGINT - 1], lambda t: length(coalesce(t, '')))), 0) AS BIGINT) WHEN substring("s", 2::BIGINT + 1, 3::BIGINT) IS NOT NULL THEN -1 END + 2::BIGINT) END AS "within",
    NULL::BIGINT AS "before",
    coalesce(regexp_replace("s", '[\\.+*?()|\[\]{}^$#&~-]', '\\\0', 'g'), '') AS "quoted",
    regexp_matches("s", '=12;') AS "literal",
    "order_1"
  FROM (
    SELECT
      c0 AS "s",
      place AS "order_1"
    FROM (VALUES
      ('ab=12; cd=; ef=7', 0),
      ('AB=1', 1),
      ('', 2)
    ) AS t(c0, place)
  ) AS t
) AS t
