SELECT
  coalesce("sum", 0::BIGINT) AS "Bytes",
  "count_distinct" AS "Names"
FROM (
  SELECT
    CAST(sum("SentBytes") AS BIGINT) AS "sum",
    count(DISTINCT "UserAgent") AS "count_distinct"
  FROM (
    SELECT
      "Timestamp",
      coalesce("DeviceName", '') AS "DeviceName",
      coalesce("AccountName", '') AS "AccountName",
      coalesce("FileName", '') AS "FileName",
      coalesce("ProcessCommandLine", '') AS "ProcessCommandLine",
      "ProcessId",
      "FileSize",
      "IsRemote",
      "AdditionalFields",
      NULL::BIGINT AS "SentBytes",
      '' AS "UserAgent"
    FROM "DeviceProcessEvents"
  ) AS t
) AS t
