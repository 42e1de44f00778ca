SELECT
  "written",
  "id",
  "constant",
  "none"
FROM (
  SELECT
    "written",
    CASE WHEN regexp_matches("written", '^[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){4}[0-9a-fA-F]{8}') THEN lower(regexp_replace("written", '^(.{8})-?(.{4})-?(.{4})-?(.{4})-?(.{12}).*$', '\1-\2-\3-\4-\5', 's')) END AS "id",
    '74be27de-1e4e-49d9-b579-fe0b331d3642' AS "constant",
    NULL::VARCHAR AS "none",
    "order_1"
  FROM (
    SELECT
      c0 AS "written",
      place AS "order_1"
    FROM (VALUES
      ('74be27de1e4e49d9b579fe0b331d3642', 0),
      ('74BE27DE1E4E-49d9b579-fe0b331d3642 of the host', 1),
      ('74be27de-1e4e-49d9-b579-fe0b331d364', 2),
      ('74be-27de1e4e49d9b579fe0b331d3642', 3),
      ('{74be27de-1e4e-49d9-b579-fe0b331d3642}', 4),
      ('', 5)
    ) AS t(c0, place)
  ) AS t
) AS t
