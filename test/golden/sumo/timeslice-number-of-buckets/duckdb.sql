SELECT
  "_timeslice",
  "__timeslice_end",
  "_count"
FROM (
  SELECT
    "_timeslice",
    "__timeslice_end",
    count(*) AS "_count"
  FROM (
    SELECT
      "slice" AS "_timeslice",
      ("slice" + CASE WHEN (("bound_2" - "bound") <= 3000) THEN 1000::BIGINT WHEN (("bound_2" - "bound") <= 6000) THEN 2000::BIGINT WHEN (("bound_2" - "bound") <= 15000) THEN 5000::BIGINT WHEN (("bound_2" - "bound") <= 30000) THEN 10000::BIGINT WHEN (("bound_2" - "bound") <= 45000) THEN 15000::BIGINT WHEN (("bound_2" - "bound") <= 90000) THEN 30000::BIGINT WHEN (("bound_2" - "bound") <= 180000) THEN 60000::BIGINT WHEN (("bound_2" - "bound") <= 360000) THEN 120000::BIGINT WHEN (("bound_2" - "bound") <= 900000) THEN 300000::BIGINT WHEN (("bound_2" - "bound") <= 1800000) THEN 600000::BIGINT WHEN (("bound_2" - "bound") <= 2700000) THEN 900000::BIGINT WHEN (("bound_2" - "bound") <= 5400000) THEN 1800000::BIGINT WHEN (("bound_2" - "bound") <= 10800000) THEN 3600000::BIGINT WHEN (("bound_2" - "bound") <= 21600000) THEN 7200000::BIGINT WHEN (("bound_2" - "bound") <= 32400000) THEN 10800000::BIGINT WHEN (("bound_2" - "bound") <= 43200000) THEN 14400000::BIGINT WHEN (("bound_2" - "bound") <= 64800000) THEN 21600000::BIGINT WHEN (("bound_2" - "bound") <= 129600000) THEN 43200000::BIGINT WHEN (("bound_2" - "bound") <= 259200000) THEN 86400000::BIGINT WHEN (("bound_2" - "bound") <= 518400000) THEN 172800000::BIGINT WHEN (("bound_2" - "bound") <= 1814400000) THEN 604800000::BIGINT WHEN (("bound_2" - "bound") <= 7257600000) THEN 2419200000 WHEN (("bound_2" - "bound") <= 23587200000) THEN 7862400000 WHEN (("bound_2" - "bound") <= 94348800000) THEN 31449600000 ELSE 31449600000 END) AS "__timeslice_end"
    FROM (
      SELECT
        "bound",
        "bound_2",
        ("_messageTime" - ((("_messageTime" % nullif(CASE WHEN (("bound_2" - "bound") <= 3000) THEN 1000::BIGINT WHEN (("bound_2" - "bound") <= 6000) THEN 2000::BIGINT WHEN (("bound_2" - "bound") <= 15000) THEN 5000::BIGINT WHEN (("bound_2" - "bound") <= 30000) THEN 10000::BIGINT WHEN (("bound_2" - "bound") <= 45000) THEN 15000::BIGINT WHEN (("bound_2" - "bound") <= 90000) THEN 30000::BIGINT WHEN (("bound_2" - "bound") <= 180000) THEN 60000::BIGINT WHEN (("bound_2" - "bound") <= 360000) THEN 120000::BIGINT WHEN (("bound_2" - "bound") <= 900000) THEN 300000::BIGINT WHEN (("bound_2" - "bound") <= 1800000) THEN 600000::BIGINT WHEN (("bound_2" - "bound") <= 2700000) THEN 900000::BIGINT WHEN (("bound_2" - "bound") <= 5400000) THEN 1800000::BIGINT WHEN (("bound_2" - "bound") <= 10800000) THEN 3600000::BIGINT WHEN (("bound_2" - "bound") <= 21600000) THEN 7200000::BIGINT WHEN (("bound_2" - "bound") <= 32400000) THEN 10800000::BIGINT WHEN (("bound_2" - "bound") <= 43200000) THEN 14400000::BIGINT WHEN (("bound_2" - "bound") <= 64800000) THEN 21600000::BIGINT WHEN (("bound_2" - "bound") <= 129600000) THEN 43200000::BIGINT WHEN (("bound_2" - "bound") <= 259200000) THEN 86400000::BIGINT WHEN (("bound_2" - "bound") <= 518400000) THEN 172800000::BIGINT WHEN (("bound_2" - "bound") <= 1814400000) THEN 604800000::BIGINT WHEN (("bound_2" - "bound") <= 7257600000) THEN 2419200000 WHEN (("bound_2" - "bound") <= 23587200000) THEN 7862400000 WHEN (("bound_2" - "bound") <= 94348800000) THEN 31449600000 ELSE 31449600000 END, 0)) + abs(CASE WHEN (("bound_2" - "bound") <= 3000) THEN 1000::BIGINT WHEN (("bound_2" - "bound") <= 6000) THEN 2000::BIGINT WHEN (("bound_2" - "bound") <= 15000) THEN 5000::BIGINT WHEN (("bound_2" - "bound") <= 30000) THEN 10000::BIGINT WHEN (("bound_2" - "bound") <= 45000) THEN 15000::BIGINT WHEN (("bound_2" - "bound") <= 90000) THEN 30000::BIGINT WHEN (("bound_2" - "bound") <= 180000) THEN 60000::BIGINT WHEN (("bound_2" - "bound") <= 360000) THEN 120000::BIGINT WHEN (("bound_2" - "bound") <= 900000) THEN 300000::BIGINT WHEN (("bound_2" - "bound") <= 1800000) THEN 600000::BIGINT WHEN (("bound_2" - "bound") <= 2700000) THEN 900000::BIGINT WHEN (("bound_2" - "bound") <= 5400000) THEN 1800000::BIGINT WHEN (("bound_2" - "bound") <= 10800000) THEN 3600000::BIGINT WHEN (("bound_2" - "bound") <= 21600000) THEN 7200000::BIGINT WHEN (("bound_2" - "bound") <= 32400000) THEN 10800000::BIGINT WHEN (("bound_2" - "bound") <= 43200000) THEN 14400000::BIGINT WHEN (("bound_2" - "bound") <= 64800000) THEN 21600000::BIGINT WHEN (("bound_2" - "bound") <= 129600000) THEN 43200000::BIGINT WHEN (("bound_2" - "bound") <= 259200000) THEN 86400000::BIGINT WHEN (("bound_2" - "bound") <= 518400000) THEN 172800000::BIGINT WHEN (("bound_2" - "bound") <= 1814400000) THEN 604800000::BIGINT WHEN (("bound_2" - "bound") <= 7257600000) THEN 2419200000 WHEN (("bound_2" - "bound") <= 23587200000) THEN 7862400000 WHEN (("bound_2" - "bound") <= 94348800000) THEN 31449600000 ELSE 31449600000 END)) % nullif(CASE WHEN (("bound_2" - "bound") <= 3000) THEN 1000::BIGINT WHEN (("bound_2" - "bound") <= 6000) THEN 2000::BIGINT WHEN (("bound_2" - "bound") <= 15000) THEN 5000::BIGINT WHEN (("bound_2" - "bound") <= 30000) THEN 10000::BIGINT WHEN (("bound_2" - "bound") <= 45000) THEN 15000::BIGINT WHEN (("bound_2" - "bound") <= 90000) THEN 30000::BIGINT WHEN (("bound_2" - "bound") <= 180000) THEN 60000::BIGINT WHEN (("bound_2" - "bound") <= 360000) THEN 120000::BIGINT WHEN (("bound_2" - "bound") <= 900000) THEN 300000::BIGINT WHEN (("bound_2" - "bound") <= 1800000) THEN 600000::BIGINT WHEN (("bound_2" - "bound") <= 2700000) THEN 900000::BIGINT WHEN (("bound_2" - "bound") <= 5400000) THEN 1800000::BIGINT WHEN (("bound_2" - "bound") <= 10800000) THEN 3600000::BIGINT WHEN (("bound_2" - "bound") <= 21600000) THEN 7200000::BIGINT WHEN (("bound_2" - "bound") <= 32400000) THEN 10800000::BIGINT WHEN (("bound_2" - "bound") <= 43200000) THEN 14400000::BIGINT WHEN (("bound_2" - "bound") <= 64800000) THEN 21600000::BIGINT WHEN (("bound_2" - "bound") <= 129600000) THEN 43200000::BIGINT WHEN (("bound_2" - "bound") <= 259200000) THEN 86400000::BIGINT WHEN (("bound_2" - "bound") <= 518400000) THEN 172800000::BIGINT WHEN (("bound_2" - "bound") <= 1814400000) THEN 604800000::BIGINT WHEN (("bound_2" - "bound") <= 7257600000) THEN 2419200000 WHEN (("bound_2" - "bound") <= 23587200000) THEN 7862400000 WHEN (("bound_2" - "bound") <= 94348800000) THEN 31449600000 ELSE 31449600000 END, 0))) AS "slice"
      FROM (
        SELECT
          "_messageTime",
          "bound",
          max("_messageTime") OVER () AS "bound_2"
        FROM (
          SELECT
            "_messageTime",
            min("_messageTime") OVER () AS "bound",
            rowid AS "order_1"
          FROM "messages"
        ) AS t
      ) AS t
    ) AS t
  ) AS t
  GROUP BY 1, 2
) AS t
ORDER BY "_timeslice" NULLS LAST, "__timeslice_end" NULLS LAST, "_timeslice" NULLS FIRST, "__timeslice_end" NULLS FIRST
