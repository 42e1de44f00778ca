SELECT
  "host",
  "#type",
  "field",
  "_count",
  "distinct"
FROM (
  SELECT
    "host",
    "#type",
    "field",
    "_count",
    "distinct",
    "place_2" AS "order_2"
  FROM (
    SELECT
      "host",
      "#type",
      "field",
      "_count",
      "distinct",
      "place",
      row_number() OVER (ORDER BY "field" NULLS LAST, "host" NULLS FIRST, "#type" NULLS FIRST, "field" NULLS FIRST) AS "place_2"
    FROM (
      SELECT
        "host",
        "#type",
        "field",
        "_count",
        "distinct",
        row_number() OVER (PARTITION BY "host" ORDER BY "field" NULLS LAST, "host" NULLS FIRST, "#type" NULLS FIRST, "field" NULLS FIRST) AS "place"
      FROM (
        SELECT
          "host_2" AS "host",
          "#type",
          (json_extract("pair", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "field",
          count(*) AS "_count",
          count(DISTINCT (json_extract("pair", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$')) AS "distinct"
        FROM (
          SELECT
            "@timestamp",
            "#type",
            "host",
            "level",
            "n",
            "host_2",
            unnest(CASE WHEN json_type(json_array(json_array(to_json('@timestamp'), to_json(CAST("@timestamp" AS VARCHAR))), json_array(to_json('#type'), to_json("#type")), json_array(to_json('host'), to_json("host")), json_array(to_json('level'), to_json("level")), json_array(to_json('n'), to_json(CAST("n" AS VARCHAR))))) = 'ARRAY' THEN json_extract(json_array(json_array(to_json('@timestamp'), to_json(CAST("@timestamp" AS VARCHAR))), json_array(to_json('#type'), to_json("#type")), json_array(to_json('host'), to_json("host")), json_array(to_json('level'), to_json("level")), json_array(to_json('n'), to_json(CAST("n" AS VARCHAR)))), '$[*]') END) AS "pair"
          FROM (
            SELECT
              "@timestamp",
              "#type",
              "host",
              "level",
              "n",
              "host" AS "host_2"
            FROM "events"
          ) AS t
        ) AS t
        WHERE (NOT ((json_extract("pair", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') IS NULL))
        GROUP BY 1, 2, 3
      ) AS t
    ) AS t
    WHERE ("place" <= 2)
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "field" NULLS LAST, "host" NULLS FIRST, "#type" NULLS FIRST, "field" NULLS FIRST
