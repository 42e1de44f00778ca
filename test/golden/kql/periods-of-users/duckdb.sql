SELECT
  "Kind",
  "At",
  "Site",
  "Numbers"
FROM (
  SELECT
    "Kind",
    "At",
    "Site",
    "Numbers",
    "order_1" AS "order_4",
    "order_2" AS "order_5",
    "order_3" AS "order_6"
  FROM (
    SELECT
      'sliding' AS "Kind",
      CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "At",
      "Site",
      json_array(to_json(CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END), to_json(CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END)) AS "Numbers",
      0 AS "order_1",
      "Site" AS "order_2",
      "order_2" AS "order_3"
    FROM (
      SELECT
        "Site",
        "rows",
        unnest(CASE WHEN json_type(host_period_sliding_counts_dynamic_long_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 1728000000000, 864000000000)::JSON) = 'ARRAY' THEN json_extract(host_period_sliding_counts_dynamic_long_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 1728000000000, 864000000000)::JSON, '$[*]') END) AS "element",
        unnest(range(coalesce(json_array_length(host_period_sliding_counts_dynamic_long_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 1728000000000, 864000000000)::JSON), 0)::BIGINT)) AS "order_2"
      FROM (
        SELECT
          "Site",
          coalesce(to_json((list(json_array(to_json("Who"), to_json("At")) ORDER BY "order_1") FILTER (WHERE json_array(to_json("Who"), to_json("At")) IS NOT NULL))[1:1000000000::BIGINT]), '[]'::JSON) AS "rows"
        FROM (
          SELECT
            coalesce("Who", '') AS "Who",
            coalesce("Site", '') AS "Site",
            "At",
            rowid AS "order_1"
          FROM "Visits"
          WHERE (NOT (coalesce("Who", '') = ''))
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS t
    UNION ALL
    SELECT
      'activity' AS "Kind",
      CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "At",
      '' AS "Site",
      json_array(to_json(CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END), to_json(CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END), to_json(CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END), to_json(CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END)) AS "Numbers",
      1 AS "order_1",
      NULL AS "order_2",
      "order_1" AS "order_3"
    FROM (
      SELECT
        "rows",
        unnest(CASE WHEN json_type(host_period_activity_counts_dynamic_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 864000000000)::JSON) = 'ARRAY' THEN json_extract(host_period_activity_counts_dynamic_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 864000000000)::JSON, '$[*]') END) AS "element",
        unnest(range(coalesce(json_array_length(host_period_activity_counts_dynamic_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 864000000000)::JSON), 0)::BIGINT)) AS "order_1"
      FROM (
        SELECT
          coalesce(to_json((list(json_array(to_json("Who"), to_json("At")) ORDER BY "order_1") FILTER (WHERE json_array(to_json("Who"), to_json("At")) IS NOT NULL))[1:1000000000::BIGINT]), '[]'::JSON) AS "rows"
        FROM (
          SELECT
            coalesce("Who", '') AS "Who",
            "At",
            rowid AS "order_1"
          FROM "Visits"
        ) AS t
      ) AS t
    ) AS t
    UNION ALL
    SELECT
      'active' AS "Kind",
      CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "At",
      '' AS "Site",
      json_array(to_json(CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END)) AS "Numbers",
      2 AS "order_1",
      NULL AS "order_2",
      "order_1" AS "order_3"
    FROM (
      SELECT
        "rows",
        unnest(CASE WHEN json_type(host_period_active_counts_dynamic_long_long_long_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 2592000000000, 864000000000, 2::BIGINT, 1728000000000)::JSON) = 'ARRAY' THEN json_extract(host_period_active_counts_dynamic_long_long_long_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 2592000000000, 864000000000, 2::BIGINT, 1728000000000)::JSON, '$[*]') END) AS "element",
        unnest(range(coalesce(json_array_length(host_period_active_counts_dynamic_long_long_long_long_long_long_gives_dynamic("rows"::VARCHAR, 17095104000000000, 17097696000000000, 2592000000000, 864000000000, 2::BIGINT, 1728000000000)::JSON), 0)::BIGINT)) AS "order_1"
      FROM (
        SELECT
          coalesce(to_json((list(json_array(to_json("Who"), to_json("At")) ORDER BY "order_1") FILTER (WHERE json_array(to_json("Who"), to_json("At")) IS NOT NULL))[1:1000000000::BIGINT]), '[]'::JSON) AS "rows"
        FROM (
          SELECT
            coalesce("Who", '') AS "Who",
            "At",
            rowid AS "order_1"
          FROM "Visits"
          WHERE (NOT (coalesce("Who", '') = ''))
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "Kind" NULLS FIRST, "Site" NULLS FIRST, "At" NULLS FIRST, "order_4", "order_5" NULLS FIRST, "order_6"
