SELECT
  "host",
  "n",
  "both",
  "has",
  (json_extract("array", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "tag[0]",
  (json_extract("array", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "tag[1]",
  "more[0]",
  "more[1]",
  "more[3]",
  "sorted[0]",
  "ab[0]",
  "ab[1]",
  "long[0]",
  "long[1]"
FROM (
  SELECT
    "host",
    "more[0]",
    "more[1]",
    "more[3]",
    "sorted[0]",
    "ab[0]",
    "ab[1]",
    "long[0]",
    "long[1]",
    "n",
    "both",
    CASE WHEN ("branch" = 1) THEN 'b' WHEN ("branch" = 2) THEN 'A' ELSE 'none' END AS "has",
    host_texts_distinct_dynamic_gives_dynamic(json_array("tag[0]", "tag[1]", "tag[2]")::VARCHAR)::JSON AS "array"
  FROM (
    SELECT
      "host",
      "tag[0]",
      "tag[1]",
      "tag[2]",
      "more[0]",
      "more[1]",
      "more[3]",
      "sorted[0]",
      "ab[0]",
      "ab[1]",
      (json_extract("array", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "long[0]",
      (json_extract("array", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "long[1]",
      host_texts_length_dynamic_gives_long(json_array("tag[0]", "tag[1]", "tag[2]")::VARCHAR) AS "n",
      host_texts_joined_dynamic_string_string_string_long_long_gives_string(json_array("tag[0]", "tag[1]", "tag[2]")::VARCHAR, '+', '', '', 1::BIGINT, NULL::BIGINT) AS "both",
      CASE WHEN host_texts_has_dynamic_string_gives_boolean(json_array("tag[0]", "tag[1]", "tag[2]")::VARCHAR, 'b') THEN 1::BIGINT WHEN (((NOT ("tag[0]" IS NULL)) AND starts_with("tag[0]", 'A')) OR (((NOT ("tag[0]" IS NULL)) AND (NOT ("tag[1]" IS NULL))) AND starts_with("tag[1]", 'A')) OR ((((NOT ("tag[0]" IS NULL)) AND (NOT ("tag[1]" IS NULL))) AND (NOT ("tag[2]" IS NULL))) AND starts_with("tag[2]", 'A'))) THEN 2::BIGINT ELSE 3::BIGINT END AS "branch"
    FROM (
      SELECT
        "host",
        "tag[0]",
        "tag[1]",
        "tag[2]",
        "more[0]",
        "more[1]",
        "more[3]",
        "sorted[0]",
        (json_extract("array", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "ab[0]",
        (json_extract("array", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "ab[1]",
        host_texts_present_dynamic_gives_dynamic(json_array(CASE WHEN ((NOT ("tag[0]" IS NULL)) AND (NOT coalesce(("tag[0]" = 'b'), false))) THEN (coalesce("tag[0]", 'null') || '-' || coalesce("host", 'null')) ELSE NULL::VARCHAR END, CASE WHEN (((NOT ("tag[0]" IS NULL)) AND (NOT ("tag[1]" IS NULL))) AND (NOT coalesce(("tag[1]" = 'b'), false))) THEN (coalesce("tag[1]", 'null') || '-' || coalesce("host", 'null')) ELSE NULL::VARCHAR END, CASE WHEN ((((NOT ("tag[0]" IS NULL)) AND (NOT ("tag[1]" IS NULL))) AND (NOT ("tag[2]" IS NULL))) AND (NOT coalesce(("tag[2]" = 'b'), false))) THEN (coalesce("tag[2]", 'null') || '-' || coalesce("host", 'null')) ELSE NULL::VARCHAR END)::VARCHAR)::JSON AS "array"
      FROM (
        SELECT
          "host",
          "tag[0]",
          "tag[1]",
          "tag[2]",
          (json_extract("array", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "more[0]",
          (json_extract("array", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "more[1]",
          (json_extract("array", CASE WHEN 3::BIGINT < 0 THEN '$[#' || 3::BIGINT || ']' ELSE '$[' || 3::BIGINT || ']' END) ->> '$') AS "more[3]",
          (json_extract(host_texts_sorted_dynamic_string_boolean_gives_dynamic(json_array("tag[0]", "tag[1]", "tag[2]")::VARCHAR, 'string', true)::JSON, CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "sorted[0]",
          host_texts_present_dynamic_gives_dynamic(json_array(CASE WHEN ((NOT ("tag[0]" IS NULL)) AND regexp_matches("tag[0]", '^[aAbB]')) THEN "tag[0]" ELSE NULL::VARCHAR END, CASE WHEN (((NOT ("tag[0]" IS NULL)) AND (NOT ("tag[1]" IS NULL))) AND regexp_matches("tag[1]", '^[aAbB]')) THEN "tag[1]" ELSE NULL::VARCHAR END, CASE WHEN ((((NOT ("tag[0]" IS NULL)) AND (NOT ("tag[1]" IS NULL))) AND (NOT ("tag[2]" IS NULL))) AND regexp_matches("tag[2]", '^[aAbB]')) THEN "tag[2]" ELSE NULL::VARCHAR END)::VARCHAR)::JSON AS "array"
        FROM (
          SELECT
            "host",
            "tag[0]",
            "tag[1]",
            "tag[2]",
            host_texts_append_dynamic_dynamic_gives_dynamic(json_array("tag[0]", "tag[1]", "tag[2]")::VARCHAR, json_array("host", 'z')::VARCHAR)::JSON AS "array"
          FROM "events"
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
