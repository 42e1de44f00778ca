SELECT
  "s_session",
  "s_action",
  "s__count",
  "t_session",
  "t_action",
  "t__count",
  "u_session",
  "both"
FROM (
  SELECT
    l."session" AS "s_session",
    l."action" AS "s_action",
    l."_count" AS "s__count",
    r."session" AS "t_session",
    r."action" AS "t_action",
    r."_count" AS "t__count",
    l."session_2" AS "u_session",
    l."both" AS "both",
    l."row" AS "order_1",
    r."row" AS "order_2",
    l."row_2" AS "order_3"
  FROM (
    SELECT
      l."session" AS "session",
      l."action" AS "action",
      l."_count" AS "_count",
      l."row" AS "row",
      r."session" AS "session_2",
      r."both" AS "both",
      r."row" AS "row_2"
    FROM (
      SELECT
        "session",
        "action",
        "_count",
        row_number() OVER (ORDER BY "session" NULLS LAST, "action" NULLS LAST, "session" NULLS FIRST, "action" NULLS FIRST) AS "row"
      FROM (
        SELECT
          "session",
          "action",
          count(*) AS "_count"
        FROM "messages"
        GROUP BY 1, 2
      ) AS t
      WHERE ("action" = 'start')
    ) AS l
    INNER JOIN (
      SELECT
        "session",
        "both",
        "row"
      FROM (
        SELECT
          "session",
          "both",
          row_number() OVER (ORDER BY "session" NULLS LAST, "session" NULLS FIRST) AS "row"
        FROM (
          SELECT
            "session",
            count(*) AS "both"
          FROM (
            SELECT
              "session",
              "action"
            FROM "messages"
            GROUP BY 1, 2
          ) AS t
          GROUP BY 1
        ) AS t
      ) AS t
      WHERE ("both" > 1)
    ) AS r
    ON (l."session" = r."session")
  ) AS l
  INNER JOIN (
    SELECT
      "session",
      "action",
      "_count",
      row_number() OVER (ORDER BY "session" NULLS LAST, "action" NULLS LAST, "session" NULLS FIRST, "action" NULLS FIRST) AS "row"
    FROM (
      SELECT
        "session",
        "action",
        count(*) AS "_count"
      FROM "messages"
      GROUP BY 1, 2
    ) AS t
    WHERE ("action" = 'stop')
  ) AS r
  ON (r."session" = l."session_2")
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3" NULLS LAST, "s_session" NULLS FIRST, "s_action" NULLS FIRST, "u_session" NULLS FIRST, "t_session" NULLS FIRST, "t_action" NULLS FIRST
