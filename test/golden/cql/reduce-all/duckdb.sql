SELECT
  coalesce("total", 0e0) AS "total"
FROM (
  SELECT
    sum(CASE WHEN regexp_full_match("v", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("v", E' \t\n\r') AS DOUBLE) END) AS "total"
  FROM (
    SELECT
      CASE WHEN (("element" ->> '$') = '0') THEN "n[0]" WHEN (("element" ->> '$') = '1') THEN "n[1]" ELSE NULL::VARCHAR END AS "v"
    FROM (
      SELECT
        "n[0]",
        "n[1]",
        "places",
        unnest(CASE WHEN json_type("places") = 'ARRAY' THEN json_extract("places", '$[*]') END) AS "element"
      FROM (
        SELECT
          "n[0]",
          "n[1]",
          host_texts_cut_dynamic_gives_dynamic(json_array(CASE WHEN (NOT ("n[0]" IS NULL)) THEN '0' ELSE NULL::VARCHAR END, CASE WHEN (NOT ("n[1]" IS NULL)) THEN '1' ELSE NULL::VARCHAR END)::VARCHAR)::JSON AS "places"
        FROM "events"
      ) AS t
    ) AS t
  ) AS t
  WHERE (CASE WHEN regexp_full_match("v", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("v", E' \t\n\r') AS DOUBLE) END > 1e0)
) AS t
