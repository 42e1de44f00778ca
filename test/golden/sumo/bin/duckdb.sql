SELECT
  "size",
  "_bin_label",
  "_bin_lower",
  "_bin_upper"
FROM (
  SELECT
    "size",
    "_bin_label",
    "_bin_lower",
    "_bin_upper",
    "_messageTime" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      "size",
      ('[' || CASE WHEN isnan("lower") THEN 'NaN' WHEN isinf("lower") THEN CASE WHEN "lower" > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN "lower" = floor("lower") AND abs("lower") <= 9007199254740992 THEN CAST(CAST("lower" AS BIGINT) AS VARCHAR) ELSE CAST("lower" AS VARCHAR) END || ', ' || CASE WHEN isnan("upper") THEN 'NaN' WHEN isinf("upper") THEN CASE WHEN "upper" > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN "upper" = floor("upper") AND abs("upper") <= 9007199254740992 THEN CAST(CAST("upper" AS BIGINT) AS VARCHAR) ELSE CAST("upper" AS VARCHAR) END || ')') AS "_bin_label",
      "lower" AS "_bin_lower",
      "upper" AS "_bin_upper",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "size",
        (0e0 + ("place" * 100e0)) AS "lower",
        (0e0 + (("place" + 1e0) * 100e0)) AS "upper",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          "size",
          CASE WHEN ("value" IS NULL) THEN NULL::DOUBLE ELSE floor(CASE WHEN 100e0 = 0 THEN CASE WHEN ("value" - 0e0) = 0 OR isnan(("value" - 0e0)::DOUBLE) THEN 'nan'::DOUBLE WHEN ("value" - 0e0) > 0 THEN 'inf'::DOUBLE WHEN ("value" - 0e0) < 0 THEN '-inf'::DOUBLE END ELSE ("value" - 0e0)::DOUBLE / 100e0::DOUBLE END::DOUBLE) END AS "place",
          "order_1"
        FROM (
          SELECT
            "_messageTime",
            "size",
            CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END AS "value",
            rowid AS "order_1"
          FROM "messages"
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
