SELECT
  "k",
  host_axis_spread_dynamic_long_long_long_dynamic_gives_dynamic("points"::VARCHAR, 1::BIGINT, "first", (("last" + 1::BIGINT) - "first"), to_json(0::BIGINT)::VARCHAR)::JSON AS "n",
  host_axis_spread_dynamic_long_long_long_dynamic_gives_dynamic("points"::VARCHAR, 2::BIGINT, "first", (("last" + 1::BIGINT) - "first"), to_json(9::BIGINT)::VARCHAR)::JSON AS "s",
  host_axis_integers_long_long_long_gives_dynamic((0::BIGINT + ("first" * 2::BIGINT)), 2::BIGINT, (("last" + 1::BIGINT) - "first"))::JSON AS "x"
FROM (
  SELECT
    "k",
    coalesce(to_json((list(json_array(to_json("place"), to_json("count"), to_json(coalesce("sum", 0::BIGINT))) ORDER BY "k" NULLS FIRST, "place" NULLS FIRST) FILTER (WHERE json_array(to_json("place"), to_json("count"), to_json(coalesce("sum", 0::BIGINT))) IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "points",
    min("place") AS "first",
    max("place") AS "last"
  FROM (
    SELECT
      "k",
      (CASE WHEN 2::BIGINT > 0 THEN ("x" - 0::BIGINT) - (((("x" - 0::BIGINT) % 2::BIGINT) + 2::BIGINT) % 2::BIGINT) END // 2::BIGINT) AS "place",
      count(*) AS "count",
      CAST(sum("x") AS BIGINT) AS "sum"
    FROM (
      SELECT
        coalesce("k", '') AS "k",
        "x"
      FROM "T"
      WHERE (NOT ((CASE WHEN 2::BIGINT > 0 THEN ("x" - 0::BIGINT) - (((("x" - 0::BIGINT) % 2::BIGINT) + 2::BIGINT) % 2::BIGINT) END // 2::BIGINT) IS NULL))
    ) AS t
    GROUP BY 1, 2
  ) AS t
  GROUP BY 1
) AS t
WHERE (NOT ("first" IS NULL))
ORDER BY "k" NULLS FIRST
