SELECT
  "bag",
  "numbers",
  "big",
  "spans",
  "text",
  "span"
FROM (
  SELECT
    '{"span":"01:00:00","day":"2026-02-03T00:00:00.0000000Z","id":"74be27de-1e4e-49d9-b579-fe0b331d3642","on":true,"none":null,"lost":null,"path":"a\\b","in":{"a":[{}]}}'::JSON AS "bag",
    coalesce(('[1.0,2,100000.0,-1.5,31,"NaN",9223372036854775807]'::JSON ->> '$'), '') AS "numbers",
    '[9223372036854775807]'::JSON AS "big",
    '["03:00:00","-1.00:00:00","1.02:03:04"]'::JSON AS "spans",
    '"ab"'::JSON AS "text",
    '"01:30:00"'::JSON AS "span",
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
