import { type Formula, fieldsOf } from '../../plan/formula.ts'
import type { EventKinds } from '../kinds.ts'
import type { OcsfClass } from '../ocsf/classes.ts'
import type { WindowsEvent } from '../windows/event.ts'
import { WINDOWS_EVENTS } from '../windows/index.ts'
import { EVENT_PROPERTIES } from './columns.ts'

type Columns = Readonly<Record<string, Formula>>

/** What the second pass of ingest may fill. */
const ENRICHED = /^(?:actor|process)\.|^unmapped$/

/** The columns that an event of Windows has values in. */
function filledBy(event: WindowsEvent): ReadonlySet<string> {
  const filled = new Set(Object.keys(event.columns))
  for (const { columns } of Object.values(event.fields)) {
    for (const name of Object.keys(columns({ kind: 'constant', type: 'string', value: null }))) filled.add(name)
  }
  return filled
}

/**
 * Which custom properties the Windows events of an id have: those that its class of events shows out of what it fills.
 * Events of other providers with the same id show what every event may have.
 */
export function eventKinds(classes: Readonly<Record<OcsfClass, Columns>>): EventKinds {
  const fields = new Map<string, Set<string>>()
  for (const event of WINDOWS_EVENTS) {
    const filled = filledBy(event)
    const properties = Object.entries(classes[event.to]).flatMap(([name, formula]) =>
      [...fieldsOf(formula)].some((column) => filled.has(column) || ENRICHED.test(column)) ? [name] : [],
    )
    for (const id of event.ids) fields.set(id, new Set([...(fields.get(id) ?? []), ...properties]))
  }
  const specific = new Set([...fields.values()].flatMap((names) => [...names]))
  const onAny = Object.keys(EVENT_PROPERTIES).filter((name) => !specific.has(name))
  return {
    columns: ['Event ID', 'EventID', 'qideventid'],
    common: new Set([...onAny, ...Object.keys(classes.base_event)]),
    fields,
  }
}
