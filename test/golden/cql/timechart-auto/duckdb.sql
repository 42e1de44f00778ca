SELECT
  "_bucket",
  "_count"
FROM (
  SELECT
    CASE WHEN CASE WHEN (("place_2" - "place") < 6000000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 30000000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 90000000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 180000000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 360000000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1080000000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2160000000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 4320000000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 8640000000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 60480000000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 259200000000) THEN 2592000000 WHEN (("place_2" - "place") < 3153600000000) THEN 31536000000 ELSE 31536000000 END > 0 THEN "@timestamp" - ((("@timestamp" % CASE WHEN (("place_2" - "place") < 6000000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 30000000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 90000000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 180000000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 360000000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1080000000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2160000000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 4320000000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 8640000000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 60480000000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 259200000000) THEN 2592000000 WHEN (("place_2" - "place") < 3153600000000) THEN 31536000000 ELSE 31536000000 END) + CASE WHEN (("place_2" - "place") < 6000000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 30000000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 90000000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 180000000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 360000000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1080000000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2160000000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 4320000000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 8640000000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 60480000000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 259200000000) THEN 2592000000 WHEN (("place_2" - "place") < 3153600000000) THEN 31536000000 ELSE 31536000000 END) % CASE WHEN (("place_2" - "place") < 6000000) THEN 60000::BIGINT WHEN (("place_2" - "place") < 30000000) THEN 300000::BIGINT WHEN (("place_2" - "place") < 90000000) THEN 900000::BIGINT WHEN (("place_2" - "place") < 180000000) THEN 1800000::BIGINT WHEN (("place_2" - "place") < 360000000) THEN 3600000::BIGINT WHEN (("place_2" - "place") < 1080000000) THEN 10800000::BIGINT WHEN (("place_2" - "place") < 2160000000) THEN 21600000::BIGINT WHEN (("place_2" - "place") < 4320000000) THEN 43200000::BIGINT WHEN (("place_2" - "place") < 8640000000) THEN 86400000::BIGINT WHEN (("place_2" - "place") < 60480000000) THEN 604800000::BIGINT WHEN (("place_2" - "place") < 259200000000) THEN 2592000000 WHEN (("place_2" - "place") < 3153600000000) THEN 31536000000 ELSE 31536000000 END) END AS "_bucket",
    count(*) AS "_count"
  FROM (
    SELECT
      "@timestamp",
      "place",
      max("@timestamp") OVER () AS "place_2"
    FROM (
      SELECT
        "@timestamp",
        min("@timestamp") OVER () AS "place",
        rowid AS "order_1"
      FROM "events"
      WHERE (NOT ("@timestamp" IS NULL))
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST
