SELECT
  "field"
FROM (
  SELECT
    (json_extract("pair", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "field"
  FROM (
    SELECT
      "host",
      "_count",
      unnest(CASE WHEN json_type(json_array(json_array(to_json('host'), to_json("host")), json_array(to_json('_count'), to_json(CAST("_count" AS VARCHAR))))) = 'ARRAY' THEN json_extract(json_array(json_array(to_json('host'), to_json("host")), json_array(to_json('_count'), to_json(CAST("_count" AS VARCHAR)))), '$[*]') END) AS "pair"
    FROM (
      SELECT
        "host",
        count(*) AS "_count"
      FROM "events"
      GROUP BY 1
    ) AS t
  ) AS t
  WHERE (NOT ((json_extract("pair", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') IS NULL))
  GROUP BY 1
) AS t
ORDER BY "field" DESC NULLS LAST, "field" NULLS FIRST
