SELECT
  "host",
  "user",
  "_approxcount"
FROM (
  SELECT
    "host",
    "user",
    "_approxcount"
  FROM (
    SELECT
      "host",
      "user",
      count(*) AS "_approxcount"
    FROM "messages"
    GROUP BY 1, 2
  ) AS t
  ORDER BY "_approxcount" DESC NULLS LAST, "host" NULLS LAST, "user" NULLS LAST, "host" NULLS FIRST, "user" NULLS FIRST
  LIMIT 10000
) AS t
ORDER BY "_approxcount" DESC NULLS LAST, "host" NULLS LAST, "user" NULLS LAST, "_approxcount" DESC NULLS LAST, "host" NULLS LAST, "user" NULLS LAST, "host" NULLS FIRST, "user" NULLS FIRST
