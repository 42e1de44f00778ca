SELECT
  "@timestamp",
  "user",
  "status",
  "d.a.b",
  "d.list[1]",
  "first",
  "third",
  "at.hostname",
  "at.port",
  "Task.Name"
FROM (
  SELECT
    "@timestamp",
    "user",
    "status",
    "d.a.b",
    "d.list[1]",
    "first",
    "third",
    "at.hostname",
    "at.port",
    "Task.Name",
    CASE WHEN regexp_full_match("@timestamp", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("@timestamp", E' \t\n\r') AS DOUBLE) END AS "order_1",
    CASE WHEN (CASE WHEN regexp_full_match("@timestamp", '\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*') THEN TRY_CAST(trim("@timestamp", E' \t\n\r') AS DOUBLE) END IS NULL) THEN "@timestamp" ELSE NULL::VARCHAR END AS "order_2",
    "order_1" AS "order_3"
  FROM (
    SELECT
      coalesce((json_extract("record", '/first') ->> '$'), "first") AS "first",
      coalesce((json_extract("record", '/third') ->> '$'), "third") AS "third",
      coalesce((json_extract("record", '/@timestamp') ->> '$'), "@timestamp") AS "@timestamp",
      coalesce((json_extract("record", '/user') ->> '$'), "user") AS "user",
      coalesce((json_extract("record", '/status') ->> '$'), "status") AS "status",
      coalesce((json_extract("record", '/d.a.b') ->> '$'), "d.a.b") AS "d.a.b",
      coalesce((json_extract("record", '/d.list[1]') ->> '$'), "d.list[1]") AS "d.list[1]",
      coalesce((json_extract("record", '/at.hostname') ->> '$'), "at.hostname") AS "at.hostname",
      coalesce((json_extract("record", '/at.port') ->> '$'), "at.port") AS "at.port",
      coalesce((json_extract("record", '/Task.Name') ->> '$'), "Task.Name") AS "Task.Name",
      "order_1"
    FROM (
      SELECT
        "@timestamp",
        "user",
        "status",
        "d.a.b",
        "d.list[1]",
        "Task.Name",
        coalesce((json_extract(host_record_of_csv_string_string_boolean_boolean_dynamic_gives_dynamic("line", ',', true, false, '["first","","third"]'::JSON::VARCHAR)::JSON, '/first') ->> '$'), "first") AS "first",
        coalesce((json_extract(host_record_of_csv_string_string_boolean_boolean_dynamic_gives_dynamic("line", ',', true, false, '["first","","third"]'::JSON::VARCHAR)::JSON, '/third') ->> '$'), "third") AS "third",
        coalesce((json_extract(host_record_of_uri_string_string_gives_dynamic("address", '')::JSON, '/hostname') ->> '$'), "at.hostname") AS "at.hostname",
        coalesce((json_extract(host_record_of_uri_string_string_gives_dynamic("address", '')::JSON, '/port') ->> '$'), "at.port") AS "at.port",
        host_record_of_xml_string_string_gives_dynamic("task", '')::JSON AS "record",
        "order_1"
      FROM (
        SELECT
          coalesce((json_extract("record", '/line') ->> '$'), "line") AS "line",
          coalesce((json_extract("record", '/first') ->> '$'), "first") AS "first",
          coalesce((json_extract("record", '/third') ->> '$'), "third") AS "third",
          coalesce((json_extract("record", '/address') ->> '$'), "address") AS "address",
          coalesce((json_extract("record", '/task') ->> '$'), "task") AS "task",
          coalesce((json_extract("record", '/@timestamp') ->> '$'), "@timestamp") AS "@timestamp",
          coalesce((json_extract("record", '/user') ->> '$'), "user") AS "user",
          coalesce((json_extract("record", '/status') ->> '$'), "status") AS "status",
          coalesce((json_extract("record", '/d.a.b') ->> '$'), "d.a.b") AS "d.a.b",
          coalesce((json_extract("record", '/d.list[1]') ->> '$'), "d.list[1]") AS "d.list[1]",
          coalesce((json_extract("record", '/at.hostname') ->> '$'), "at.hostname") AS "at.hostname",
          coalesce((json_extract("record", '/at.port') ->> '$'), "at.port") AS "at.port",
          coalesce((json_extract("record", '/Task.Name') ->> '$'), "Task.Name") AS "Task.Name",
          "order_1"
        FROM (
          SELECT
            coalesce("line", (json_extract("record", '/line') ->> '$')) AS "line",
            (json_extract("record", '/first') ->> '$') AS "first",
            (json_extract("record", '/third') ->> '$') AS "third",
            coalesce("address", (json_extract("record", '/address') ->> '$')) AS "address",
            coalesce("task", (json_extract("record", '/task') ->> '$')) AS "task",
            coalesce(CAST("@timestamp" AS VARCHAR), (json_extract("record", '/@timestamp') ->> '$')) AS "@timestamp",
            (json_extract("record", '/user') ->> '$') AS "user",
            coalesce("status", (json_extract("record", '/status') ->> '$')) AS "status",
            (json_extract("record", '/d.a.b') ->> '$') AS "d.a.b",
            (json_extract("record", '/d.list[1]') ->> '$') AS "d.list[1]",
            (json_extract("record", '/at.hostname') ->> '$') AS "at.hostname",
            (json_extract("record", '/at.port') ->> '$') AS "at.port",
            (json_extract("record", '/Task.Name') ->> '$') AS "Task.Name",
            host_record_of_json_string_string_boolean_string_dynamic_dynamic_dynamic_gives_dynamic(coalesce("detail", (json_extract("record", '/detail') ->> '$')), 'discard', false, 'd.', '[]'::JSON::VARCHAR, '[]'::JSON::VARCHAR, '[]'::JSON::VARCHAR)::JSON AS "record",
            "order_1"
          FROM (
            SELECT
              "@timestamp",
              "status",
              "detail",
              "line",
              "address",
              "task",
              host_record_of_pairs_string_string_string_boolean_boolean_string_gives_dynamic("message", '=', 'unknown', false, false, '')::JSON AS "record",
              rowid AS "order_1"
            FROM "events"
          ) AS t
        ) AS t
      ) AS t
    ) AS t
  ) AS t
) AS t
ORDER BY "order_1" NULLS LAST, "order_2" NULLS LAST, "order_3"
