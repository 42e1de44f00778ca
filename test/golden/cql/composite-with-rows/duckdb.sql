SELECT
  "host",
  "elements",
  "k",
  "times",
  "size"
FROM (
  SELECT
    "host",
    "elements",
    "k",
    "times",
    "size",
    "place" AS "order_2",
    "host_2" AS "order_4",
    "host_3" AS "order_5",
    "host_4" AS "order_7"
  FROM (
    SELECT
      l."host" AS "host",
      l."host_2" AS "host_2",
      l."elements" AS "elements",
      l."host_3" AS "host_3",
      l."k" AS "k",
      l."times" AS "times",
      r."host" AS "host_4",
      r."size" AS "size",
      row_number() OVER (ORDER BY l."host" NULLS FIRST, l."host_2" NULLS FIRST, l."host_3" NULLS FIRST, l."k" NULLS FIRST, r."host" NULLS FIRST) AS "place"
    FROM (
      SELECT
        l."host" AS "host",
        l."host_2" AS "host_2",
        l."elements" AS "elements",
        r."host" AS "host_3",
        r."k" AS "k",
        r."times" AS "times"
      FROM (
        SELECT
          l."host" AS "host",
          r."host" AS "host_2",
          r."elements" AS "elements"
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
            coalesce((CAST("elements" AS DOUBLE) * 10e0), CAST("elements" AS DOUBLE)) AS "elements"
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
        ) AS r
        ON (l."host" IS NOT DISTINCT FROM r."host")
      ) AS l
      LEFT JOIN (
        SELECT
          "host",
          "k",
          "times"
        FROM (
          SELECT
            "host",
            "k",
            count(*) AS "times"
          FROM (
            SELECT
              "host",
              ("match" ->> '$') AS "k"
            FROM (
              SELECT
                "host",
                "matches",
                unnest(CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END) AS "match",
                unnest(range(coalesce(json_array_length("matches"), 0)::BIGINT)) AS "place"
              FROM (
                SELECT
                  "host",
                  CASE WHEN len(regexp_extract_all("note", 'k=([0-9])', 1::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(regexp_extract_all("note", 'k=([0-9])', 1::BIGINT::INTEGER), lambda t: coalesce(t, ''))) END AS "matches"
                FROM "events"
              ) AS t
            ) AS t
            WHERE (coalesce("place", 0::BIGINT) < 100)
          ) AS t
          GROUP BY 1, 2
        ) AS t
      ) AS r
      ON (l."host" IS NOT DISTINCT FROM r."host")
    ) AS l
    LEFT JOIN (
      SELECT
        "host",
        coalesce("size", 0::BIGINT) AS "size"
      FROM (
        SELECT
          l."host" AS "host",
          CAST(sum(r."size") FILTER (WHERE coalesce(r."inside", false)) AS BIGINT) AS "size"
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
            l."size" AS "size",
            l."host" AS "host",
            true AS "inside",
            r."user" AS "order_1"
          FROM (
            SELECT
              "user",
              "size",
              "host"
            FROM "events"
          ) AS l
          INNER JOIN (
            SELECT
              "user"
            FROM "events"
            WHERE ("kind" = 'name')
            GROUP BY 1
          ) AS r
          ON (l."user" = r."user")
        ) AS r
        ON (l."host" IS NOT DISTINCT FROM r."host")
        GROUP BY 1
      ) AS t
    ) AS r
    ON (l."host" IS NOT DISTINCT FROM r."host")
  ) AS t
) AS t
ORDER BY "host" NULLS LAST, "order_2" NULLS LAST, "host" NULLS FIRST, "order_4" NULLS FIRST, "order_5" NULLS FIRST, "k" NULLS FIRST, "order_7" NULLS FIRST
