SELECT
  "UserName"
FROM "events"
WHERE ("UserName" IN ('ana', 'bo'))
  AND (NOT ("UserName" IS NULL))
  AND (NOT coalesce(("ComputerName" = 'HOST-C'), false))
  AND (("RemotePort" IS NULL) OR (NOT coalesce(("ComputerName" = 'x'), false)))
