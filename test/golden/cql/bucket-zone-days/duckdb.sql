SELECT
  "_bucket",
  "_count"
FROM (
  SELECT
    "_bucket",
    "_count",
    "place" AS "order_3"
  FROM (
    SELECT
      (((epoch_us(timezone('Europe/Berlin', make_timestamp((TRY(coalesce(l."_bucket", r."_bucket") * 10000) - (((TRY(coalesce(l."_bucket", r."_bucket") * 10000) % 10) + 10) % 10)) // 10))) * 10 + (((TRY(coalesce(l."_bucket", r."_bucket") * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', make_timestamp((TRY(coalesce(l."_bucket", r."_bucket") * 10000) - (((TRY(coalesce(l."_bucket", r."_bucket") * 10000) % 10) + 10) % 10)) // 10))) * 10 + (((TRY(coalesce(l."_bucket", r."_bucket") * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) AS "_bucket",
      l."place" AS "place",
      count(*) FILTER (WHERE (NOT (r."_bucket" IS NULL))) AS "_count"
    FROM (
      SELECT
        CASE WHEN CAST(TRY_CAST(("bucket" ->> '$') AS BIGINT) AS VARCHAR) = ("bucket" ->> '$') THEN TRY_CAST(("bucket" ->> '$') AS BIGINT) WHEN regexp_full_match(("bucket" ->> '$'), '\s*[+-]?[0-9]+\s*') THEN TRY_CAST(ltrim(trim(("bucket" ->> '$'), E' \t\n\r'), '+') AS BIGINT) END AS "_bucket",
        "place"
      FROM (
        SELECT
          "first",
          "last",
          "width",
          unnest(CASE WHEN json_type(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END) = 'ARRAY' THEN json_extract(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END, '$[*]') END) AS "bucket",
          unnest(range(coalesce(json_array_length(CASE WHEN (("last" - "first") <= ("width" * 1500::BIGINT)) THEN host_array_range_of_integers_long_long_long_gives_dynamic("first", "last", "width")::JSON ELSE NULL::JSON END), 0)::BIGINT)) AS "place"
        FROM (
          SELECT
            min("_bucket") AS "first",
            max("_bucket") AS "last",
            min(86400000::BIGINT) AS "width"
          FROM (
            SELECT
              CASE WHEN 86400000::BIGINT > 0 THEN (((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) - ((((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) % 86400000::BIGINT) + 86400000::BIGINT) % 86400000::BIGINT) END AS "_bucket"
            FROM "events"
            WHERE (NOT ("@timestamp" IS NULL))
          ) AS t
        ) AS t
      ) AS t
    ) AS l
    FULL JOIN (
      SELECT
        CASE WHEN 86400000::BIGINT > 0 THEN (((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) - ((((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) - ((((epoch_us(timezone('Europe/Berlin', timezone('UTC', make_timestamp((TRY("@timestamp" * 10000) - (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) // 10)))) * 10 + (((TRY("@timestamp" * 10000) % 10) + 10) % 10)) % 10000) + 10000) % 10000)) // 10000) % 86400000::BIGINT) + 86400000::BIGINT) % 86400000::BIGINT) END AS "_bucket"
      FROM "events"
      WHERE (NOT ("@timestamp" IS NULL))
    ) AS r
    ON (l."_bucket" = r."_bucket")
    GROUP BY 1, 2
  ) AS t
) AS t
ORDER BY "_bucket" NULLS LAST, "_bucket" NULLS FIRST, "order_3" NULLS FIRST
