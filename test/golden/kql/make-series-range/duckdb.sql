SELECT
  host_axis_spread_dynamic_long_long_long_dynamic_gives_dynamic("points"::VARCHAR, 1::BIGINT, 1::BIGINT, (4::BIGINT - 1::BIGINT), to_json(0::BIGINT)::VARCHAR)::JSON AS "n",
  host_axis_timespans_long_long_long_gives_dynamic((0::BIGINT + (1::BIGINT * 36000000000)), 36000000000, (4::BIGINT - 1::BIGINT))::JSON AS "d"
FROM (
  SELECT
    coalesce(to_json((list(json_array(to_json("place"), to_json("count")) ORDER BY "place" NULLS FIRST) FILTER (WHERE json_array(to_json("place"), to_json("count")) IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "points",
    min("place") AS "first"
  FROM (
    SELECT
      (CASE WHEN 36000000000 > 0 THEN ("d" - 0::BIGINT) - (((("d" - 0::BIGINT) % 36000000000) + 36000000000) % 36000000000) END // 36000000000) AS "place",
      count(*) AS "count"
    FROM (
      SELECT
        "d"
      FROM "T"
      WHERE (NOT ((CASE WHEN 36000000000 > 0 THEN ("d" - 0::BIGINT) - (((("d" - 0::BIGINT) % 36000000000) + 36000000000) % 36000000000) END // 36000000000) IS NULL))
        AND ((CASE WHEN 36000000000 > 0 THEN ("d" - 0::BIGINT) - (((("d" - 0::BIGINT) % 36000000000) + 36000000000) % 36000000000) END // 36000000000) >= 1)
        AND ((CASE WHEN 36000000000 > 0 THEN ("d" - 0::BIGINT) - (((("d" - 0::BIGINT) % 36000000000) + 36000000000) % 36000000000) END // 36000000000) <= 3)
    ) AS t
    GROUP BY 1
  ) AS t
) AS t
WHERE (NOT ("first" IS NULL))
