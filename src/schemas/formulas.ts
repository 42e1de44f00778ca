import { apply, constant, type Formula, field } from '../plan/formula.ts'
import type { ValueType } from '../types/value.ts'

/** Short forms for mappings and views, which are long lists of formulas. */

export const text = (value: string): Formula => constant(value, 'string')
export const long = (value: number): Formula => constant(BigInt(value), 'long')
export const nothing = (type: ValueType = 'string'): Formula => constant(null, type)

export const equals = (a: Formula, value: string): Formula => apply('compare.eq', a, text(value))
export const isOneOf = (a: Formula, values: readonly string[]): Formula => {
  const [only] = values
  return values.length === 1 && only !== undefined ? equals(a, only) : apply('logic.in', a, ...values.map(text))
}
export const isNumber = (a: Formula, ...values: readonly number[]): Formula => apply('logic.in', a, ...values.map(long))
export const all = (...conditions: readonly Formula[]): Formula => apply('logic.and', ...conditions)
export const any = (...conditions: readonly Formula[]): Formula => apply('logic.or', ...conditions)
export const not = (condition: Formula): Formula => apply('logic.not', condition)
export const isNull = (a: Formula): Formula => apply('logic.is_null', a)
export const first = (...options: readonly Formula[]): Formula => apply('logic.coalesce', ...options)

/** condition, value, condition, value ..., else */
export const choose = (...arms: readonly Formula[]): Formula => apply('logic.case', ...arms)

/** The value where the condition holds, else null. */
export const only = (condition: Formula, value: Formula, type: ValueType = 'string'): Formula =>
  choose(condition, value, nothing(type))

/** Null for a text that says nothing: empty or `-`. */
export const present = (a: Formula): Formula => apply('text.present', a)
export const lower = (a: Formula): Formula => apply('text.lower', a)
export const concat = (...parts: readonly Formula[]): Formula => apply('text.concat', ...parts)
/** The parts that are not null with the separator between them; null when there is none. */
export const joined = (separator: string, ...parts: readonly Formula[]): Formula =>
  apply('text.join_present', text(separator), ...parts)
export const baseName = (a: Formula): Formula => apply('text.base_name', a)
export const directory = (a: Formula): Formula => apply('text.directory', a)
export const extract = (a: Formula, pattern: string, group = 1): Formula =>
  apply('regex.extract', a, text(pattern), long(group))
export const matches = (a: Formula, pattern: string): Formula => apply('regex.matches', a, text(pattern))

export const asText = (integer: Formula): Formula => apply('convert.integer_to_text', integer)
export const asLong = (decimal: Formula): Formula => apply('convert.text_to_long', decimal)
export const asInt = (integer: Formula): Formula => apply('convert.long_to_int', integer)
/** Decimal or `0x` hexadecimal. */
export const anyLong = (number: Formula): Formula =>
  first(apply('convert.hex_text_to_long', number), apply('convert.text_to_long', number))
export const asHex = (integer: Formula): Formula => apply('convert.long_to_hex_text', integer)
export const asDatetime = (iso: Formula): Formula => apply('convert.text_to_datetime', iso)
export const milliseconds = (datetime: Formula): Formula => apply('convert.datetime_to_milliseconds', datetime)
export const fromMilliseconds = (integer: Formula): Formula => apply('convert.milliseconds_to_datetime', integer)
export const member = (value: Formula, name: string): Formula =>
  apply('dynamic.to_text', apply('dynamic.member', value, text(name)))
/** A field that has no column of its own, as text; null when it says nothing. */
export const memberText = (name: string): Formula => present(member(field('unmapped'), name))
/** The values within a value, one a line. */
export const leafLines = (value: Formula): Formula => apply('dynamic.leaf_lines', value)
export const object = (members: Readonly<Record<string, Formula>>): Formula =>
  apply('dynamic.object_present', ...Object.entries(members).flatMap(([name, value]) => [text(name), value]))

/** One digest out of a `*.hashes` column, in lower case. */
export const hashOf = (hashes: string, algorithm: 'MD5' | 'SHA1' | 'SHA256' | 'IMPHASH'): Formula =>
  lower(extract(field(hashes), `(?i)(?:^|,)${algorithm}=([0-9A-F]+)`))

/** `DOMAIN\name`, or the name alone. */
export const account = (user: string): Formula =>
  choose(
    isNull(field(`${user}.domain`)),
    field(`${user}.name`),
    concat(field(`${user}.domain`), text('\\'), field(`${user}.name`)),
  )

/** By a strftime pattern, UTC. */
export const format = (datetime: Formula, pattern: string): Formula => apply('time.format', datetime, text(pattern))
