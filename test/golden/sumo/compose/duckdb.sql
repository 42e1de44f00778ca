SELECT
  ('(' || "rows" || ')') AS "compose"
FROM (
  SELECT
    string_agg("row", ' OR ' ORDER BY "order_1") AS "rows"
  FROM (
    SELECT
      ('(' || CASE WHEN coalesce(('user="' || "user" || '"'), ('session="' || "session" || '"'), NULL) IS NOT NULL THEN concat_ws(' AND ', ('user="' || "user" || '"'), ('session="' || "session" || '"')) END || ')') AS "row",
      rowid AS "order_1"
    FROM "messages"
    WHERE ("action" = 'start')
  ) AS t
) AS t
