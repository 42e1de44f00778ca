import { apply, type Formula, field } from '../../plan/formula.ts'
import {
  all,
  anyLong,
  asInt,
  baseName,
  choose,
  concat,
  first,
  isNull,
  isOneOf,
  member,
  not,
  nothing,
  text,
} from '../formulas.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { PROVIDERS, type WindowsEvent } from '../windows/event.ts'
import { WINDOWS_EVENTS } from '../windows/index.ts'
import { HOST_COLUMNS } from './host-columns.ts'

const COLUMNS = HOST_COLUMNS.SecurityEvent
const code = field('metadata.event_code')
const isSecurity = isOneOf(field('metadata.log_provider'), PROVIDERS.security)

const asColumn = (name: string, value: Formula): Formula => (COLUMNS[name] === 'int' ? asInt(anyLong(value)) : value)

/** `DOMAIN\name`, as Sentinel composes its `Account` columns. */
function composed(domain: Formula | undefined, name: Formula | undefined): Formula {
  if (name === undefined) return nothing()
  if (domain === undefined) return name
  return choose(isNull(domain), name, concat(domain, text('\\'), name))
}

function accounts(raw: (name: string) => Formula | undefined, logon: boolean): Readonly<Record<string, Formula>> {
  const subject = composed(raw('SubjectDomainName'), raw('SubjectUserName'))
  const target = composed(raw('TargetDomainName'), raw('TargetUserName'))
  const name = (logon ? raw('TargetUserName') : raw('SubjectUserName')) ?? nothing()
  return {
    Account: logon ? target : subject,
    AccountType: choose(
      isNull(name),
      nothing(),
      apply('text.ends_with', name, text('$')),
      text('Machine'),
      text('User'),
    ),
    SubjectAccount: subject,
    TargetAccount: target,
  }
}

const HEADER: Readonly<Record<string, Formula>> = {
  TimeGenerated: first(field('metadata.logged_time'), field('time')),
  Computer: field('device.hostname'),
  EventSourceName: field('metadata.log_provider'),
  Channel: field('metadata.log_name'),
  EventID: asColumn('EventID', code),
  Level: field('metadata.level'),
  Task: asColumn('Task', field('metadata.task')),
  Opcode: field('metadata.opcode'),
  Keywords: field('metadata.keywords'),
  EventRecordId: field('metadata.uid'),
  SystemProcessId: asColumn('SystemProcessId', field('metadata.process_id')),
  SystemThreadId: asColumn('SystemThreadId', field('metadata.thread_id')),
  SystemUserId: field('metadata.user_sid'),
  Type: text('SecurityEvent'),
}

/** The first words of an event's message, which Sentinel shows after its number. */
export const ACTIVITIES: Readonly<Record<string, string>> = {
  '4624': 'An account was successfully logged on.',
  '4625': 'An account failed to log on.',
  '4648': 'A logon was attempted using explicit credentials.',
  '4663': 'An attempt was made to access an object.',
  '4688': 'A new process has been created.',
  '4689': 'A process has exited.',
  '4697': 'A service was installed in the system.',
  '4698': 'A scheduled task was created.',
  '4720': 'A user account was created.',
  '5145': 'A network share object was checked to see whether client can be granted desired access.',
  '5156': 'The Windows Filtering Platform has allowed a connection.',
}

function legOf(event: WindowsEvent): ViewLeg {
  const raw = (name: string): Formula | undefined => event.fields[name]?.raw
  const [id = ''] = event.ids
  const fields = Object.entries(event.fields)
    .filter(([name]) => name in COLUMNS)
    .map(([name, placement]) => [name, asColumn(name, placement.raw)] as const)
  const activity = ACTIVITIES[id]
  return {
    from: event.to,
    when: all(isSecurity, isOneOf(code, event.ids)),
    columns: {
      ...Object.fromEntries(fields),
      ...accounts(raw, event.to === 'authentication'),
      ...HEADER,
      Process: baseName(raw('NewProcessName') ?? raw('ProcessName') ?? nothing()),
      ...(activity === undefined ? {} : { Activity: text(`${id} - ${activity}`) }),
    },
  }
}

const SECURITY_EVENTS = WINDOWS_EVENTS.filter((event) => event.source === 'security')

/** Security events without a place of their own: fields by name. */
function otherLeg(): ViewLeg {
  const raw = (name: string): Formula => member(field('unmapped'), name)
  const placed = SECURITY_EVENTS.filter((event) => event.to === 'base_event').flatMap((event) => event.ids)
  const fields = Object.keys(COLUMNS).map((name) => [name, asColumn(name, raw(name))] as const)
  const isBlank = isNull(raw('SubjectUserName'))
  const target = accounts(raw, true)
  const subject = accounts(raw, false)
  return {
    from: 'base_event',
    when: all(isSecurity, not(isOneOf(code, placed))),
    columns: {
      ...Object.fromEntries(fields.filter(([name]) => COLUMNS[name] === 'string' || COLUMNS[name] === 'int')),
      ...subject,
      Account: choose(isBlank, target['Account'] ?? nothing(), subject['Account'] ?? nothing()),
      ...HEADER,
      Process: baseName(raw('ProcessName')),
    },
  }
}

/** https://learn.microsoft.com/azure/azure-monitor/reference/tables/securityevent: the Security log, raw names. */
export const SECURITY_EVENT: ViewDefinition = {
  name: 'SecurityEvent',
  platform: 'sentinel',
  timeColumn: 'TimeGenerated',
  columns: COLUMNS,
  legs: [...SECURITY_EVENTS.map(legOf), otherLeg()],
}
