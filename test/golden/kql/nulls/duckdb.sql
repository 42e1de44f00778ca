SELECT
  "id",
  "eq",
  "ne",
  "noteq",
  "gt",
  "notgt",
  "isin",
  "notin",
  "btw",
  "empty",
  "isnull_s",
  "isnull_x",
  "nonempty",
  "dk",
  "dnk",
  "dn",
  "anded",
  "ored",
  "text"
FROM (
  SELECT
    "id",
    "eq",
    "ne",
    "noteq",
    "gt",
    "notgt",
    "isin",
    "notin",
    "btw",
    "empty",
    "isnull_s",
    "isnull_x",
    "nonempty",
    "dk",
    "dnk",
    "dn",
    "anded",
    "ored",
    "text",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      coalesce(("x" = 5), false) AS "eq",
      coalesce(("x" <> 5), true) AS "ne",
      (NOT coalesce(("x" = 5), false)) AS "noteq",
      ("x" > 5) AS "gt",
      (NOT ("x" > 5)) AS "notgt",
      coalesce(("x" IN (5, 6)), false) AS "isin",
      (NOT coalesce(("x" IN (5, 6)), false)) AS "notin",
      (("x" >= 5) AND ("x" <= 6)) AS "btw",
      ("s" = '') AS "empty",
      false AS "isnull_s",
      ("x" IS NULL) AS "isnull_x",
      (NOT ("s" = '')) AS "nonempty",
      coalesce(((json_extract("d", '/k') ->> '$') = 'v'), false) AS "dk",
      coalesce(((json_extract("d", '/k') ->> '$') <> 'v'), true) AS "dnk",
      coalesce((CASE WHEN regexp_full_match((json_extract("d", '/n') ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract("d", '/n') ->> '$'), E' \t\n\r') AS DOUBLE) END = 5), false) AS "dn",
      (("x" > 5) AND "b") AS "anded",
      (("x" > 5) OR "b") AS "ored",
      ("s" || '|' || coalesce(CAST("x" AS VARCHAR), '') || '|' || coalesce((strftime(make_timestamp(("t" - ((("t" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("t" % 10) + 10) % 10) AS VARCHAR) || 'Z'), '')) AS "text",
      "order_1"
    FROM (
      SELECT
        "id",
        "x",
        coalesce("s", '') AS "s",
        "d",
        "t",
        "b",
        rowid AS "order_1"
      FROM "T"
    ) AS t
  ) AS t
) AS t
ORDER BY "id" NULLS FIRST, "order_2"
