SELECT
  "longs",
  "down",
  "none",
  "reals",
  "hours",
  "days",
  "still",
  "names",
  "paths",
  "spans"
FROM (
  SELECT
    '[1,5,9]'::JSON AS "longs",
    '[3,2,1]'::JSON AS "down",
    '[]'::JSON AS "none",
    '[0.0,0.5,1.0]'::JSON AS "reals",
    '["01:00:00","02:00:00","03:00:00"]'::JSON AS "hours",
    '["2026-02-27T00:00:00.0000000Z","2026-02-28T00:00:00.0000000Z","2026-03-01T00:00:00.0000000Z"]'::JSON AS "days",
    NULL::JSON AS "still",
    '["a","b c"]'::JSON AS "names",
    '["[''a'']","[''a''][0]","[''a''][0][''b'']","[''c'']"]'::JSON AS "paths",
    '["-00:00:01","23:00:00","1.00:00:00"]'::JSON AS "spans",
    "order_1"
  FROM (
    SELECT
      c0 AS "row",
      place AS "order_1"
    FROM (VALUES
      (1::BIGINT, 0)
    ) AS t(c0, place)
  ) AS t
) AS t
