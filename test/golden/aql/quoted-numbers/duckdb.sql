SELECT
  "sourceport"
FROM (
  SELECT
    "sourceport",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "sourceport",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
    WHERE ("starttime" >= 1795003200000)
      AND ("starttime" <= 1795176000000)
      AND ((("hasoffense" = true) AND ("Event ID" <= '30') AND (CASE WHEN regexp_full_match("Event ID", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("Event ID", E' \t\n\r') AS DOUBLE) END >= 2)) OR (("sourceport" IN (50001, 50002, 50003)) AND ("devicetype" = 12) AND ("magnitude" >= 5) AND ("Event ID" = '1') AND (CASE WHEN regexp_full_match("Bytes Sent", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("Bytes Sent", E' \t\n\r') AS DOUBLE) END > 100)))
  ) AS t
) AS t
ORDER BY "order_1" DESC NULLS LAST, "order_2"
