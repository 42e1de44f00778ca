SELECT
  "payload",
  "word",
  "phrase",
  "wild",
  "address",
  "net",
  "prefix",
  "taken",
  "grouped",
  "escaped",
  "signs"
FROM (
  SELECT
    "payload",
    "word",
    "phrase",
    "wild",
    "address",
    "net",
    "prefix",
    "taken",
    "grouped",
    "escaped",
    "signs",
    "order" AS "order_1",
    "order_1" AS "order_2"
  FROM (
    SELECT
      "payload",
      regexp_matches("payload", '(?s)(?:^|[^\pL\pN])[fF][iI][rR][eE][wW][aA][lL][lL](?:[^\pL\pN]|$)') AS "word",
      regexp_matches("payload", '(?is)(?:\A|[^\p{L}\p{N}])firewall\s+deny(?:[^\p{L}\p{N}]|\z)') AS "phrase",
      regexp_matches("payload", '(?is)(?:\A|[^\p{L}\p{N}])f[\p{L}\p{N}]rewall[\p{L}\p{N}]*(?:[^\p{L}\p{N}]|\z)') AS "wild",
      regexp_matches("payload", '(?is)(?:\A|[^\p{L}\p{N}])10\.1\.2\.3(?:[^\p{L}\p{N}]|\z)') AS "address",
      regexp_matches("payload", '(?is)(?:\A|[^\p{L}\p{N}])10\.1\.2\.[\p{L}\p{N}]*(?:[^\p{L}\p{N}]|\z)') AS "net",
      regexp_matches("payload", '(?s)(?:^|[^\pL\pN])[uU][sS][eE][rR](?:[^\pL\pN]|$)') AS "prefix",
      (regexp_matches("payload", '(?s)(?:^|[^\pL\pN])[dD][eE][nN][yY](?:[^\pL\pN]|$)') AND (NOT regexp_matches("payload", '(?s)(?:^|[^\pL\pN])[uU][dD][pP](?:[^\pL\pN]|$)'))) AS "taken",
      ((regexp_matches("payload", '(?is)%PIX[\p{L}\p{N}]*(?:[^\p{L}\p{N}]|\z)') AND (regexp_matches("payload", '(?is)(?:\A|[^\p{L}\p{N}])Accessed\s+URL(?:[^\p{L}\p{N}]|\z)') OR regexp_matches("payload", '(?is)(?:\A|[^\p{L}\p{N}])udp\s+src(?:[^\p{L}\p{N}]|\z)'))) OR regexp_matches("payload", '(?is)(?:\A|[^\p{L}\p{N}])user_1(?:[^\p{L}\p{N}]|\z)')) AS "grouped",
      regexp_matches("payload", '(?is)%PIX\-5\-304001(?:[^\p{L}\p{N}]|\z)') AS "escaped",
      (regexp_matches("payload", '(?s)(?:^|[^\pL\pN])[dD][eE][nN][yY](?:[^\pL\pN]|$)') AND (NOT regexp_matches("payload", '(?s)(?:^|[^\pL\pN])[uU][dD][pP](?:[^\pL\pN]|$)'))) AS "signs",
      "starttime" AS "order",
      rowid AS "order_1"
    FROM "events"
  ) AS t
) AS t
ORDER BY "order_1" NULLS FIRST, "order_2"
