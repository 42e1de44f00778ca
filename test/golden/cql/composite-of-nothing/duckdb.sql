SELECT
  l."users" AS "users",
  l."_max" AS "_max",
  r."elements" AS "elements"
FROM (
  SELECT
    count(*) FILTER (WHERE (NOT ("user" IS NULL))) AS "users",
    max("size") AS "_max"
  FROM "events"
  WHERE ("kind" = 'none')
) AS l
LEFT JOIN (
  SELECT
    "elements"
  FROM (
    SELECT
      count(*) AS "elements"
    FROM (
      SELECT
        1 AS "row"
      FROM (
        SELECT
          "places",
          unnest(CASE WHEN json_type("places") = 'ARRAY' THEN json_extract("places", '$[*]') END) AS "element"
        FROM (
          SELECT
            host_texts_cut_dynamic_gives_dynamic(json_array(CASE WHEN (NOT ("list[0]" IS NULL)) THEN '0' ELSE NULL::VARCHAR END, CASE WHEN (NOT ("list[1]" IS NULL)) THEN '1' ELSE NULL::VARCHAR END)::VARCHAR)::JSON AS "places"
          FROM "events"
          WHERE ("kind" = 'none')
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS r
ON true
