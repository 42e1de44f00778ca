import type { Process } from '../../activity.ts'
import type { WindowsEvent } from '../../windows/event.ts'
import { levelName, sysmonTitle } from '../../windows/titles.ts'
import { accountOf } from '../../windows/values.ts'
import { type Columns, escapeXml, guidOf, timeOf, WORKSPACE } from './row.ts'

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
    EventLevelName: levelName(event.level),
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
  return accountOf(user)
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
  return [`${sysmonTitle(eventId) ?? `Event ${eventId}`}:`, ...lines].join('\r\n')
}
