SELECT
  "a",
  "b",
  "c",
  "d",
  "e",
  "f",
  "g"
FROM (
  SELECT
    list_transform([CASE WHEN regexp_full_match(regexp_replace('172.31.255.255', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split(regexp_replace('172.31.255.255', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055)[1] AS "a",
    list_transform([CASE WHEN regexp_full_match(regexp_replace('172.32.0.0', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split(regexp_replace('172.32.0.0', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055)[1] AS "b",
    list_transform([CASE WHEN regexp_full_match(regexp_replace('127.0.0.1', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split(regexp_replace('127.0.0.1', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055)[1] AS "c",
    list_transform([CASE WHEN regexp_full_match(regexp_replace('fe80::1', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split(regexp_replace('fe80::1', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055)[1] AS "d",
    list_transform([CASE WHEN regexp_full_match(regexp_replace('10.1.2.3/24', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split(regexp_replace('10.1.2.3/24', '/(?:[0-9]|[12][0-9]|3[0-2])$', '', 'g'), '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 2886729728 AND 2887778303 OR x BETWEEN 3232235520 AND 3232301055)[1] AS "e",
    list_transform([CASE WHEN regexp_full_match('192.168.1.6', '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split('192.168.1.6', '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 3232235776 AND 3232236031)[1] AS "f",
    list_transform([CASE WHEN regexp_full_match('1.2.3.4', '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])') THEN list_reduce(list_transform(string_split('1.2.3.4', '.'), lambda o: o::BIGINT), lambda a, b: a * 256 + b) END], lambda x: x BETWEEN 167772160 AND 184549375 OR x BETWEEN 16908288 AND 16973823)[1] AS "g",
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
