SELECT
  "t",
  replace(replace(replace(url_encode("t"), '%20', '+'), '%2A', '*'), '~', '%7E') AS "_urlencode",
  url_decode(replace("t", '+', ' ')) AS "_urldecode"
FROM "events"
