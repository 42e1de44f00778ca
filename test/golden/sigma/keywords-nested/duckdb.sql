SELECT
  "kind",
  "more"
FROM "app/events"
WHERE (contains(lower("kind"), 'd:\share\') OR contains(lower("kind"), 'why') OR contains(lower(nullif(array_to_string(list_transform(list_filter(list_prepend("more"::JSON, json_extract("more", '$..*')), lambda e: json_type(e) NOT IN ('OBJECT', 'ARRAY', 'NULL')), lambda e: e ->> '$'), chr(10)), '')), 'd:\share\') OR contains(lower(nullif(array_to_string(list_transform(list_filter(list_prepend("more"::JSON, json_extract("more", '$..*')), lambda e: json_type(e) NOT IN ('OBJECT', 'ARRAY', 'NULL')), lambda e: e ->> '$'), chr(10)), '')), 'why'))
