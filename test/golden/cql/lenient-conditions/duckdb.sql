SELECT
  "UserName"
FROM "events"
WHERE (NOT ("UserName" IS NULL))
  AND (NOT coalesce(("ComputerName" = 'HOST-C'), false))
  AND ("UserName" IN ('ana', 'bo'))
  AND (("RemotePort" IS NULL) OR (NOT coalesce(("ComputerName" = 'x'), false)))
