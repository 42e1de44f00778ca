import { cellText } from '../row.ts'
import type { Shape } from '../shape.ts'
import { channelName, isoTime, keywordBits, windowsText } from '../windows-text.ts'

type Values = Readonly<Record<string, unknown>>

export type HeaderField =
  | 'provider'
  | 'channel'
  | 'eventId'
  | 'computer'
  | 'recordId'
  | 'time'
  | 'level'
  | 'task'
  | 'opcode'
  | 'keywords'
  | 'userSid'
  | 'processId'
  | 'threadId'

/** Names under which flat exports keep the header of an event, best first. Everything else is event data. */
export const FLAT_HEADER: Readonly<Record<HeaderField, readonly string[]>> = {
  provider: ['SourceName', 'ProviderName', 'Provider_Name', 'Provider', 'EventSourceName'],
  channel: ['Channel', 'LogName'],
  eventId: ['EventID', 'EventId', 'event_id'],
  computer: ['Hostname', 'Computer', 'ComputerName', 'MachineName', 'hostname'],
  recordId: ['RecordNumber', 'EventRecordID', 'EventRecordId', 'RecordId'],
  time: ['TimeCreated', 'SystemTime', '@timestamp', 'EventTime', 'TimeGenerated', 'timestamp'],
  level: ['Level', 'SeverityValue'],
  task: ['Task'],
  opcode: ['OpcodeValue', 'Opcode'],
  keywords: ['Keywords'],
  userSid: ['UserID'],
  processId: ['ExecutionProcessID'],
  threadId: ['ExecutionThreadID', 'ThreadID'],
}

/** Names that a log shipper adds and the event does not have. */
export const SHIPPER_NAMES: ReadonlySet<string> = new Set([
  '@timestamp',
  '@version',
  'host',
  'port',
  'type',
  'tags',
  'EventReceivedTime',
  'SourceModuleName',
  'SourceModuleType',
  'EventTime',
])

function first(values: Values, names: readonly string[]): unknown {
  for (const name of names) {
    const value = values[name]
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

function isFlat(values: Values): boolean {
  return (
    first(values, FLAT_HEADER.eventId) !== undefined &&
    first(values, [...FLAT_HEADER.provider, ...FLAT_HEADER.channel]) !== undefined &&
    first(values, FLAT_HEADER.time) !== undefined
  )
}

/**
 * One object a record with header and event data side by side, as NXLog's im_msvistalog
 * (https://docs.nxlog.co/refman/current/im/msvistalog.html) and public data sets have it.
 */
export const FLAT: Shape = {
  id: 'windows-flat',
  doc: 'Windows events with header and data fields side by side: NXLog, Security-Datasets, CSV exports',
  detect: isFlat,
  take: (values) => {
    const header = (field: HeaderField): string => windowsText(first(values, FLAT_HEADER[field]))
    const eventId = header('eventId')
    if (eventId === '') return undefined
    const data: Record<string, string> = Object.create(null)
    for (const name of Object.keys(values)) {
      const isData = name === 'Provider' && values['SourceName'] !== undefined
      if (!isData && (FLAT_HEADER_NAMES.has(name) || SHIPPER_NAMES.has(name))) continue
      const text = cellText(values[name])
      if (text !== null) data[name] = text
    }
    // NXLog calls the header's own process `ProcessID`, as some events call a data field.
    const isShipped = values['SourceModuleType'] !== undefined
    return [
      {
        kind: 'event',
        record: {
          provider: header('provider'),
          channel: channelName(header('channel')),
          eventId,
          computer: header('computer'),
          recordId: header('recordId'),
          time: isoTime(first(values, FLAT_HEADER.time)),
          level: header('level'),
          task: header('task'),
          opcode: header('opcode'),
          keywords: keywordBits(first(values, FLAT_HEADER.keywords)),
          userSid: header('userSid'),
          processId: header('processId') || (isShipped ? windowsText(values['ProcessID']) : ''),
          threadId: header('threadId'),
          data,
        },
      },
    ]
  },
}

const FLAT_HEADER_NAMES: ReadonlySet<string> = new Set(Object.values(FLAT_HEADER).flat())
