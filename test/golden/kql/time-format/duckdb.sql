SELECT
  "short",
  "full",
  "rest",
  "days",
  "plain",
  "cut"
FROM (
  SELECT
    coalesce((CAST((((year(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10)) % nullif(100::BIGINT, 0)) + abs(100::BIGINT)) % nullif(100::BIGINT, 0)) AS VARCHAR) || '/' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%-m') || '/' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%-d') || ' ' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%-H') || ':' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%-M') || ':' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%-S')), '') AS "short",
    coalesce((strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%Y') || '-' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%m') || '-' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%d') || ' ' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%I') || ':' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%M') || ':' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%S') || '.' || substring(substring((strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("at" % 10) + 10) % 10) AS VARCHAR) || 'Z'), 20::BIGINT + 1, 7::BIGINT), 0::BIGINT + 1, 7::BIGINT) || ' ' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%p')), '') AS "full",
    coalesce(('[' || strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%S') || '_' || regexp_replace(substring(substring((strftime(make_timestamp(("at" - ((("at" % 10) + 10) % 10)) // 10), '%Y-%m-%dT%H:%M:%S.%f') || CAST(((("at" % 10) + 10) % 10) AS VARCHAR) || 'Z'), 20::BIGINT + 1, 7::BIGINT), 0::BIGINT + 1, 3::BIGINT), '0+$', '', 'g') || ']'), '') AS "rest",
    coalesce((printf('%03d', (abs("span") // 864000000000)) || '.' || printf('%02d', ((abs("span") % nullif(864000000000, 0)) // 36000000000)) || ':' || printf('%02d', ((abs("span") % nullif(36000000000, 0)) // 600000000::BIGINT)) || ':' || printf('%02d', ((abs("span") % nullif(600000000::BIGINT, 0)) // 10000000::BIGINT))), '') AS "days",
    coalesce((printf('%01d', (abs("span") // 864000000000)) || ' ' || printf('%01d', ((abs("span") % nullif(864000000000, 0)) // 36000000000)) || ':' || printf('%01d', ((abs("span") % nullif(36000000000, 0)) // 600000000::BIGINT)) || ':' || printf('%01d', ((abs("span") % nullif(600000000::BIGINT, 0)) // 10000000::BIGINT)) || ' ' || regexp_replace(substring(printf('%07d', (abs("span") % nullif(10000000::BIGINT, 0))), 0::BIGINT + 1, 7::BIGINT), '0+$', '', 'g')), '') AS "plain",
    coalesce(substring(printf('%07d', (abs("span") % nullif(10000000::BIGINT, 0))), 0::BIGINT + 1, 3::BIGINT), '') AS "cut",
    "order_1"
  FROM (
    SELECT
      c0 AS "at",
      c1 AS "span",
      place AS "order_1"
    FROM (VALUES
      (17069331060070000, 937840500000, 0),
      ((-618516000000000001), (-25920000000001), 1),
      (NULL::BIGINT, NULL::BIGINT, 2)
    ) AS t(c0, c1, place)
  ) AS t
) AS t
