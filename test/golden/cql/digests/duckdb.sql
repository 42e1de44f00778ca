SELECT
  "a",
  "b",
  md5((coalesce("a", '') || coalesce("b", ''))) AS "_md5",
  sha1(coalesce("a", '')) AS "_sha1",
  sha256(coalesce("b", '')) AS "x"
FROM "events"
