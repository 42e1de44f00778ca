SELECT
  "s",
  "consonant",
  "notFour",
  "either",
  "nested",
  "negated",
  "leftToRight",
  "named",
  "letter",
  "mark",
  "none",
  "dashes",
  "letters",
  "wide"
FROM (
  SELECT
    "s",
    regexp_matches("s", '^[\x{62}-\x{64}\x{66}-\x{68}\x{6a}-\x{6e}\x{70}-\x{74}\x{76}-\x{7a}]$') AS "consonant",
    regexp_matches("s", '^[\x{30}-\x{33}\x{35}-\x{39}]$') AS "notFour",
    regexp_matches("s", '^[\x{61}-\x{61}\x{65}-\x{7a}]$') AS "either",
    regexp_matches("s", '^[\x{0}-\x{60}\x{7b}-\x{10ffff}]$') AS "nested",
    regexp_matches("s", '^[\x{0}-\x{61}\x{63}-\x{10ffff}]$') AS "negated",
    regexp_matches("s", '^[\x{61}-\x{61}\x{7a}-\x{7a}]$') AS "leftToRight",
    regexp_matches("s", '^[\x{30}-\x{39}]$') AS "named",
    regexp_matches("s", '^\p{L}$') AS "letter",
    regexp_matches("s", '^[\P{Po}]$') AS "mark",
    regexp_matches("s", '[^\x{0}-\x{10ffff}]') AS "none",
    regexp_matches("s", '^[\x{2d}-\x{2d}\x{5d}-\x{5d}]$') AS "dashes",
    regexp_matches("s", '^[\x{3a}-\x{3a}\x{65}-\x{65}\x{6e}-\x{70}]$') AS "letters",
    regexp_matches("s", '^[\x{1f600}-\x{1f600}]$') AS "wide",
    "order_1"
  FROM (
    SELECT
      c0 AS "s",
      place AS "order_1"
    FROM (VALUES
      ('a', 0),
      ('b', 1),
      ('e', 2),
      ('z', 3),
      ('4', 4),
      ('5', 5),
      ('-', 6),
      (']', 7),
      ('é', 8),
      ('_', 9),
      ('', 10),
      ('
', 11),
      ('&', 12),
      ('😀', 13)
    ) AS t(c0, place)
  ) AS t
) AS t
