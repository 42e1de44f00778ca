SELECT
  "column",
  "row[1]",
  "row[2]",
  "row[3]"
FROM (
  SELECT
    (json_extract("pair", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "column",
    arg_max_null((json_extract("pair", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), "place" ORDER BY "outcome" NULLS LAST, "outcome" NULLS FIRST, "order_3") FILTER (WHERE ("place" = 1)) AS "row[1]",
    arg_max_null((json_extract("pair", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), "place" ORDER BY "outcome" NULLS LAST, "outcome" NULLS FIRST, "order_3") FILTER (WHERE ("place" = 2)) AS "row[2]",
    arg_max_null((json_extract("pair", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), "place" ORDER BY "outcome" NULLS LAST, "outcome" NULLS FIRST, "order_3") FILTER (WHERE ("place" = 3)) AS "row[3]"
  FROM (
    SELECT
      "outcome",
      "_sum",
      "n",
      "place",
      unnest(CASE WHEN json_type(json_array(json_array(to_json('outcome'), to_json("outcome")), json_array(to_json('_sum'), to_json(list_transform([coalesce("_sum", 0e0)], lambda v: CASE WHEN v = trunc(v) AND abs(v) < 9.2e18 THEN CAST(CAST(v AS BIGINT) AS VARCHAR) ELSE CAST(v AS VARCHAR) END)[1])), json_array(to_json('n'), to_json(CAST("n" AS VARCHAR))))) = 'ARRAY' THEN json_extract(json_array(json_array(to_json('outcome'), to_json("outcome")), json_array(to_json('_sum'), to_json(list_transform([coalesce("_sum", 0e0)], lambda v: CASE WHEN v = trunc(v) AND abs(v) < 9.2e18 THEN CAST(CAST(v AS BIGINT) AS VARCHAR) ELSE CAST(v AS VARCHAR) END)[1])), json_array(to_json('n'), to_json(CAST("n" AS VARCHAR)))), '$[*]') END) AS "pair",
      unnest(range(coalesce(json_array_length(json_array(json_array(to_json('outcome'), to_json("outcome")), json_array(to_json('_sum'), to_json(list_transform([coalesce("_sum", 0e0)], lambda v: CASE WHEN v = trunc(v) AND abs(v) < 9.2e18 THEN CAST(CAST(v AS BIGINT) AS VARCHAR) ELSE CAST(v AS VARCHAR) END)[1])), json_array(to_json('n'), to_json(CAST("n" AS VARCHAR))))), 0)::BIGINT)) AS "order_3"
    FROM (
      SELECT
        "outcome",
        "_sum",
        "n",
        row_number() OVER (ORDER BY "outcome" NULLS LAST, "outcome" NULLS FIRST) AS "place"
      FROM (
        SELECT
          "outcome",
          sum(CASE WHEN regexp_full_match("bytes", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("bytes", E' \t\n\r') AS DOUBLE) END) AS "_sum",
          count(*) AS "n"
        FROM "events"
        GROUP BY 1
      ) AS t
    ) AS t
    WHERE ("place" <= 3)
  ) AS t
  WHERE (NOT ((json_extract("pair", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') IS NULL))
  GROUP BY 1
) AS t
ORDER BY "column" NULLS LAST, "column" NULLS FIRST
