import type { Label } from './labelled.ts'

/** Fields that came with later versions of Sysmon, or that old ones leave out. */
const OPTIONAL: ReadonlySet<string> = new Set(
  'RuleName FileVersion Description Product Company OriginalFileName ParentUser User SourceUser TargetUser EventType Contents IsExecutable Archived'.split(
    ' ',
  ),
)

const HEAD = 'RuleName UtcTime'
const ACTOR = `${HEAD} ProcessGuid ProcessId Image`
const VERSION = 'FileVersion Description Product Company OriginalFileName'
const REGISTRY = `RuleName EventType UtcTime ProcessGuid ProcessId Image TargetObject`
const PIPE = 'RuleName EventType UtcTime ProcessGuid ProcessId PipeName Image User'
const WMI = 'RuleName EventType UtcTime Operation User'

/** The fields of Sysmon's events in the order of its manifest (`sysmon -s`), which its messages follow. */
const FIELDS: Readonly<Record<string, string>> = {
  1: `${ACTOR} ${VERSION} CommandLine CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel Hashes ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser`,
  2: `${ACTOR} TargetFilename CreationUtcTime PreviousCreationUtcTime User`,
  3: `${ACTOR} User Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort DestinationPortName`,
  4: 'UtcTime State Version SchemaVersion',
  5: `${ACTOR} User`,
  6: `${HEAD} ImageLoaded Hashes Signed Signature SignatureStatus`,
  7: `${ACTOR} ImageLoaded ${VERSION} Hashes Signed Signature SignatureStatus User`,
  8: `${HEAD} SourceProcessGuid SourceProcessId SourceImage TargetProcessGuid TargetProcessId TargetImage NewThreadId StartAddress StartModule StartFunction SourceUser TargetUser`,
  9: `${ACTOR} Device User`,
  10: `${HEAD} SourceProcessGUID SourceProcessId SourceThreadId SourceImage TargetProcessGUID TargetProcessId TargetImage GrantedAccess CallTrace SourceUser TargetUser`,
  11: `${ACTOR} TargetFilename CreationUtcTime User`,
  12: `${REGISTRY} User`,
  13: `${REGISTRY} Details User`,
  14: `${REGISTRY} NewName User`,
  15: `${ACTOR} TargetFilename CreationUtcTime Hash Contents User`,
  16: 'UtcTime Configuration ConfigurationFileHash',
  17: PIPE,
  18: PIPE,
  19: `${WMI} EventNamespace Name Query`,
  20: `${WMI} Name Type Destination`,
  21: `${WMI} Consumer Filter`,
  22: `${HEAD} ProcessGuid ProcessId QueryName QueryStatus QueryResults Image User`,
  23: `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes IsExecutable Archived`,
  24: `${ACTOR} Session ClientInfo Hashes Archived User`,
  25: `${ACTOR} Type User`,
  26: `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes IsExecutable`,
  27: `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes`,
  28: `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes IsExecutable`,
  29: `${HEAD} ProcessGuid ProcessId User Image TargetFilename Hashes`,
  255: 'UtcTime ID Description',
}

/** https://learn.microsoft.com/sysinternals/downloads/sysmon#events */
export const SYSMON_LABELS: ReadonlyMap<string, readonly Label[]> = new Map(
  Object.entries(FIELDS).map(([id, names]) => [
    id,
    names
      .split(' ')
      .map((name): Label => ({ mark: `${name}:`, field: name, ...(OPTIONAL.has(name) ? { isOptional: true } : {}) })),
  ]),
)
