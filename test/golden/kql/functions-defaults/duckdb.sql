SELECT
  "Word",
  (('-' || "Word" || '-') || '/' || '1') AS "Plain",
  (('*' || "Word" || '*') || '/' || '1') AS "Marked",
  (('-' || "Word" || '-') || '/' || coalesce(CAST("n" AS VARCHAR), '')) AS "Named",
  'off' AS "Off",
  ((("n" * 10::BIGINT) + 7::BIGINT) + (("n" * 10::BIGINT) + "n")) AS "Nested"
FROM (
  SELECT
    coalesce("Word", '') AS "Word",
    "n"
  FROM "Words"
) AS t
