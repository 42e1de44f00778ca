SELECT
  "host",
  "elements"
FROM (
  SELECT
    l."host" AS "host",
    count(*) FILTER (WHERE coalesce(r."inside", false)) AS "elements"
  FROM (
    SELECT
      "host"
    FROM (
      SELECT
        "host"
      FROM "events"
    ) AS t
    GROUP BY 1
  ) AS l
  LEFT JOIN (
    SELECT
      "host",
      true AS "inside"
    FROM (
      SELECT
        "host",
        "places",
        unnest(CASE WHEN json_type("places") = 'ARRAY' THEN json_extract("places", '$[*]') END) AS "element"
      FROM (
        SELECT
          "host",
          host_texts_cut_dynamic_gives_dynamic(json_array(CASE WHEN (NOT ("list[0]" IS NULL)) THEN '0' ELSE NULL::VARCHAR END, CASE WHEN (NOT ("list[1]" IS NULL)) THEN '1' ELSE NULL::VARCHAR END)::VARCHAR)::JSON AS "places"
        FROM "events"
      ) AS t
    ) AS t
  ) AS r
  ON (l."host" IS NOT DISTINCT FROM r."host")
  GROUP BY 1
) AS t
ORDER BY "host" NULLS FIRST
