import { findView } from '../../schemas/views.ts'
import type { WindowsRecord } from '../record.ts'
import { cellText } from '../row.ts'
import type { Nested, Shape, Taken } from '../shape.ts'
import { channelName, EMPTY_RECORD, isoTime, windowsText } from '../windows-text.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Rows of Log Analytics tables (https://learn.microsoft.com/azure/azure-monitor/reference/tables-index): `Type` names the
 * table. A row that holds a Windows event is taken as such, too.
 */
export const SENTINEL_ROWS: Shape = {
  id: 'sentinel',
  doc: 'rows of Sentinel (Log Analytics) tables: TimeGenerated and Type, or the columns of SecurityEvent and Event',
  detect: (values) => sentinelTable(values) !== undefined,
  take: (values, nested) => {
    const table = sentinelTable(values)
    if (table === undefined) return undefined
    const record = windowsEvent(table, values, nested)
    const taken: Taken[] = [{ kind: 'row', platform: 'sentinel', table, values }]
    if (record !== undefined) taken.push({ kind: 'event', record })
    return taken
  },
}

function sentinelTable(values: Values): string | undefined {
  if (!Object.hasOwn(values, 'TimeGenerated')) return undefined
  const type = values['Type'] ?? values['$table']
  if (typeof type === 'string' && findView('sentinel', type) !== undefined) return type
  const has = (...names: readonly string[]): boolean => names.every((name) => Object.hasOwn(values, name))
  if (has('EventID', 'EventSourceName', 'Computer', 'Activity')) return 'SecurityEvent'
  if (has('EventID', 'EventLog', 'RenderedDescription')) return 'Event'
  if (has('EventID', 'Provider', 'Channel', 'EventData')) return 'WindowsEvent'
  if (has('SyslogMessage', 'Facility')) return 'Syslog'
  if (has('DeviceVendor', 'DeviceProduct')) return 'CommonSecurityLog'
  // Some tables have a `Type` of their own beside or instead of the table's name.
  if (has('ActivityDisplayName', 'LoggedByService')) return 'AuditLogs'
  return typeof type === 'string' && /^[A-Za-z]\w{1,99}$/.test(type) ? type : undefined
}

function windowsEvent(table: string, values: Values, nested: Nested): WindowsRecord | undefined {
  const text = (name: string): string => windowsText(values[name])
  const header = {
    ...EMPTY_RECORD,
    eventId: text('EventID'),
    computer: text('Computer'),
    time: isoTime(values['TimeGenerated']),
    level: text('EventLevel') || text('Level'),
    task: text('Task') || text('EventCategory'),
  }
  switch (table) {
    case 'SecurityEvent':
      return {
        ...header,
        provider: text('EventSourceName'),
        channel: channelName(text('Channel')),
        data: { ...columnsAsData(values), ...dataOf(values['EventData'], nested) },
      }
    case 'Event':
      return {
        ...header,
        provider: text('Source'),
        channel: channelName(text('EventLog')),
        recordId: text('EventRecordId'),
        data: { ...dataOf(values['EventData'], nested), ...message(text('RenderedDescription')) },
      }
    case 'WindowsEvent':
      return {
        ...header,
        provider: text('Provider'),
        channel: channelName(text('Channel')),
        recordId: text('EventRecordId'),
        opcode: text('Opcode'),
        keywords: text('Keywords'),
        userSid: text('SystemUserId'),
        processId: text('SystemProcessId'),
        threadId: text('SystemThreadId'),
        data: dataOf(values['EventData'], nested),
      }
    case 'Syslog':
      return nested.windowsEvent(values['SyslogMessage'])
    default:
      return undefined
  }
}

function message(text: string): Record<string, string> {
  return text === '' ? {} : { Message: text }
}

/** Columns of SecurityEvent that are no data of the event. */
const NOT_DATA: ReadonlySet<string> = new Set([
  'TenantId',
  'TimeGenerated',
  'SourceSystem',
  'Account',
  'AccountType',
  'Computer',
  'EventSourceName',
  'Channel',
  'Task',
  'Level',
  'EventData',
  'EventID',
  'Activity',
  'SourceComputerId',
  'EventOriginId',
  'MG',
  'TimeCollected',
  'ManagementGroupName',
  'Type',
  'PartitionKey',
  'RowKey',
  'StorageAccount',
  'AzureDeploymentID',
  'Process',
  '_ResourceId',
  'EventLevelName',
])

function columnsAsData(values: Values): Record<string, string> {
  const data: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(values)) {
    const text = NOT_DATA.has(name) ? null : cellText(value)
    if (text !== null && text !== '') data[name] = text
  }
  return data
}

/** Event data as XML text, as JSON text or as an object. */
function dataOf(value: unknown, nested: Nested): Readonly<Record<string, string>> {
  if (typeof value === 'string' && value.trimStart().startsWith('<')) {
    const xml = value.replace(/^\s*<DataItem[^>]*>/, '').replace(/<\/DataItem>\s*$/, '')
    return nested.windowsEvent(`<Event><System><EventID>0</EventID></System>${xml}</Event>`)?.data ?? {}
  }
  const object: unknown = typeof value === 'string' ? parseObject(value) : value
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return {}
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, windowsText(member)]))
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
