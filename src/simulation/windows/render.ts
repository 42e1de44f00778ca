import type { Json } from '../../types/codec.ts'
import { xmlEscape } from '../xml.ts'
import type { WindowsEvent } from './event.ts'

/** `2026-03-02T09:14:00.0030000Z`, as the event log renders times. */
export const systemTime = (time: number): string => new Date(time).toISOString().replace('Z', '0000Z')

/** The event as JSON in the way of evtx_dump (https://github.com/omerbenamram/evtx), as nested objects. */
export function eventJson(event: WindowsEvent): { readonly [key: string]: Json } {
  return {
    Event: {
      '#attributes': { xmlns: NAMESPACE },
      System: {
        Provider: { '#attributes': { Name: event.provider, Guid: event.providerGuid.slice(1, -1) } },
        EventID: event.eventId,
        Version: event.version,
        Level: event.level,
        Task: event.task,
        Opcode: event.opcode,
        Keywords: event.keywords,
        TimeCreated: { '#attributes': { SystemTime: new Date(event.time).toISOString().replace('Z', '000Z') } },
        EventRecordID: event.recordId,
        Correlation: null,
        Execution: { '#attributes': { ProcessID: event.processId, ThreadID: event.threadId } },
        Channel: event.channel,
        Computer: event.computer,
        Security: event.userId === undefined ? null : { '#attributes': { UserID: event.userId } },
      },
      EventData: Object.fromEntries(event.data.map(([name, value]) => [name, typed(event, name, value)])),
    },
  }
}

const NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event'

/** Fields that the manifests declare as numbers or booleans, which evtx_dump writes as such. */
const NUMBERS: ReadonlySet<string> = new Set([
  'ProcessId',
  'ParentProcessId',
  'TerminalSessionId',
  'SourcePort',
  'DestinationPort',
  'MessageNumber',
  'MessageTotal',
  'ProcessID',
  'Protocol',
  'FilterRTID',
  'LayerRTID',
])
const BOOLEANS: ReadonlySet<string> = new Set([
  'Initiated',
  'SourceIsIpv6',
  'DestinationIsIpv6',
  'IsExecutable',
  'Archived',
])

function typed({ eventId }: WindowsEvent, name: string, value: string): Json {
  // Of the filtering platform's events ports are declared as text.
  if (eventId === 5156 && name === 'SourcePort') return value
  if (NUMBERS.has(name) && /^\d+$/.test(value)) return Number(value)
  if (BOOLEANS.has(name)) return value === 'true'
  return name.endsWith('Guid') ? value.slice(1, -1) : value
}

/** The event as XML, in one line, as wevtutil and the event viewer export it. */
export function eventXml(event: WindowsEvent): string {
  const data = event.data.map(([name, value]) => `<Data Name='${name}'>${escapeXml(value)}</Data>`).join('')
  const security = event.userId === undefined ? '<Security/>' : `<Security UserID='${event.userId}'/>`
  return (
    `<Event xmlns='${NAMESPACE}'><System>` +
    `<Provider Name='${event.provider}' Guid='${event.providerGuid}'/><EventID>${event.eventId}</EventID>` +
    `<Version>${event.version}</Version><Level>${event.level}</Level><Task>${event.task}</Task>` +
    `<Opcode>${event.opcode}</Opcode><Keywords>${event.keywords}</Keywords>` +
    `<TimeCreated SystemTime='${systemTime(event.time)}'/><EventRecordID>${event.recordId}</EventRecordID>` +
    `<Correlation/><Execution ProcessID='${event.processId}' ThreadID='${event.threadId}'/>` +
    `<Channel>${event.channel}</Channel><Computer>${escapeXml(event.computer)}</Computer>${security}</System>` +
    `<EventData>${data}</EventData></Event>`
  )
}

/** Characters that XML 1.0 cannot hold become U+FFFD, as the log's own renderer has it. */
const escapeXml = xmlEscape(
  { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&apos;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;' },
  '\ufffd',
)
