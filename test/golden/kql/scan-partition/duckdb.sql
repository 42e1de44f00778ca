SELECT
  "Host",
  "At",
  "Total"
FROM (
  SELECT
    "Host",
    "At",
    "Total",
    "order_1" AS "order_2",
    "order_2" AS "order_3"
  FROM (
    SELECT
      coalesce((json_extract("element", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$'), '') AS "Host",
      CASE WHEN CAST(TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) AS VARCHAR) = (json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') THEN TRY_CAST((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS BIGINT) WHEN regexp_full_match((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim((json_extract("element", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "At",
      coalesce(CASE (json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$') WHEN 'NaN' THEN 'nan'::DOUBLE WHEN 'Infinity' THEN 'inf'::DOUBLE WHEN '-Infinity' THEN '-inf'::DOUBLE END, CASE WHEN regexp_full_match((json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$'), '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim((json_extract("element", CASE WHEN 4::BIGINT < 0 THEN '$[#' || 4::BIGINT || ']' ELSE '$[' || 4::BIGINT || ']' END) ->> '$'), E' \t\n\r') AS DOUBLE) END) AS "Total",
      "Host" AS "order_1",
      "order_2"
    FROM (
      SELECT
        "Host",
        "rows",
        unnest(CASE WHEN json_type(host_step_scan_dynamic_string_gives_dynamic("rows"::VARCHAR, '{"types":["plain","plain","plain","real","real"],"columns":["plain","plain","plain","real","real"],"defaults":[null],"missing":[null,"","",null,null],"steps":[["all",["v",true],[[4,["c","number.add",["c","logic.coalesce",["s",0,4],["v",0.0]],["r",4]]]]]]}')::JSON) = 'ARRAY' THEN json_extract(host_step_scan_dynamic_string_gives_dynamic("rows"::VARCHAR, '{"types":["plain","plain","plain","real","real"],"columns":["plain","plain","plain","real","real"],"defaults":[null],"missing":[null,"","",null,null],"steps":[["all",["v",true],[[4,["c","number.add",["c","logic.coalesce",["s",0,4],["v",0.0]],["r",4]]]]]]}')::JSON, '$[*]') END) AS "element",
        unnest(range(coalesce(json_array_length(host_step_scan_dynamic_string_gives_dynamic("rows"::VARCHAR, '{"types":["plain","plain","plain","real","real"],"columns":["plain","plain","plain","real","real"],"defaults":[null],"missing":[null,"","",null,null],"steps":[["all",["v",true],[[4,["c","number.add",["c","logic.coalesce",["s",0,4],["v",0.0]],["r",4]]]]]]}')::JSON), 0)::BIGINT)) AS "order_2"
      FROM (
        SELECT
          "Host",
          coalesce(to_json((list(json_array(to_json("At"), to_json("Host"), to_json("Act"), CASE WHEN "Load" IS NULL OR isfinite("Load") THEN to_json("Load") ELSE to_json(CASE WHEN isnan("Load") THEN 'NaN' WHEN "Load" > 0 THEN 'Infinity' ELSE '-Infinity' END) END, CASE WHEN coalesce("Load", 0e0) IS NULL OR isfinite(coalesce("Load", 0e0)) THEN to_json(coalesce("Load", 0e0)) ELSE to_json(CASE WHEN isnan(coalesce("Load", 0e0)) THEN 'NaN' WHEN coalesce("Load", 0e0) > 0 THEN 'Infinity' ELSE '-Infinity' END) END) ORDER BY "At" NULLS FIRST, "order_1") FILTER (WHERE json_array(to_json("At"), to_json("Host"), to_json("Act"), CASE WHEN "Load" IS NULL OR isfinite("Load") THEN to_json("Load") ELSE to_json(CASE WHEN isnan("Load") THEN 'NaN' WHEN "Load" > 0 THEN 'Infinity' ELSE '-Infinity' END) END, CASE WHEN coalesce("Load", 0e0) IS NULL OR isfinite(coalesce("Load", 0e0)) THEN to_json(coalesce("Load", 0e0)) ELSE to_json(CASE WHEN isnan(coalesce("Load", 0e0)) THEN 'NaN' WHEN coalesce("Load", 0e0) > 0 THEN 'Infinity' ELSE '-Infinity' END) END) IS NOT NULL))[1:1000000000::BIGINT]), '[]'::JSON) AS "rows"
        FROM (
          SELECT
            "At",
            coalesce("Host", '') AS "Host",
            coalesce("Act", '') AS "Act",
            "Load",
            rowid AS "order_1"
          FROM "E"
        ) AS t
        GROUP BY 1
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "At" NULLS FIRST, "order_2" NULLS FIRST, "order_3"
