SELECT
  "id",
  "from[0]",
  "from[1]",
  "from[3]",
  "to[0]",
  "to[2]",
  "o[0].k",
  "o[1].v",
  "o[3].k",
  "to[1]",
  (json_extract("array", CASE WHEN 0::BIGINT < 0 THEN '$[#' || 0::BIGINT || ']' ELSE '$[' || 0::BIGINT || ']' END) ->> '$') AS "got[0]",
  (json_extract("array", CASE WHEN 1::BIGINT < 0 THEN '$[#' || 1::BIGINT || ']' ELSE '$[' || 1::BIGINT || ']' END) ->> '$') AS "got[1]",
  (json_extract("array", CASE WHEN 2::BIGINT < 0 THEN '$[#' || 2::BIGINT || ']' ELSE '$[' || 2::BIGINT || ']' END) ->> '$') AS "got[2]"
FROM (
  SELECT
    "id",
    "from[3]",
    "o[0].k",
    "o[1].v",
    "o[3].k",
    CASE WHEN (NOT ("from[0]" IS NULL)) THEN NULL::VARCHAR ELSE "to[2]" END AS "to[2]",
    CASE WHEN (NOT ("from[0]" IS NULL)) THEN "from[0]" ELSE CASE WHEN (NOT ("from[0]" IS NULL)) THEN NULL::VARCHAR ELSE "to[0]" END END AS "to[0]",
    CASE WHEN (NOT ("from[0]" IS NULL)) THEN NULL::VARCHAR ELSE "from[0]" END AS "from[0]",
    CASE WHEN ((NOT ("from[0]" IS NULL)) AND (NOT ("from[1]" IS NULL))) THEN "from[1]" ELSE NULL::VARCHAR END AS "to[1]",
    CASE WHEN ((NOT ("from[0]" IS NULL)) AND (NOT ("from[1]" IS NULL))) THEN NULL::VARCHAR ELSE "from[1]" END AS "from[1]",
    host_texts_present_dynamic_gives_dynamic(json_array(CASE WHEN ((NOT ("o[0].k" IS NULL)) AND (NOT ("o[0].k" IS NULL))) THEN upper("o[0].k") ELSE NULL::VARCHAR END, NULL::VARCHAR, CASE WHEN ((NOT ("o[3].k" IS NULL)) AND (NOT ("o[3].k" IS NULL))) THEN upper("o[3].k") ELSE NULL::VARCHAR END)::VARCHAR)::JSON AS "array"
  FROM "events"
) AS t
