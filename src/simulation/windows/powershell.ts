import type { ScriptBlock } from '../activity.ts'
import { dashed } from '../identity.ts'
import type { WindowsEvent } from './event.ts'
import { logsOf } from './log.ts'
import { accountOf, computerOf } from './values.ts'

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
  const { threadId, firstRecord } = logsOf(process.host).powershell
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
    recordId: firstRecord + activity.serial * MOST_PARTS + part,
    time: activity.at + part,
    computer: computerOf(process.host),
    processId: process.pid,
    threadId,
    userId: process.user.uid,
    data,
  }
}

/** Records of one activity are counted below this, so that no two records have the same number. */
const MOST_PARTS = 256

/** Characters of a script block in one event; longer ones come in parts. */
const LONGEST_PART = 16_000

/** What PowerShell logs of a script block: its text, then the commands that it runs. */
export function scriptEvents(activity: ScriptBlock): readonly WindowsEvent[] {
  const parts: string[] = []
  for (let start = 0; start === 0 || start < activity.text.length; start += LONGEST_PART) {
    parts.push(activity.text.slice(start, start + LONGEST_PART))
  }
  return [...scriptBlock(activity, parts), ...pipelineExecution(activity, parts.length)]
}

/** 4104: the text, in as many events as it takes. */
function scriptBlock(activity: ScriptBlock, parts: readonly string[]): readonly WindowsEvent[] {
  return parts.map((text, index) =>
    event(activity, 4104, 2, 15, index, [
      ['MessageNumber', String(index + 1)],
      ['MessageTotal', String(parts.length)],
      ['ScriptBlockText', text],
      ['ScriptBlockId', dashed(activity.blockId)],
      ['Path', activity.path ?? ''],
    ]),
  )
}

/** 4103: a command with the parameters that it was bound to. */
function pipelineExecution(activity: ScriptBlock, before: number): readonly WindowsEvent[] {
  const { process } = activity
  const id = dashed(process.guid.toLowerCase())
  return activity.commands.map((command, index) => {
    const bindings = Object.entries(command.parameters).map(
      ([name, value]) => `ParameterBinding(${command.name}): name="${name}"; value="${value}"\r\n`,
    )
    const context = [
      ['Severity', 'Informational'],
      ['Host Name', 'ConsoleHost'],
      ['Host Version', '5.1.19041.1682'],
      ['Host ID', id],
      ['Host Application', process.commandLine],
      ['Engine Version', '5.1.19041.1682'],
      ['Runspace ID', [...id].reverse().join('')],
      ['Pipeline ID', '1'],
      ['Command Name', command.name],
      ['Command Type', 'Cmdlet'],
      ['Script Name', activity.path ?? ''],
      ['Command Path', ''],
      ['Sequence Number', String(16 + 2 * index)],
      ['User', accountOf(process.user)],
      ['Connected User', ''],
      ['Shell ID', 'Microsoft.PowerShell'],
    ]
    return event(activity, 4103, 106, 20, before + index, [
      ['ContextInfo', context.map(([name, value]) => `        ${name} = ${value}\r\n`).join('')],
      ['UserData', ''],
      ['Payload', `CommandInvocation(${command.name}): "${command.name}"\r\n${bindings.join('')}`],
    ])
  })
}
