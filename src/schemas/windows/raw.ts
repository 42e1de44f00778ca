import { type Formula, field } from '../../plan/formula.ts'
import { choose, first, format, isOneOf, member, nothing, object } from '../formulas.ts'
import type { OcsfClass } from '../ocsf/classes.ts'
import type { WindowsEvent } from './event.ts'
import { WINDOWS_EVENTS } from './index.ts'

const code = field('metadata.event_code')

/** The members of `System`, as the Windows JSON of collectors names them. */
export const SYSTEM: Readonly<Record<string, Formula>> = {
  EventID: code,
  EventRecordID: field('metadata.uid'),
  Channel: field('metadata.log_name'),
  Computer: field('device.hostname'),
  Level: field('metadata.level'),
  Keywords: field('metadata.keywords'),
  Task: field('metadata.task'),
  Opcode: field('metadata.opcode'),
  'Provider.Name': field('metadata.log_provider'),
  'TimeCreated.SystemTime': format(first(field('metadata.logged_time'), field('time')), '%Y-%m-%dT%H:%M:%S.%fZ'),
  'Execution.ProcessID': field('metadata.process_id'),
  'Execution.ThreadID': field('metadata.thread_id'),
  'Security.UserID': field('metadata.user_sid'),
}

/** Every data field of the events that have a place of their own. */
export const DATA_FIELDS: readonly string[] = [
  ...new Set(WINDOWS_EVENTS.flatMap((event) => Object.keys(event.fields))),
].sort()

/**
 * Data fields of a class's events under Windows' own names, as text. One name can be told by different columns in
 * different events (`Image` is the new process in Sysmon 1, the acting one in Sysmon 3).
 */
export function rawFields(from: OcsfClass): Readonly<Record<string, Formula>> {
  const events = WINDOWS_EVENTS.filter((event) => event.to === from)
  const names = new Set(events.flatMap((event) => Object.keys(event.fields)))
  const found: Record<string, Formula> = {}
  for (const name of names) found[name] = rawField(events, name)
  if (from !== 'base_event') return found
  for (const name of DATA_FIELDS) {
    const kept = member(field('unmapped'), name)
    const known = found[name]
    found[name] = known === undefined ? kept : first(known, kept)
  }
  return found
}

function rawField(events: readonly WindowsEvent[], name: string): Formula {
  const byFormula = new Map<string, { formula: Formula; ids: string[] }>()
  for (const event of events) {
    const formula = event.fields[name]?.raw
    if (formula === undefined) continue
    const key = JSON.stringify(formula, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
    const entry = byFormula.get(key) ?? { formula, ids: [] }
    entry.ids.push(...event.ids)
    byFormula.set(key, entry)
  }
  const entries = [...byFormula.values()]
  const [only] = entries
  const inAll = only !== undefined && entries.length === 1 && only.ids.length === events.flatMap((e) => e.ids).length
  if (inAll) return only.formula
  return choose(...entries.flatMap(({ formula, ids }) => [isOneOf(code, ids), formula]), nothing())
}

/** The record again, as the JSON of an Installed Collector; what is absent or `-` is left out. */
export function rawJson(from: OcsfClass): Formula {
  const data = rawFields(from)
  const eventData: Formula =
    from === 'base_event'
      ? { kind: 'apply', fn: 'dynamic.merge_objects', args: [field('unmapped'), object(specific(data))] }
      : { kind: 'apply', fn: 'dynamic.merge_objects', args: [object(data), field('unmapped')] }
  return {
    kind: 'apply',
    fn: 'dynamic.to_text',
    args: [
      object({
        TimeCreated: object({ SystemTime: SYSTEM['TimeCreated.SystemTime'] ?? nothing() }),
        EventID: code,
        Task: field('metadata.task'),
        Keywords: field('metadata.keywords'),
        Channel: field('metadata.log_name'),
        Provider: object({ Name: field('metadata.log_provider') }),
        EventRecordID: field('metadata.uid'),
        Computer: field('device.hostname'),
        Level: field('metadata.level'),
        EventData: eventData,
      }),
    ],
  }
}

/** Of base events only the few fields that have columns. */
function specific(data: Readonly<Record<string, Formula>>): Readonly<Record<string, Formula>> {
  const names = new Set(
    WINDOWS_EVENTS.filter((event) => event.to === 'base_event').flatMap((event) => Object.keys(event.fields)),
  )
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.has(name)))
}
