SELECT
  "number",
  "unit"
FROM (
  SELECT
    "number",
    "unit",
    "_messageTime" AS "order_1",
    "place" AS "order_2",
    "order_1" AS "order_3"
  FROM (
    SELECT
      "_messageTime",
      "place",
      coalesce(("match" ->> '$'), '') AS "number",
      coalesce((json_extract("matches_2", CASE WHEN "place" < 0 THEN '$[#' || "place" || ']' ELSE '$[' || "place" || ']' END) ->> '$'), '') AS "unit",
      "order_1"
    FROM (
      SELECT
        "_messageTime",
        "matches",
        "matches_2",
        unnest(CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END) AS "match",
        unnest(range(coalesce(json_array_length("matches"), 0)::BIGINT)) AS "place",
        "order_1"
      FROM (
        SELECT
          "_messageTime",
          to_json(regexp_extract_all("_raw", '([0-9]+)(kb|mb)?', 1::BIGINT::INTEGER)) AS "matches",
          to_json(regexp_extract_all("_raw", '([0-9]+)(kb|mb)?', 2::BIGINT::INTEGER)) AS "matches_2",
          rowid AS "order_1"
        FROM "messages"
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2" NULLS LAST, "order_3", "order_2"
