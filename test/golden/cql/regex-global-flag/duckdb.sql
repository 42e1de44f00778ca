SELECT
  "a",
  ("match" ->> '$') AS "letter"
FROM (
  SELECT
    "a",
    "matches",
    unnest(CASE WHEN json_type("matches") = 'ARRAY' THEN json_extract("matches", '$[*]') END) AS "match",
    unnest(range(coalesce(json_array_length("matches"), 0)::BIGINT)) AS "place"
  FROM (
    SELECT
      "a",
      CASE WHEN len(regexp_extract_all("a", '([a-z])', 1::BIGINT::INTEGER)) > 0 THEN to_json(list_transform(regexp_extract_all("a", '([a-z])', 1::BIGINT::INTEGER), lambda t: coalesce(t, ''))) END AS "matches"
    FROM "events"
  ) AS t
) AS t
WHERE (coalesce("place", 0::BIGINT) < 100)
