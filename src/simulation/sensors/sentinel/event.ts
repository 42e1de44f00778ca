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
  let items = ''
  let parameters = ''
  for (const [name, value] of event.data) {
    const text = escapeXml(value)
    items += `<Data Name="${name}">${text}</Data>`
    parameters += `<Param>${text}</Param>`
  }
  const time = timeOf(event.time)
  const origin = guidOf(event.computer.toLowerCase()).toUpperCase()
  return {
    SourceSystem: 'OpsManager',
    TimeGenerated: time,
    Source: event.provider,
    EventLog: event.channel,
    Computer: event.computer,
    EventLevel: event.level,
    EventLevelName: levelName(event.level),
    ParameterXml: parameters,
    EventData:
      `<DataItem type="System.XmlData" time="${time}" sourceHealthServiceId="${origin}">` +
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
  const title = sysmonTitle(eventId)
  if (title !== undefined) return told(title, data)
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
  return told(`Event ${eventId}`, data)
}

function told(title: string, data: WindowsEvent['data']): string {
  let text = `${title}:`
  for (const [name, value] of data) text += `\r\n${name}: ${value}`
  return text
}
