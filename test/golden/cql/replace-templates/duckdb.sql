SELECT
  regexp_replace("x", '/', '\\', 'g') AS "slashes",
  regexp_replace("x", '([0-9]+)', '$\1', 'g') AS "priced",
  regexp_replace("x", 'b', 'b<\0>', 'g') AS "marked"
FROM "events"
