SELECT
  "_group",
  "_count"
FROM (
  SELECT
    "_group",
    count(*) AS "_count"
  FROM (
    SELECT
      "group" AS "_group"
    FROM (
      SELECT
        "group"
      FROM (
        SELECT
          "group"
        FROM (
          SELECT
            "group"
          FROM (
            SELECT
              CASE WHEN ((l."cart" IS NULL) AND (l."other" IS NULL)) THEN l."row" ELSE r."part_2" END AS "group"
            FROM (
              SELECT
                "_messageTime",
                "cart",
                "other",
                "message",
                row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row"
              FROM (
                SELECT
                  "_messageTime",
                  "cart",
                  "other",
                  coalesce("_raw", (json_merge_patch('{}', json_object('cart', to_json("cart"), 'step', to_json("step"), 'other', to_json("other"))) ->> '$')) AS "message",
                  rowid AS "order_1"
                FROM "messages"
              ) AS t
              WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])nothing(?:[^\pL\pN]|$)')
            ) AS l
            LEFT JOIN (
              SELECT
                TRY_CAST(trunc(CASE WHEN regexp_full_match((json_extract("link", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract("link", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) AS "part",
                TRY_CAST(trunc(CASE WHEN regexp_full_match((json_extract("link", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract("link", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) AS "part_2"
              FROM (
                SELECT
                  "links",
                  unnest(CASE WHEN json_type("links") = 'ARRAY' THEN json_extract("links", '$[*]') END) AS "link"
                FROM (
                  SELECT
                    host_array_linked_rows_dynamic_gives_dynamic("rows"::VARCHAR)::JSON AS "links"
                  FROM (
                    SELECT
                      coalesce(to_json((list(json_array(to_json("row"), to_json("cart"), to_json("other")) ORDER BY "row" NULLS LAST, "order_1") FILTER (WHERE json_array(to_json("row"), to_json("cart"), to_json("other")) IS NOT NULL))[1:9007199254740991]), '[]'::JSON) AS "rows"
                    FROM (
                      SELECT
                        "_messageTime",
                        "cart",
                        "other",
                        "message",
                        row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, "order_1") AS "row",
                        "order_1"
                      FROM (
                        SELECT
                          "_messageTime",
                          "cart",
                          "other",
                          coalesce("_raw", (json_merge_patch('{}', json_object('cart', to_json("cart"), 'step', to_json("step"), 'other', to_json("other"))) ->> '$')) AS "message",
                          rowid AS "order_1"
                        FROM "messages"
                      ) AS t
                      WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])nothing(?:[^\pL\pN]|$)')
                    ) AS t
                  ) AS t
                ) AS t
              ) AS t
            ) AS r
            ON (l."row" = r."part")
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "_group" NULLS LAST, "_group" NULLS FIRST
