SELECT
  "cart",
  "_start_time",
  "_end_time",
  "_max",
  "pays",
  "others",
  "n"
FROM (
  SELECT
    "cart",
    min("_messageTime") AS "_start_time",
    max("_messageTime") AS "_end_time",
    max("_messageTime") AS "_max",
    sum(CASE WHEN regexp_full_match('1', '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim('1', E' \t\n\r') AS DOUBLE) END) FILTER (WHERE ("state" = 'pay')) AS "pays",
    string_agg(DISTINCT "other", '
' ORDER BY "other") FILTER (WHERE ("state" = 'begun')) AS "others",
    count("other") AS "n"
  FROM (
    SELECT
      "_messageTime",
      "cart",
      "other",
      CASE WHEN ("step" = 'open') THEN 'begun' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' ELSE NULL::VARCHAR END AS "state"
    FROM "messages"
    WHERE (NOT ("cart" IS NULL))
      AND (NOT (CASE WHEN ("step" = 'open') THEN 'begun' WHEN ("step" = 'pay') THEN 'pay' WHEN ("step" = 'ship') THEN 'ship' ELSE NULL::VARCHAR END IS NULL))
  ) AS t
  GROUP BY 1
) AS t
WHERE ("pays" >= CAST(0::BIGINT AS DOUBLE))
ORDER BY "cart" NULLS LAST, "cart" NULLS FIRST
