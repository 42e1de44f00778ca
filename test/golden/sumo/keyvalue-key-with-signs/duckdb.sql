SELECT
  "dock-no",
  "ship",
  "_count"
FROM (
  SELECT
    "dock_no" AS "dock-no",
    "ship",
    count(*) AS "_count"
  FROM (
    SELECT
      "value" AS "dock_no",
      "value_2" AS "ship"
    FROM (
      SELECT
        (json_extract("found", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "value",
        (json_extract("found", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "value_2"
      FROM (
        SELECT
          host_pairs_by_pattern_string_string_dynamic_gives_dynamic("_raw", '([a-z-]+)=(\S+)', '["dock-no","ship"]'::JSON::VARCHAR)::JSON AS "found"
        FROM "messages"
      ) AS t
    ) AS t
    WHERE ((NOT ("value" IS NULL)) OR (NOT ("value_2" IS NULL)))
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "dock-no" NULLS LAST, "ship" NULLS LAST, "dock-no" NULLS FIRST, "ship" NULLS FIRST
