import { apply, type Formula, field } from '../../plan/formula.ts'
import {
  account,
  anyLong,
  asDatetime,
  asHex,
  asLong,
  asText,
  baseName,
  choose,
  concat,
  equals,
  extract,
  first,
  format,
  isNull,
  isNumber,
  long,
  lower,
  member,
  nothing,
  only,
  present,
  text,
} from '../formulas.ts'
import type { OcsfClass } from '../ocsf/classes.ts'

/**
 * Windows events as facts, said once and used in both directions: readers take them from records to OCSF columns, the
 * views of platforms that keep raw names (Sumo, Sentinel) take them back.
 */
export interface WindowsEvent {
  readonly label: string
  readonly source: WindowsSource
  readonly ids: readonly string[]
  readonly to: OcsfClass
  /** A further condition over the record's fields; records for which it is not true stay in `base_event`. */
  readonly where?: Formula
  readonly fields: Readonly<Record<string, Placement>>
  /** Columns that no single field gives, over the record's fields. */
  readonly columns: Readonly<Record<string, Formula>>
}

export type WindowsSource = 'sysmon' | 'security' | 'powershell' | 'services'

/** Providers of each source; the second names are Sysmon for Linux and PowerShell 6 and later. */
export const PROVIDERS: Readonly<Record<WindowsSource, readonly string[]>> = {
  sysmon: ['Microsoft-Windows-Sysmon', 'Linux-Sysmon'],
  security: ['Microsoft-Windows-Security-Auditing'],
  powershell: ['Microsoft-Windows-PowerShell', 'PowerShellCore'],
  services: ['Service Control Manager'],
}

/** Where one field of a record goes, and how it is told again. */
export interface Placement {
  /** Columns over the field's text. */
  readonly columns: (raw: Formula) => Readonly<Record<string, Formula>>
  /** The field's text over OCSF columns. */
  readonly raw: Formula
}

/** Text as it is. */
export function at(column: string): Placement {
  return { columns: (raw) => ({ [column]: present(raw) }), raw: field(column) }
}

export function decimal(column: string): Placement {
  return { columns: (raw) => ({ [column]: asLong(raw) }), raw: asText(field(column)) }
}

/** Written `0x1a24` by Windows; some encodings turn it into decimal digits. */
export function hex(column: string): Placement {
  return { columns: (raw) => ({ [column]: anyLong(raw) }), raw: asHex(field(column)) }
}

/** A path and, beside it, its base name. */
export function path(file: string): Placement {
  return {
    columns: (raw) => ({ [`${file}.path`]: present(raw), [`${file}.name`]: baseName(present(raw)) }),
    raw: field(`${file}.path`),
  }
}

/** `DOMAIN\name` */
export function user(column: string): Placement {
  return {
    columns: (raw) => ({
      [`${column}.name`]: present(apply('text.after_last', raw, text('\\'))),
      [`${column}.domain`]: apply('text.before_last', raw, text('\\')),
    }),
    raw: column === 'actor.user' ? only(isNull(field('actor.user.is_inferred')), account(column)) : account(column),
  }
}

/** `2019-03-17 19:37:11.641`, UTC. */
export function utcTime(column: string): Placement {
  return { columns: (raw) => ({ [column]: asDatetime(raw) }), raw: format(field(column), '%Y-%m-%d %H:%M:%S.%g') }
}

/** When it happened: what Sysmon says, else when it was logged. */
export const SYSMON_TIME: Formula = first(asDatetime(field('UtcTime')), asDatetime(field('System.Time')))

/** Known by other fields. */
export function derived(raw: Formula): Placement {
  return { columns: () => ({}), raw }
}

/** A field without a column: it stays in `unmapped`. */
export function leftover(name: string): Placement {
  return { columns: () => ({}), raw: member(field('unmapped'), name) }
}

export function leftovers(...names: readonly string[]): Readonly<Record<string, Placement>> {
  return Object.fromEntries(names.map((name) => [name, leftover(name)]))
}

/** A field of events that are few: read out of `rest`, so that the staging table needs no column for it. */
export function rare(name: string): Formula {
  return present(member(field('rest'), name))
}

/** OCSF's direction ids. */
export const INBOUND = 1
const OUTBOUND = 2

/** Two spellings, one for each direction. */
export function direction(inbound: string, outbound: string): Placement {
  const column = 'connection_info.direction_id'
  return {
    columns: (raw) => ({
      [column]: choose(
        equals(lower(raw), outbound),
        long(OUTBOUND),
        equals(lower(raw), inbound),
        long(INBOUND),
        nothing('long'),
      ),
    }),
    raw: choose(
      isNumber(field(column), OUTBOUND),
      text(outbound),
      isNumber(field(column), INBOUND),
      text(inbound),
      nothing(),
    ),
  }
}

const INTEGRITY: readonly (readonly [sid: string, word: string])[] = [
  ['S-1-16-0', 'Untrusted'],
  ['S-1-16-4096', 'Low'],
  ['S-1-16-8192', 'Medium'],
  ['S-1-16-8448', 'MediumPlus'],
  ['S-1-16-12288', 'High'],
  ['S-1-16-16384', 'System'],
  ['S-1-16-20480', 'Protected'],
]

/** A mandatory label's SID as Sysmon's word for it. */
export function mandatoryLabel(column: string): Placement {
  return {
    columns: (raw) => ({
      [column]: choose(...INTEGRITY.flatMap(([sid, word]) => [equals(raw, sid), text(word)]), present(raw)),
    }),
    raw: choose(...INTEGRITY.flatMap(([sid, word]) => [equals(field(column), word), text(sid)]), field(column)),
  }
}

/** A registry path: the key, and the value's name after the last backslash. A name that holds one is cut wrongly. */
export function registryValue(raw: Formula): Readonly<Record<string, Formula>> {
  return {
    'reg_key.path': extract(raw, '^(.*)\\\\[^\\\\]*$', 1),
    'reg_value.name': extract(raw, '[^\\\\]*$', 0),
  }
}

export const REGISTRY_OBJECT: Formula = choose(
  isNull(field('reg_value.name')),
  field('reg_key.path'),
  first(concat(field('reg_key.path'), text('\\'), field('reg_value.name')), field('reg_value.name')),
)
