SELECT
  "host",
  CASE WHEN (CASE WHEN json_type("user") = 'ARRAY' THEN json_array_length("user")::BIGINT END = 0) THEN NULL::VARCHAR ELSE CASE WHEN json_type("user") = 'ARRAY' THEN array_to_string(list_transform(json_extract("user", '$[*]'), lambda e: coalesce(e ->> '$', '')), ',') END END AS "user"
FROM (
  SELECT
    "host",
    coalesce(to_json((list(DISTINCT "user" ORDER BY "user") FILTER (WHERE "user" IS NOT NULL))[1:1::BIGINT]), '[]'::JSON) AS "user"
  FROM "events"
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
