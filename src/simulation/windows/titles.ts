/** What Sysmon calls its events: the rendered heading, and the tag of its configuration. */
const SYSMON: Readonly<Record<number, readonly [title: string, tag: string]>> = {
  1: ['Process Create', 'ProcessCreate'],
  3: ['Network connection detected', 'NetworkConnect'],
  5: ['Process terminated', 'ProcessTerminate'],
  11: ['File created', 'FileCreate'],
  22: ['Dns query', 'DnsQuery'],
  23: ['File Delete archived', 'FileDelete'],
}

/** The first line of the message that Windows renders of one of Sysmon's events. */
export const sysmonTitle = (eventId: number): string | undefined => SYSMON[eventId]?.[0]

const OTHER_TASKS: Readonly<Record<number, string>> = {
  2: 'Execute a Remote Command',
  106: 'Executing Pipeline',
  12810: 'Filtering Platform Connection',
  13312: 'Process Creation',
  13313: 'Process Termination',
}

/** The name of a task, as the event's provider declares it; of Sysmon the task has the event's number. */
export function taskName(task: number): string {
  const sysmon = SYSMON[task]
  return sysmon === undefined ? (OTHER_TASKS[task] ?? String(task)) : `${sysmon[0]} (rule: ${sysmon[1]})`
}

const LEVELS: readonly string[] = ['Information', 'Critical', 'Error', 'Warning', 'Information', 'Verbose']

/** In words; events without a level are shown as information. */
export const levelName = (level: number): string => LEVELS[level] ?? 'Information'
