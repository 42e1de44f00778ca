SELECT
  "host"
FROM (
  SELECT
    "host"
  FROM (
    SELECT
      "host",
      "status"
    FROM (
      SELECT
        "host",
        "status"
      FROM (
        SELECT
          "host",
          "status",
          (json_merge_patch('{}', json_object('host', to_json("host"), 'status', to_json("status"), 'bytes', to_json("bytes"))) ->> '$') AS "message"
        FROM "messages"
      ) AS t
      WHERE regexp_matches("message", '(?is)(?:^|[^\pL\pN])nothing(?:[^\pL\pN]|$)')
      GROUP BY 1, 2
    ) AS t
  ) AS t
  GROUP BY 1
) AS t
ORDER BY "host" NULLS LAST, "host" NULLS FIRST
