SELECT
  "id",
  "more",
  "less",
  "few",
  "same",
  "other",
  "inside"
FROM (
  SELECT
    "id",
    "more",
    "less",
    "few",
    "same",
    "other",
    "inside",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "id",
      (("q" > 0.5e0) AND (NOT isnan("q"))) AS "more",
      ((0.5e0 < "q") AND (NOT isnan("q"))) AS "less",
      ("q" < 0.5e0) AS "few",
      CASE WHEN (("q" IS NULL) AND ("q" IS NULL)) THEN NULL::BOOLEAN ELSE coalesce((("q" = "q") AND (NOT isnan("q"))), false) END AS "same",
      CASE WHEN (("q" IS NULL) AND ("q" IS NULL)) THEN NULL::BOOLEAN ELSE coalesce((("q" <> "q") OR isnan("q")), true) END AS "other",
      (("q" >= 0e0) AND (NOT isnan("q")) AND ("q" <= 1e0)) AS "inside",
      "order_1"
    FROM (
      SELECT
        "id",
        CASE WHEN "n" = 0 THEN CASE WHEN "f" = 0 OR isnan("f"::DOUBLE) THEN 'nan'::DOUBLE WHEN "f" > 0 THEN 'inf'::DOUBLE WHEN "f" < 0 THEN '-inf'::DOUBLE END ELSE "f"::DOUBLE / "n"::DOUBLE END AS "q",
        rowid AS "order_1"
      FROM "T"
    ) AS t
  ) AS t
) AS t
ORDER BY "id" NULLS FIRST, "order_2"
