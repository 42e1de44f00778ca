import type { Process } from '../../activity.ts'
import type { WindowsEvent } from '../../windows/event.ts'
import { type Columns, escapeXml, guidOf, timeOf, WORKSPACE } from './row.ts'

const LEVELS: Readonly<Record<number, string>> = {
  1: 'Error',
  2: 'Error',
  3: 'Warning',
  4: 'Information',
  5: 'Verbose',
}

/** Headings of Sysmon's messages. */
const HEADINGS: Readonly<Record<number, string>> = {
  1: 'Process Create',
  3: 'Network connection detected',
  5: 'Process terminated',
  11: 'File created',
  22: 'Dns query',
  23: 'File Delete archived',
  26: 'File Delete logged',
}

/**
 * A row of https://learn.microsoft.com/azure/azure-monitor/reference/tables/event: the data as the Log Analytics agent
 * wraps it, and the message as Windows renders it.
 */
export function eventRow(event: WindowsEvent, process: Process): Columns {
  const items = event.data.map(([name, value]) => `<Data Name="${name}">${escapeXml(value)}</Data>`).join('')
  const origin = guidOf(event.computer.toLowerCase()).toUpperCase()
  return {
    SourceSystem: 'OpsManager',
    TimeGenerated: timeOf(event.time),
    Source: event.provider,
    EventLog: event.channel,
    Computer: event.computer,
    EventLevel: event.level,
    EventLevelName: LEVELS[event.level] ?? 'Information',
    ParameterXml: event.data.map(([, value]) => `<Param>${escapeXml(value)}</Param>`).join(''),
    EventData:
      `<DataItem type="System.XmlData" time="${timeOf(event.time)}" sourceHealthServiceId="${origin}">` +
      `<EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${items}</EventData></DataItem>`,
    EventID: event.eventId,
    RenderedDescription: message(event),
    EventCategory: event.task,
    UserName: writer(event, process),
    ManagementGroupName: `AOI-${WORKSPACE}`,
    Type: 'Event',
  }
}

function writer({ userId }: WindowsEvent, { user }: Process): string {
  if (userId === 'S-1-5-18') return 'NT AUTHORITY\\SYSTEM'
  if (userId !== user.uid) return 'N/A'
  return user.domain === '' ? user.name : `${user.domain}\\${user.name}`
}

function message({ eventId, data }: WindowsEvent): string {
  const values = new Map(data)
  const text = values.get('ScriptBlockText')
  if (text !== undefined) {
    const part = `(${values.get('MessageNumber') ?? '1'} of ${values.get('MessageTotal') ?? '1'})`
    const place = `ScriptBlock ID: ${values.get('ScriptBlockId') ?? ''}\r\nPath: ${values.get('Path') ?? ''}`
    return `Creating Scriptblock text ${part}:\r\n${text}\r\n\r\n${place}`
  }
  const payload = values.get('Payload')
  if (payload !== undefined) {
    return `${payload}\r\n\r\nContext:\r\n${values.get('ContextInfo') ?? ''}\r\n\r\nUser Data:\r\n${values.get('UserData') ?? ''}`
  }
  const lines = data.map(([name, value]) => `${name}: ${value}`)
  return [`${HEADINGS[eventId] ?? `Event ${eventId}`}:`, ...lines].join('\r\n')
}
