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
      "bound" AS "_timeslice",
      "bound_2" AS "__timeslice_end"
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
  GROUP BY 1, 2
) AS t
ORDER BY "_timeslice" NULLS LAST, "__timeslice_end" NULLS LAST, "_timeslice" NULLS FIRST, "__timeslice_end" NULLS FIRST
