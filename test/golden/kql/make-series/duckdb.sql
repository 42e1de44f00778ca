SELECT
  "User",
  host_axis_spread_dynamic_long_long_long_dynamic_gives_dynamic("points"::VARCHAR, 1::BIGINT, 0::BIGINT, (CASE WHEN (17936856000000000 > (17934912000000000 + (4::BIGINT * 432000000000))) THEN 5::BIGINT ELSE 4::BIGINT END - 0::BIGINT), to_json(0::BIGINT)::VARCHAR)::JSON AS "Count",
  host_axis_spread_dynamic_long_long_long_dynamic_gives_dynamic("points"::VARCHAR, 2::BIGINT, 0::BIGINT, (CASE WHEN (17936856000000000 > (17934912000000000 + (4::BIGINT * 432000000000))) THEN 5::BIGINT ELSE 4::BIGINT END - 0::BIGINT), NULL::JSON::VARCHAR)::JSON AS "avg_Size",
  host_axis_spread_dynamic_long_long_long_dynamic_gives_dynamic("points"::VARCHAR, 3::BIGINT, 0::BIGINT, (CASE WHEN (17936856000000000 > (17934912000000000 + (4::BIGINT * 432000000000))) THEN 5::BIGINT ELSE 4::BIGINT END - 0::BIGINT), to_json((-1::BIGINT))::VARCHAR)::JSON AS "Most",
  host_axis_datetimes_long_long_long_gives_dynamic((17934912000000000 + (0::BIGINT * 432000000000)), 432000000000, (CASE WHEN (17936856000000000 > (17934912000000000 + (4::BIGINT * 432000000000))) THEN 5::BIGINT ELSE 4::BIGINT END - 0::BIGINT))::JSON AS "Time"
FROM (
  SELECT
    "User",
    coalesce(to_json((list(json_array(to_json("place"), to_json("count"), CASE WHEN coalesce("avg", 'nan'::DOUBLE) IS NULL OR isfinite(coalesce("avg", 'nan'::DOUBLE)) THEN to_json(coalesce("avg", 'nan'::DOUBLE)) ELSE to_json(CASE WHEN isnan(coalesce("avg", 'nan'::DOUBLE)) THEN 'NaN' WHEN coalesce("avg", 'nan'::DOUBLE) > 0 THEN 'Infinity' ELSE '-Infinity' END) END, to_json("max")) ORDER BY "User" NULLS FIRST, "place" NULLS FIRST) FILTER (WHERE json_array(to_json("place"), to_json("count"), CASE WHEN coalesce("avg", 'nan'::DOUBLE) IS NULL OR isfinite(coalesce("avg", 'nan'::DOUBLE)) THEN to_json(coalesce("avg", 'nan'::DOUBLE)) ELSE to_json(CASE WHEN isnan(coalesce("avg", 'nan'::DOUBLE)) THEN 'NaN' WHEN coalesce("avg", 'nan'::DOUBLE) > 0 THEN 'Infinity' ELSE '-Infinity' END) END, to_json("max")) IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "points",
    min("place") AS "first"
  FROM (
    SELECT
      "User",
      (CASE WHEN 432000000000 > 0 THEN ("Time" - 17934912000000000) - (((("Time" - 17934912000000000) % 432000000000) + 432000000000) % 432000000000) END // 432000000000) AS "place",
      count(*) AS "count",
      avg("Size") AS "avg",
      max("Size") AS "max"
    FROM (
      SELECT
        "Time",
        coalesce("User", '') AS "User",
        "Size"
      FROM "Logons"
      WHERE ("Time" < 17936856000000000)
        AND (NOT ((CASE WHEN 432000000000 > 0 THEN ("Time" - 17934912000000000) - (((("Time" - 17934912000000000) % 432000000000) + 432000000000) % 432000000000) END // 432000000000) IS NULL))
        AND ((CASE WHEN 432000000000 > 0 THEN ("Time" - 17934912000000000) - (((("Time" - 17934912000000000) % 432000000000) + 432000000000) % 432000000000) END // 432000000000) >= 0)
    ) AS t
    GROUP BY 1, 2
  ) AS t
  GROUP BY 1
) AS t
WHERE (NOT ("first" IS NULL))
ORDER BY "User" NULLS FIRST
