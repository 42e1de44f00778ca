SELECT
  "User",
  "Code",
  "Aliases",
  "own"
FROM (
  SELECT
    l."User" AS "User",
    l."Code" AS "Code",
    l."Aliases" AS "Aliases",
    coalesce(host_dynamic_has_value_dynamic_string_gives_boolean(l."Aliases"::VARCHAR, l."User"), false) AS "own",
    l."order_1" AS "order_1"
  FROM (
    SELECT
      coalesce("User", '') AS "User",
      "Code",
      "Aliases",
      rowid AS "order_1"
    FROM "T"
    WHERE ("Code" IN (1, 2, 3))
  ) AS l
  SEMI JOIN (
    SELECT
      CASE WHEN strlen(("element" ->> '$')) = length(("element" ->> '$')) THEN lower(("element" ->> '$')) ELSE translate(("element" ->> '$'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') END AS "key"
    FROM (
      SELECT
        l."row" AS "row",
        r."set_User" AS "set_User",
        unnest(CASE WHEN json_type(host_dynamic_flatten_dynamic_gives_dynamic(r."set_User"::VARCHAR)::JSON) = 'ARRAY' THEN json_extract(host_dynamic_flatten_dynamic_gives_dynamic(r."set_User"::VARCHAR)::JSON, '$[*]') END) AS "element"
      FROM (
        SELECT
          c0 AS "row",
          place AS "order_1"
        FROM (VALUES
          (1::BIGINT, 0)
        ) AS t(c0, place)
      ) AS l
      LEFT JOIN (
        SELECT
          "set_User"
        FROM (
          SELECT
            "set" AS "set_User"
          FROM (
            SELECT
              coalesce(to_json((list(DISTINCT "User" ORDER BY "User") FILTER (WHERE "User" IS NOT NULL))[1:1048576::BIGINT]), '[]'::JSON) AS "set"
            FROM (
              SELECT
                coalesce("User", '') AS "User"
              FROM "Vips"
            ) AS t
          ) AS t
          LIMIT 1
        ) AS t
      ) AS r
      ON true
    ) AS t
  ) AS r
  ON (CASE WHEN strlen(l."User") = length(l."User") THEN lower(l."User") ELSE translate(l."User", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') END = r."key")
) AS t
ORDER BY "order_1"
