SELECT
  "n",
  "id"
FROM (
  SELECT
    "n",
    "id",
    coalesce(("n" ->> '$'), '') AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      host_axis_spread_dynamic_long_long_long_dynamic_gives_dynamic("points"::VARCHAR, 1::BIGINT, 0::BIGINT, (CASE WHEN (8 > (1::BIGINT + (3::BIGINT * 2::BIGINT))) THEN 4::BIGINT ELSE 3::BIGINT END - 0::BIGINT), to_json(0::BIGINT)::VARCHAR)::JSON AS "n",
      host_axis_integers_long_long_long_gives_dynamic((1::BIGINT + (0::BIGINT * 2::BIGINT)), 2::BIGINT, (CASE WHEN (8 > (1::BIGINT + (3::BIGINT * 2::BIGINT))) THEN 4::BIGINT ELSE 3::BIGINT END - 0::BIGINT))::JSON AS "id",
      "k" AS "order_1"
    FROM (
      SELECT
        "k",
        coalesce(to_json((list(json_array(to_json("place"), to_json("count")) ORDER BY "k" NULLS FIRST, "place" NULLS FIRST) FILTER (WHERE json_array(to_json("place"), to_json("count")) IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "points",
        min("place") AS "first"
      FROM (
        SELECT
          "k",
          (CASE WHEN 2::BIGINT > 0 THEN ("id" - 1::BIGINT) - (((("id" - 1::BIGINT) % 2::BIGINT) + 2::BIGINT) % 2::BIGINT) END // 2::BIGINT) AS "place",
          count(*) AS "count"
        FROM (
          SELECT
            "id",
            coalesce("k", '') AS "k"
          FROM "T"
          WHERE ("id" < 8)
            AND (NOT ((CASE WHEN 2::BIGINT > 0 THEN ("id" - 1::BIGINT) - (((("id" - 1::BIGINT) % 2::BIGINT) + 2::BIGINT) % 2::BIGINT) END // 2::BIGINT) IS NULL))
            AND ((CASE WHEN 2::BIGINT > 0 THEN ("id" - 1::BIGINT) - (((("id" - 1::BIGINT) % 2::BIGINT) + 2::BIGINT) % 2::BIGINT) END // 2::BIGINT) >= 0)
        ) AS t
        GROUP BY 1, 2
      ) AS t
      GROUP BY 1
    ) AS t
    WHERE (NOT ("first" IS NULL))
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2" NULLS FIRST
