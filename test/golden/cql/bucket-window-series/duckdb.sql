SELECT
  "_bucket",
  "host",
  "_sum"
FROM (
  SELECT
    "_bucket",
    "host",
    CASE WHEN (("_sum_2" + 1::BIGINT) >= "_sum_3") THEN coalesce("_sum", 0e0) ELSE NULL::DOUBLE END AS "_sum",
    "place" AS "order_3"
  FROM (
    SELECT
      l."_bucket" AS "_bucket",
      l."place" AS "place",
      r."host" AS "host",
      sum(CASE WHEN regexp_full_match(r."n", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim(r."n", E' \t\n\r') AS DOUBLE) END) FILTER (WHERE ((NOT (r."_bucket" IS NULL)) AND (r."shift" < 3))) AS "_sum",
      min(l."place") AS "_sum_2",
      min(3::BIGINT) AS "_sum_3"
    FROM (
      SELECT
        CASE WHEN CAST(TRY_CAST(("bucket" ->> '$') AS BIGINT) AS VARCHAR) = ("bucket" ->> '$') THEN TRY_CAST(("bucket" ->> '$') AS BIGINT) WHEN regexp_full_match(("bucket" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("bucket" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "_bucket",
        "place"
      FROM (
        SELECT
          "first",
          "last",
          "width",
          unnest(CASE WHEN json_type(CASE WHEN (("last" - "first") <= ("width" * 100000::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END) = 'ARRAY' THEN json_extract(CASE WHEN (("last" - "first") <= ("width" * 100000::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END, '$[*]') END) AS "bucket",
          unnest(range(coalesce(json_array_length(CASE WHEN (("last" - "first") <= ("width" * 100000::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END), 0)::BIGINT)) AS "place"
        FROM (
          SELECT
            CASE WHEN 1000::BIGINT > 0 THEN 1763640000000 - (((1763640000000 % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "first",
            CASE WHEN 1000::BIGINT > 0 THEN 1763640006999 - (((1763640006999 % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "last",
            1000::BIGINT AS "width",
            "order_1"
          FROM (
            SELECT
              c0 AS "row",
              place AS "order_1"
            FROM (VALUES
              (0::BIGINT, 0)
            ) AS t(c0, place)
          ) AS t
        ) AS t
      ) AS t
    ) AS l
    INNER JOIN (
      SELECT
        "host",
        "n",
        "_bucket",
        CASE WHEN CAST(TRY_CAST(("shift" ->> '$') AS BIGINT) AS VARCHAR) = ("shift" ->> '$') THEN TRY_CAST(("shift" ->> '$') AS BIGINT) WHEN regexp_full_match(("shift" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("shift" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "shift"
      FROM (
        SELECT
          "host",
          "n",
          "_bucket",
          unnest(CASE WHEN json_type(json_array(to_json(0::BIGINT), to_json(1::BIGINT), to_json(2::BIGINT))) = 'ARRAY' THEN json_extract(json_array(to_json(0::BIGINT), to_json(1::BIGINT), to_json(2::BIGINT)), '$[*]') END) AS "shift"
        FROM (
          SELECT
            "host",
            "n",
            CASE WHEN 1000::BIGINT > 0 THEN "@timestamp" - ((("@timestamp" % 1000::BIGINT) + 1000::BIGINT) % 1000::BIGINT) END AS "_bucket"
          FROM "events"
          WHERE (NOT ("@timestamp" IS NULL))
            AND ("@timestamp" >= 1763640000000)
            AND ("@timestamp" < 1763640007000)
        ) AS t
      ) AS t
    ) AS r
    ON (l."_bucket" = (r."_bucket" + (r."shift" * 1000::BIGINT)))
    GROUP BY 1, 2, 3
  ) AS t
  WHERE (("place" + 1::BIGINT) >= least(3::BIGINT))
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "order_3" NULLS FIRST, "host" NULLS FIRST
