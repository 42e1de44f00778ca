SELECT
  "_messageTime",
  "f"
FROM (
  SELECT
    "_messageTime",
    "f",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "_messageTime",
      CASE WHEN "matched_2" THEN CASE WHEN regexp_matches("_raw", '(?is)b=(.*?),') THEN regexp_extract("_raw", '(?is)b=(.*?),', 1::BIGINT::INTEGER) END ELSE "f" END AS "f",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "_raw",
        coalesce(regexp_matches("_raw", '(?is)a=(.*?),'), false) AS "matched",
        CASE WHEN regexp_matches("_raw", '(?is)a=(.*?),') THEN regexp_extract("_raw", '(?is)a=(.*?),', 1::BIGINT::INTEGER) END AS "f",
        coalesce(regexp_matches("_raw", '(?is)b=(.*?),'), false) AS "matched_2",
        rowid AS "order_1"
      FROM "messages"
    ) AS t
    WHERE ("matched" OR "matched_2")
  ) AS t
) AS t
ORDER BY "_messageTime" DESC NULLS LAST, "order_2"
