import { apply, constant, type Formula, field } from '../plan/formula.ts'
import { FLAT_HEADER, type HeaderField, SHIPPER_NAMES } from './windows/flat.ts'
import { WINDOWS_DATA_FIELDS, WINDOWS_SYSTEM_FIELDS } from './windows/record-table.ts'
import { CHANNELS } from './windows-text.ts'

/** Columns of a record table by name, as formulas over the members of JSON lines. */
export type RecordFormulas = Readonly<Record<string, Formula>>

const DATA: ReadonlySet<string> = new Set(WINDOWS_DATA_FIELDS)
const HEADER_NAMES: ReadonlySet<string> = new Set(Object.values(FLAT_HEADER).flat())

/** What `FLAT.take` does to one record, for whole files of them; undefined when the members are not those of flat Windows events. */
export function flatRecords(members: readonly string[]): RecordFormulas | undefined {
  const has = new Set(members)
  const columns: Record<string, Formula> = {}
  for (const [name, member] of Object.entries(WINDOWS_SYSTEM_FIELDS)) {
    const formula = member === 'raw' || member === 'address' ? undefined : header(member, has)
    if (formula !== undefined) columns[name] = formula
  }
  if (columns['System.EventID'] === undefined || columns['System.Provider'] === undefined) return undefined
  const channel = columns['System.Channel']
  if (channel !== undefined) columns['System.Channel'] = canonicalChannel(channel)
  const rest: string[] = []
  for (const name of members) {
    if (HEADER_NAMES.has(name) || SHIPPER_NAMES.has(name)) continue
    if (DATA.has(name)) columns[name] = field(name)
    else rest.push(name)
  }
  if (rest.length > 0) columns['rest'] = objectOf(rest)
  return columns
}

/** Null when none of the members is there, which costs little. */
function objectOf(members: readonly string[]): Formula {
  return apply(
    'logic.case',
    apply('logic.is_null', apply('logic.coalesce', ...members.map(field))),
    constant(null, 'dynamic'),
    apply('dynamic.object_present', ...members.flatMap((name) => [constant(name), field(name)])),
  )
}

function header(member: HeaderField, has: ReadonlySet<string>): Formula | undefined {
  const names = FLAT_HEADER[member].filter((name) => has.has(name))
  if (member === 'processId' && has.has('SourceModuleType') && has.has('ProcessID')) names.push('ProcessID')
  const [only] = names
  if (only === undefined) return undefined
  if (names.length === 1) return field(only)
  return apply('logic.coalesce', ...names.map((name) => filled(field(name))))
}

/** Null for the empty text. */
function filled(value: Formula): Formula {
  return apply('logic.case', apply('compare.ne', value, constant('')), value, constant(null, 'string'))
}

function canonicalChannel(channel: Formula): Formula {
  const arms = [...CHANNELS].flatMap(([lower, name]) => [apply('compare.eq', channel, constant(lower)), constant(name)])
  return apply('logic.case', ...arms, channel)
}
