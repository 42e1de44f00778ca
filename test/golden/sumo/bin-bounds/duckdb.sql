SELECT
  "_bin_label",
  "_bin_lower",
  "_bin_upper",
  "_count"
FROM (
  SELECT
    "_bin_label",
    "_bin_lower",
    "_bin_upper",
    count(*) AS "_count"
  FROM (
    SELECT
      ('[' || CASE WHEN isnan("lower") THEN 'NaN' WHEN isinf("lower") THEN CASE WHEN "lower" > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN "lower" = floor("lower") AND abs("lower") <= 9007199254740992 THEN CAST(CAST("lower" AS BIGINT) AS VARCHAR) ELSE CAST("lower" AS VARCHAR) END || ', ' || CASE WHEN isnan("upper") THEN 'NaN' WHEN isinf("upper") THEN CASE WHEN "upper" > 0 THEN 'Infinity' ELSE '-Infinity' END WHEN "upper" = floor("upper") AND abs("upper") <= 9007199254740992 THEN CAST(CAST("upper" AS BIGINT) AS VARCHAR) ELSE CAST("upper" AS VARCHAR) END || ')') AS "_bin_label",
      "lower" AS "_bin_lower",
      "upper" AS "_bin_upper"
    FROM (
      SELECT
        ((-1e0) + ("place" * 50e0)) AS "lower",
        ((-1e0) + (("place" + 1e0) * 50e0)) AS "upper"
      FROM (
        SELECT
          CASE WHEN ("value" IS NULL) THEN NULL::DOUBLE ELSE least(greatest(floor(CASE WHEN 50e0 = 0 THEN CASE WHEN ("value" - (-1e0)) = 0 OR isnan(("value" - (-1e0))::DOUBLE) THEN 'nan'::DOUBLE WHEN ("value" - (-1e0)) > 0 THEN 'inf'::DOUBLE WHEN ("value" - (-1e0)) < 0 THEN '-inf'::DOUBLE END ELSE ("value" - (-1e0))::DOUBLE / 50e0::DOUBLE END::DOUBLE), 0e0), 2e0) END AS "place"
        FROM (
          SELECT
            CASE WHEN regexp_full_match("size", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("size", E' \t\n\r') AS DOUBLE) END AS "value"
          FROM "messages"
        ) AS t
      ) AS t
    ) AS t
  ) AS t
  GROUP BY 1, 2, 3
) AS t
ORDER BY "_bin_lower" NULLS FIRST, "_bin_label" NULLS LAST, "_bin_upper" NULLS LAST, "_bin_label" NULLS FIRST, "_bin_lower" NULLS FIRST, "_bin_upper" NULLS FIRST
