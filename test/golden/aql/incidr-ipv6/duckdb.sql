SELECT
  "sourcev6",
  "inside",
  "one",
  "outside"
FROM (
  SELECT
    "sourcev6",
    "inside",
    "one",
    "outside",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "sourcev6",
      CASE WHEN ("sourcev6" IS NULL) THEN NULL::BOOLEAN ELSE coalesce(host_ip_in_any_network_string_dynamic_gives_boolean("sourcev6", '["fd00::/8"]'::JSON::VARCHAR), false) END AS "inside",
      CASE WHEN ("sourcev6" IS NULL) THEN NULL::BOOLEAN ELSE coalesce(host_ip_in_any_network_string_dynamic_gives_boolean("sourcev6", '["2001:db8::1"]'::JSON::VARCHAR), false) END AS "one",
      (NOT CASE WHEN ("sourcev6" IS NULL) THEN NULL::BOOLEAN ELSE coalesce(host_ip_in_any_network_string_dynamic_gives_boolean("sourcev6", '["fd00::/8"]'::JSON::VARCHAR), false) END) AS "outside",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
