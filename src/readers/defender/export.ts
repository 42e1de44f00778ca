import type { Shape } from '../shape.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Columns that tell advanced hunting's tables apart (https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables);
 * the first table whose columns a row has is its table.
 */
const TELLING: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['DeviceProcessEvents', ['ProcessCommandLine', 'ProcessIntegrityLevel', 'FolderPath']],
  ['DeviceEvents', ['ProcessCommandLine', 'RemoteIP', 'RegistryKey', 'FileOriginUrl']],
  ['DeviceLogonEvents', ['LogonType', 'IsLocalAdmin']],
  ['DeviceRegistryEvents', ['RegistryKey', 'PreviousRegistryKey']],
  ['DeviceNetworkEvents', ['RemoteIP', 'RemotePort', 'LocalPort', 'InitiatingProcessFileName']],
  ['DeviceFileEvents', ['FolderPath', 'FileOriginUrl', 'PreviousFolderPath']],
  ['DeviceImageLoadEvents', ['FolderPath', 'SHA256', 'InitiatingProcessFileName']],
  ['EmailAttachmentInfo', ['NetworkMessageId', 'FileName', 'SHA256']],
  ['EmailUrlInfo', ['NetworkMessageId', 'Url', 'UrlDomain']],
  ['EmailEvents', ['NetworkMessageId', 'SenderMailFromAddress', 'Subject']],
  ['CloudAppEvents', ['ActivityObjects', 'IsAdminOperation', 'RawEventData']],
  ['IdentityDirectoryEvents', ['TargetAccountUpn', 'TargetDeviceName', 'DestinationDeviceName']],
  ['AlertEvidence', ['AlertId', 'EntityType', 'EvidenceRole']],
  ['AlertInfo', ['AlertId', 'Severity', 'Title']],
]

/** ActionTypes that belong to one table, for rows of which all empty columns were left out. */
const BY_ACTION: Readonly<Record<string, string>> = {
  ProcessCreated: 'DeviceProcessEvents',
  ConnectionSuccess: 'DeviceNetworkEvents',
  ConnectionFailed: 'DeviceNetworkEvents',
  ConnectionAttempt: 'DeviceNetworkEvents',
  ConnectionFound: 'DeviceNetworkEvents',
  ConnectionRequest: 'DeviceNetworkEvents',
  InboundConnectionAccepted: 'DeviceNetworkEvents',
  ListeningConnectionCreated: 'DeviceNetworkEvents',
  HttpConnectionInspected: 'DeviceNetworkEvents',
  DnsConnectionInspected: 'DeviceNetworkEvents',
  SslConnectionInspected: 'DeviceNetworkEvents',
  FileCreated: 'DeviceFileEvents',
  FileDeleted: 'DeviceFileEvents',
  FileModified: 'DeviceFileEvents',
  FileRenamed: 'DeviceFileEvents',
  ImageLoaded: 'DeviceImageLoadEvents',
  LogonSuccess: 'DeviceLogonEvents',
  LogonFailed: 'DeviceLogonEvents',
  LogonAttempted: 'DeviceLogonEvents',
  RegistryValueSet: 'DeviceRegistryEvents',
  RegistryKeyCreated: 'DeviceRegistryEvents',
  RegistryKeyDeleted: 'DeviceRegistryEvents',
  RegistryValueDeleted: 'DeviceRegistryEvents',
  RegistryKeyRenamed: 'DeviceRegistryEvents',
}

/** The table of an advanced hunting row; undefined when it looks like none. */
function defenderTable(values: Values): string | undefined {
  const named = values['$table'] ?? values['Type']
  if (typeof named === 'string' && /^(Device|Email|Identity|CloudApp|Alert|Url)[A-Za-z]+$/.test(named)) return named
  const action = values['ActionType']
  const byAction = typeof action === 'string' && Object.hasOwn(BY_ACTION, action) ? BY_ACTION[action] : undefined
  if (byAction !== undefined) return byAction
  const told = TELLING.find(([, columns]) => columns.every((column) => Object.hasOwn(values, column)))?.[0]
  return told ?? (isDevice(values) && typeof action === 'string' ? 'DeviceEvents' : undefined)
}

function isDevice(values: Values): boolean {
  return Object.hasOwn(values, 'DeviceId') || Object.hasOwn(values, 'DeviceName')
}

/** Rows as the portal's export and the advanced hunting API give them. */
export const DEFENDER_EXPORT: Shape = {
  id: 'defender-export',
  doc: 'rows of Defender advanced hunting tables; the table is told by the columns and the ActionType',
  detect: (values) =>
    Object.hasOwn(values, 'Timestamp') &&
    (Object.hasOwn(values, 'ActionType') || isDevice(values) || Object.hasOwn(values, 'NetworkMessageId')) &&
    defenderTable(values) !== undefined,
  take: (values) => {
    const table = defenderTable(values)
    return table === undefined ? undefined : [{ kind: 'row', platform: 'defender', table, values }]
  },
}
