SELECT
  "@timestamp",
  "n",
  "what",
  "_count",
  "_sum",
  "_max"
FROM (
  SELECT
    "@timestamp",
    "n",
    "what",
    "_count",
    "_sum",
    "place" AS "_max",
    "place_2" AS "order_2",
    "order_2" AS "order_4"
  FROM (
    SELECT
      "@timestamp",
      "n",
      "what",
      "place",
      "_count",
      "_sum",
      row_number() OVER (ORDER BY "@timestamp" NULLS LAST, "order_2") AS "place_2",
      "order_2"
    FROM (
      SELECT
        "@timestamp",
        "n",
        "what",
        "place_3" AS "place",
        coalesce("place", 0::BIGINT) AS "_count",
        coalesce("place_2", 0e0) AS "_sum",
        "order_2"
      FROM (
        SELECT
          "@timestamp",
          "n",
          "what",
          "place",
          "place_2",
          max(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (PARTITION BY "what" ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "place_3",
          "order_2"
        FROM (
          SELECT
            "@timestamp",
            "n",
            "what",
            "place",
            sum(CASE WHEN regexp_full_match("n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("n", E' \t\n\r') AS DOUBLE) END) OVER (PARTITION BY "what" ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "place_2",
            "order_2"
          FROM (
            SELECT
              "@timestamp",
              "n",
              "what",
              CAST(sum(1::BIGINT) OVER (PARTITION BY "what" ORDER BY "@timestamp" NULLS LAST, "order_2" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS BIGINT) AS "place",
              "order_2"
            FROM (
              SELECT
                "@timestamp",
                "n",
                "what",
                rowid AS "order_2"
              FROM "events"
            ) AS t
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "what" NULLS LAST, "order_2" NULLS LAST, "@timestamp" NULLS LAST, "order_4"
