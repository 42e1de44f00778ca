import { apply, constant, type Formula } from '../plan/formula.ts'
import { parseIsoTicks } from '../types/time.ts'
import type { ValueType } from '../types/value.ts'
import { JSON_KINDS } from './json-kinds.ts'

/** Kinds of values met in a column, as bits. */
const { boolean: BOOLEAN, integer: INTEGER, real: REAL, datetime: DATETIME, text: TEXT, nested: NESTED } = JSON_KINDS

const DATETIME_TEXT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/
const INTEGER_TEXT = /^-?(?:0|[1-9]\d{0,18})$/
const REAL_TEXT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const LARGEST_LONG = 2n ** 63n - 1n

/** What a column holds, learnt value by value. */
export class ColumnKinds {
  #kinds = 0
  /** Values that are neither absent nor ''. */
  present = 0

  /** `textual`: the format has no types (CSV), so that digits may be a number. */
  see(value: unknown, textual: boolean): void {
    if (value === null || value === undefined || value === '') return
    this.present += 1
    switch (typeof value) {
      case 'boolean':
        this.#kinds |= BOOLEAN
        break
      case 'number':
        this.#kinds |= Number.isSafeInteger(value) ? INTEGER : REAL
        break
      case 'bigint':
        this.#kinds |= value <= LARGEST_LONG && value >= -LARGEST_LONG - 1n ? INTEGER : TEXT
        break
      case 'string':
        if ((this.#kinds & TEXT) === 0) this.#kinds |= textual ? kindOfText(value) : isDatetime(value) ? DATETIME : TEXT
        break
      case 'object':
        this.#kinds |= value instanceof Date ? DATETIME : NESTED
        break
      default:
    }
  }

  /** What a scan of many values found; its bits are the ones used here. */
  merge(scanned: { readonly kinds: number; readonly present: number }): void {
    this.#kinds |= scanned.kinds
    this.present += scanned.present
  }

  /** `dates`: whether ISO 8601 text becomes datetime. */
  type(dates: boolean): ValueType {
    const kinds = this.#kinds
    if ((kinds & NESTED) !== 0) return 'dynamic'
    if (kinds === BOOLEAN) return 'boolean'
    if (kinds === INTEGER) return 'long'
    if (kinds === REAL || kinds === (INTEGER | REAL)) return 'real'
    if (kinds === DATETIME && dates) return 'datetime'
    return 'string'
  }
}

function isDatetime(text: string): boolean {
  return text.length >= 16 && text.length <= 40 && DATETIME_TEXT.test(text) && parseIsoTicks(text) !== null
}

function kindOfText(text: string): number {
  if (INTEGER_TEXT.test(text)) return text.length < 19 || BigInt(text) <= LARGEST_LONG ? INTEGER : TEXT
  if (REAL_TEXT.test(text)) return REAL
  if (/^(?:true|false)$/i.test(text)) return BOOLEAN
  return isDatetime(text) ? DATETIME : TEXT
}

/** The value of a type in its text form; text that does not fit gives null. Timespans have no text form of their own. */
function fromText(text: Formula, type: ValueType): Formula {
  switch (type) {
    case 'string':
    case 'timespan':
      return text
    case 'guid':
      return apply('text.lower', apply('regex.replace_all', text, constant('[{}]'), constant('')))
    case 'boolean':
      return apply(
        'logic.case',
        apply('compare.eq', text, constant('1')),
        constant(true),
        apply('compare.eq', text, constant('0')),
        constant(false),
        apply('convert.text_to_boolean', text),
      )
    case 'int':
    case 'long':
      return wholeNumber(text)
    case 'real':
      return apply('convert.text_to_real', text)
    case 'datetime':
      return apply('convert.text_to_datetime', text)
    case 'dynamic':
      return apply(
        'logic.case',
        apply('compare.ne', text, constant('')),
        apply('logic.coalesce', apply('dynamic.parse', text), apply('dynamic.from', text)),
        constant(null, 'dynamic'),
      )
  }
}

/** Epoch milliseconds by the platform's schema, which exports also have as ISO 8601 text; names in lower case. */
const MILLISECONDS: ReadonlySet<string> = new Set([
  'starttime',
  'endtime',
  'devicetime',
  'firstpackettime',
  'lastpackettime',
  '_messagetime',
  '_receipttime',
  '@timestamp',
  '@ingesttimestamp',
])

/** The value of a column in its text form. */
export function columnFromText(text: Formula, name: string, type: ValueType): Formula {
  const value = fromText(text, type)
  if (type !== 'long' || !MILLISECONDS.has(name.toLowerCase())) return value
  return apply(
    'logic.coalesce',
    value,
    apply('convert.datetime_to_milliseconds', apply('convert.text_to_datetime', text)),
  )
}

/** `5`, and `5.0` as some exporters write integers. */
function wholeNumber(text: Formula): Formula {
  const real = apply('convert.text_to_real', text)
  const truncated = apply('convert.real_to_long', real)
  const exact = apply('compare.eq', apply('convert.integer_to_real', truncated), real)
  return apply(
    'logic.coalesce',
    apply('convert.text_to_long', text),
    apply('logic.case', exact, truncated, constant(null, 'long')),
  )
}
