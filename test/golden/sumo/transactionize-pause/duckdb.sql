SELECT
  "cart",
  "step",
  "t",
  "t_size",
  "t_duration",
  "t_orphaned"
FROM (
  SELECT
    "cart",
    "step",
    "t",
    "t_size",
    "t_duration",
    "t_orphaned",
    "row" AS "order_1",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      "cart",
      "step",
      "row",
      "group" AS "t",
      ("linked_3" - "linked_2") AS "t_duration",
      "linked" AS "t_size",
      "orphaned" AS "t_orphaned",
      "order_1",
      "order_2"
    FROM (
      SELECT
        "_messageTime",
        "cart",
        "step",
        "row",
        "orphaned",
        "group",
        "linked",
        "linked_2",
        max("_messageTime") OVER (PARTITION BY "group") AS "linked_3",
        "order_1",
        "order_2"
      FROM (
        SELECT
          "_messageTime",
          "cart",
          "step",
          "row",
          "orphaned",
          "group",
          "linked",
          min("_messageTime") OVER (PARTITION BY "group") AS "linked_2",
          "order_1",
          "order_2"
        FROM (
          SELECT
            "_messageTime",
            "cart",
            "step",
            "row",
            "orphaned",
            "group",
            count(*) OVER (PARTITION BY "group") AS "linked",
            "order_1",
            "order_2"
          FROM (
            SELECT
              "_messageTime",
              "cart",
              "step",
              "row",
              "orphaned",
              CASE WHEN "orphaned" THEN "row" ELSE "part" END AS "group",
              "order_1",
              "order_2"
            FROM (
              SELECT
                l."_messageTime" AS "_messageTime",
                l."cart" AS "cart",
                l."step" AS "step",
                l."row" AS "row",
                r."part_2" AS "part",
                (l."cart" IS NULL) AS "orphaned",
                l."order_1" AS "order_1",
                r."order_1" AS "order_2"
              FROM (
                SELECT
                  "_messageTime",
                  "cart",
                  "step",
                  row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, rowid) AS "row",
                  rowid AS "order_1"
                FROM "messages"
              ) AS l
              LEFT JOIN (
                SELECT
                  TRY_CAST(trunc(CASE WHEN regexp_full_match((json_extract("link", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract("link", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) AS "part",
                  TRY_CAST(trunc(CASE WHEN regexp_full_match((json_extract("link", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract("link", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END) AS BIGINT) AS "part_2",
                  "order_1"
                FROM (
                  SELECT
                    "links",
                    unnest(CASE WHEN json_type("links") = 'ARRAY' THEN json_extract("links", '$[*]') END) AS "link",
                    unnest(range(coalesce(json_array_length("links"), 0)::BIGINT)) AS "order_1"
                  FROM (
                    SELECT
                      host_array_linked_rows_within_dynamic_long_long_long_gives_dynamic("rows"::VARCHAR, (-1::BIGINT), 15000::BIGINT, (-1::BIGINT))::JSON AS "links"
                    FROM (
                      SELECT
                        coalesce(to_json((list(json_array(to_json("row"), to_json("_messageTime"), to_json("cart")) ORDER BY "_messageTime" NULLS LAST, "row" NULLS LAST, "order_1") FILTER (WHERE json_array(to_json("row"), to_json("_messageTime"), to_json("cart")) IS NOT NULL))[1:9007199254740991]), '[]'::JSON) AS "rows"
                      FROM (
                        SELECT
                          "_messageTime",
                          "cart",
                          row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, rowid) AS "row",
                          rowid AS "order_1"
                        FROM "messages"
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
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2", "order_3"
