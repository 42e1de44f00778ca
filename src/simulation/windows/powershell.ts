import type { ScriptBlock } from '../activity.ts'
import type { WindowsEvent } from './event.ts'
import { accountOf, computerOf, guid } from './values.ts'

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_logging_windows */

function event(
  activity: ScriptBlock,
  eventId: number,
  task: number,
  opcode: number,
  part: number,
  data: WindowsEvent['data'],
): WindowsEvent {
  const { process } = activity
  return {
    provider: 'Microsoft-Windows-PowerShell',
    providerGuid: '{A0C1853B-5C40-4B15-8766-3CF1C58F985A}',
    channel: 'Microsoft-Windows-PowerShell/Operational',
    eventId,
    version: 1,
    // Verbose for blocks and Information for pipelines; PowerShell raises blocks that look suspicious to Warning.
    level: eventId === 4104 ? 5 : 4,
    task,
    opcode,
    keywords: '0x0',
    recordId: 90_000 + activity.serial * 10 + part,
    time: activity.at + part,
    computer: computerOf(process.host),
    processId: process.pid,
    threadId: 4012,
    userId: process.user.uid,
    data,
  }
}

/** Characters of a script block in one event; longer ones come in parts. */
const LONGEST_PART = 16_000

/** 4104: the text of a script block, in as many events as it takes. */
export function scriptBlock(activity: ScriptBlock): readonly WindowsEvent[] {
  const parts: string[] = []
  for (let start = 0; start === 0 || start < activity.text.length; start += LONGEST_PART) {
    parts.push(activity.text.slice(start, start + LONGEST_PART))
  }
  return parts.map((text, index) =>
    event(activity, 4104, 2, 15, index, [
      ['MessageNumber', String(index + 1)],
      ['MessageTotal', String(parts.length)],
      ['ScriptBlockText', text],
      ['ScriptBlockId', guid(activity.blockId).slice(1, -1).toLowerCase()],
      ['Path', activity.path ?? ''],
    ]),
  )
}

/** 4103: a command with the parameters that it was bound to. */
export function pipelineExecution(activity: ScriptBlock): readonly WindowsEvent[] {
  const { process } = activity
  return activity.commands.map((command, index) => {
    const bindings = Object.entries(command.parameters).map(
      ([name, value]) => `ParameterBinding(${command.name}): name="${name}"; value="${value}"\r\n`,
    )
    const context = [
      ['Severity', 'Informational'],
      ['Host Name', 'ConsoleHost'],
      ['Host Version', '5.1.19041.1682'],
      ['Host ID', guid(activity.blockId).slice(1, -1).toLowerCase()],
      ['Host Application', process.commandLine],
      ['Engine Version', '5.1.19041.1682'],
      ['Runspace ID', guid(process.guid).slice(1, -1).toLowerCase()],
      ['Pipeline ID', String(index + 1)],
      ['Command Name', command.name],
      ['Command Type', 'Cmdlet'],
      ['Script Name', activity.path ?? ''],
      ['Command Path', ''],
      ['Sequence Number', String(16 + 2 * index)],
      ['User', accountOf(process.user)],
      ['Connected User', ''],
      ['Shell ID', 'Microsoft.PowerShell'],
    ]
    return event(activity, 4103, 106, 20, index + 1, [
      ['ContextInfo', context.map(([name, value]) => `        ${name} = ${value}\r\n`).join('')],
      ['UserData', ''],
      ['Payload', `CommandInvocation(${command.name}): "${command.name}"\r\n${bindings.join('')}`],
    ])
  })
}
