import { isObject } from '../row.ts'
import type { Shape } from '../shape.ts'
import { channelName, EMPTY_RECORD, isoTime, keywordBits, windowsText } from '../windows-text.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * `Get-WinEvent | ConvertTo-Json` or `Export-Csv`: the header by .NET's names
 * (https://learn.microsoft.com/dotnet/api/system.diagnostics.eventing.reader.eventlogrecord), the data without names.
 */
export const GET_WINEVENT: Shape = {
  id: 'get-winevent',
  doc: "Windows events as PowerShell's Get-WinEvent gives them: Id, ProviderName, LogName, Message",
  detect: (values) => has(values, 'Id') && has(values, 'ProviderName') && has(values, 'LogName'),
  take: (values) => {
    if (!has(values, 'Id')) return undefined
    const text = (name: string): string => windowsText(values[name])
    const userId = values['UserId']
    return [
      {
        kind: 'event',
        record: {
          ...EMPTY_RECORD,
          provider: text('ProviderName'),
          channel: channelName(text('LogName')),
          eventId: text('Id'),
          computer: text('MachineName'),
          recordId: text('RecordId'),
          time: isoTime(values['TimeCreated']),
          level: text('Level'),
          task: text('Task'),
          opcode: text('Opcode'),
          keywords: keywordBits(values['Keywords']),
          userSid: isObject(userId) ? windowsText(userId['Value']) : windowsText(userId),
          processId: text('ProcessId'),
          threadId: text('ThreadId'),
          data: eventData(values),
        },
      },
    ]
  },
}

function has(values: Values, name: string): boolean {
  return values[name] !== undefined && values[name] !== null
}

/** Sysmon's message repeats the event's data as `Name: value` lines; of others only the unnamed properties are left. */
function eventData(values: Values): Record<string, string> {
  const data: Record<string, string> = Object.create(null)
  const message = windowsText(values['Message'])
  if (windowsText(values['ProviderName']) === 'Microsoft-Windows-Sysmon') {
    for (const line of message.split(/\r?\n/).slice(1)) {
      const m = /^([A-Za-z][A-Za-z0-9]*): ?(.*)$/.exec(line)
      if (m?.[1] !== undefined) data[m[1]] = m[2] ?? ''
    }
  } else if (Array.isArray(values['Properties'])) {
    for (const [index, property] of values['Properties'].entries()) {
      data[`Data${index + 1}`] = windowsText(isObject(property) ? property['Value'] : property)
    }
  }
  if (message !== '') data['Message'] = message
  return data
}
