SELECT
  "Url",
  "Port",
  "Tags",
  "listed",
  "all_words",
  "in_tags"
FROM (
  SELECT
    l."Url" AS "Url",
    l."Port" AS "Port",
    l."Tags" AS "Tags",
    l."listed" AS "listed",
    l."all_words" AS "all_words",
    l."in_tags" AS "in_tags",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      l."Url" AS "Url",
      l."Port" AS "Port",
      l."Tags" AS "Tags",
      l."listed" AS "listed",
      l."all_words" AS "all_words",
      l."in_tags" AS "in_tags",
      l."order_1" AS "order_1"
    FROM (
      SELECT
        l."Url" AS "Url",
        l."Port" AS "Port",
        l."Tags" AS "Tags",
        coalesce(host_text_has_any_term_of_ci_string_dynamic_gives_boolean(l."Url", l."list"::VARCHAR), false) AS "listed",
        coalesce(host_text_has_all_terms_of_ci_string_dynamic_gives_boolean(l."Url", r."list"::VARCHAR), true) AS "all_words",
        coalesce(host_dynamic_has_value_dynamic_string_gives_boolean(l."Tags"::VARCHAR, 'vpn'), false) AS "in_tags",
        l."order_1" AS "order_1"
      FROM (
        SELECT
          l."Url" AS "Url",
          l."Port" AS "Port",
          l."Tags" AS "Tags",
          r."list" AS "list",
          l."order_1" AS "order_1"
        FROM (
          SELECT
            coalesce("Url", '') AS "Url",
            "Port",
            "Tags",
            rowid AS "order_1"
          FROM "Net"
        ) AS l
        LEFT JOIN (
          SELECT
            coalesce(to_json((list(DISTINCT "key" ORDER BY "key") FILTER (WHERE "key" IS NOT NULL))[1:1000000::BIGINT]), '[]'::JSON) AS "list"
          FROM (
            SELECT
              "Host" AS "key"
            FROM (
              SELECT
                coalesce("Host", '') AS "Host"
              FROM "Feed"
              WHERE "Active"
            ) AS t
            GROUP BY 1
          ) AS t
        ) AS r
        ON true
      ) AS l
      LEFT JOIN (
        SELECT
          coalesce(to_json((list(DISTINCT "key" ORDER BY "key") FILTER (WHERE "key" IS NOT NULL))[1:1000000::BIGINT]), '[]'::JSON) AS "list"
        FROM (
          SELECT
            "w" AS "key"
          FROM (
            SELECT
              coalesce("w", '') AS "w"
            FROM "Words"
          ) AS t
          GROUP BY 1
        ) AS t
      ) AS r
      ON true
    ) AS l
    SEMI JOIN (
      SELECT
        "p" AS "key"
      FROM "Ports"
    ) AS r
    ON (l."Port" = r."key")
  ) AS l
  ANTI JOIN (
    SELECT
      coalesce("Host", '') AS "key"
    FROM "Feed"
    WHERE (NOT "Active")
  ) AS r
  ON (l."Url" = r."key")
) AS t
ORDER BY "order_1"
