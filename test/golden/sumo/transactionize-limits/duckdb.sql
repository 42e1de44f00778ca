SELECT
  "_group",
  "_group_size",
  "_group_duration",
  "step",
  "_count"
FROM (
  SELECT
    "_group",
    "_group_size",
    "_group_duration",
    "step",
    count(*) AS "_count"
  FROM (
    SELECT
      "step",
      "group" AS "_group",
      ("linked_3" - "linked_2") AS "_group_duration",
      "linked" AS "_group_size"
    FROM (
      SELECT
        "_messageTime",
        "step",
        "group",
        "linked",
        "linked_2",
        max("_messageTime") OVER (PARTITION BY "group") AS "linked_3"
      FROM (
        SELECT
          "_messageTime",
          "step",
          "group",
          "linked",
          min("_messageTime") OVER (PARTITION BY "group") AS "linked_2",
          "order_1",
          "order_2"
        FROM (
          SELECT
            "_messageTime",
            "step",
            "group",
            count(*) OVER (PARTITION BY "group") AS "linked",
            "order_1",
            "order_2"
          FROM (
            SELECT
              l."_messageTime" AS "_messageTime",
              l."step" AS "step",
              CASE WHEN (l."step" IS NULL) THEN l."row" ELSE r."part_2" END AS "group",
              l."order_1" AS "order_1",
              r."order_1" AS "order_2"
            FROM (
              SELECT
                "_messageTime",
                "step",
                "row",
                "order_1"
              FROM (
                SELECT
                  "_messageTime",
                  "step",
                  row_number() OVER (ORDER BY "_messageTime" DESC NULLS LAST, rowid) AS "row",
                  rowid AS "order_1"
                FROM "messages"
              ) AS t
              WHERE (NOT ("step" IS NULL))
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
                    host_array_linked_rows_within_dynamic_long_long_long_gives_dynamic("rows"::VARCHAR, 50000::BIGINT, (-1::BIGINT), 2::BIGINT)::JSON AS "links"
                  FROM (
                    SELECT
                      coalesce(to_json((list(json_array(to_json("row"), to_json("_messageTime"), to_json("step")) ORDER BY "_messageTime" NULLS LAST, "row" NULLS LAST, "order_1") FILTER (WHERE json_array(to_json("row"), to_json("_messageTime"), to_json("step")) IS NOT NULL))[1:9007199254740991]), '[]'::JSON) AS "rows"
                    FROM (
                      SELECT
                        "_messageTime",
                        "step",
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
    WHERE ("step" <> 'x')
  ) AS t
  GROUP BY 1, 2, 3, 4
) AS t
ORDER BY "_group" NULLS LAST, "_group_size" NULLS LAST, "_group_duration" NULLS LAST, "step" NULLS LAST, "_group" NULLS FIRST, "_group_size" NULLS FIRST, "_group_duration" NULLS FIRST, "step" NULLS FIRST
