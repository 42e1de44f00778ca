import type { Json } from '../../src/types/codec.ts'
import { toJson } from '../../src/types/codec.ts'
import { parseIsoTicks } from '../../src/types/time.ts'
import type { Scalar, ValueType } from '../../src/types/value.ts'

/**
 * Whether a value is what the documentation prints in a cell. The documentation shows what a user interface showed:
 * thousands commas, rounded reals, several spellings of datetimes and of nothing.
 */
function sameCell(shown: string, value: Scalar, type: ValueType): boolean {
  const text = shown.trim()
  if (isNothing(text)) return isNothingValue(value, type)
  if (value === null) return false
  switch (type) {
    case 'boolean':
      return /^(true|1)$/i.test(text) === value
    case 'int':
    case 'long':
    case 'real':
      return sameNumber(text, Number(value))
    case 'datetime':
      return parseIsoTicks(text) === value
    case 'timespan':
      return timespanTicks(text) === value
    case 'dynamic':
      return sameJson(readJson(text), toJson(value, 'dynamic'))
    default:
      return flat(text) === flat(String(value)) || sameNumber(text, Number.parseFloat(String(value)))
  }
}

/** A page shows runs of white space as one blank. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function isNothing(text: string): boolean {
  return text === '' || text === 'null' || text === '(null)'
}

function isNothingValue(value: Scalar, type: ValueType): boolean {
  if (value === null || value === '') return true
  if (type === 'string') return String(value).trim() === '' || value === 'null'
  return type === 'dynamic' && (value === 'null' || value === '""')
}

function sameNumber(text: string, value: number): boolean {
  if (text === '∞') return value === Number.POSITIVE_INFINITY
  if (text === '-∞') return value === Number.NEGATIVE_INFINITY
  if (text === 'NaN') return Number.isNaN(value)
  const plain = text.replaceAll(',', '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return false
  const expected = Number(plain)
  return Math.abs(expected - value) <= 1e-6 * Math.max(1e-12, Math.abs(expected))
}

function timespanTicks(text: string): bigint | null {
  const m = /^(-?)(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/.exec(text)
  if (m === null) return null
  const [, sign, d = '0', h = '0', min = '0', s = '0', f = ''] = m
  const seconds = ((BigInt(d) * 24n + BigInt(h)) * 60n + BigInt(min)) * 60n + BigInt(s)
  const ticks = seconds * 10_000_000n + BigInt(f.padEnd(7, '0'))
  return sign === '-' ? -ticks : ticks
}

function readJson(text: string): Json {
  for (const candidate of [text, text.replaceAll("'", '"')]) {
    try {
      // Whatever JSON.parse gives is Json.
      return JSON.parse(candidate) as Json
    } catch {
      // The next spelling is tried.
    }
  }
  return text
}

function sameJson(a: Json, b: Json): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-6 * Math.max(1e-12, Math.abs(a))
  }
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => sameJson(x, b[i]))
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object') {
    if (Array.isArray(a) || Array.isArray(b)) return false
    // Both are objects by now.
    const [left, right] = [a as Record<string, Json>, b as Record<string, Json>]
    const keys = Object.keys(left)
    return (
      keys.length === Object.keys(right).length &&
      keys.every((k) => k in right && sameJson(left[k] ?? null, right[k] ?? null))
    )
  }
  return a === b || (isNothing(String(a ?? '')) && isNothing(String(b ?? '')))
}

/** Rows as a multiset, or in order; `sets` compares arrays without their order. */
export function sameRows(
  shown: readonly (readonly string[])[],
  rows: readonly (readonly Scalar[])[],
  types: readonly ValueType[],
  ordered: boolean,
): boolean {
  if (shown.length !== rows.length) return false
  const same = (a: readonly string[], b: readonly Scalar[]): boolean =>
    types.every((type, i) => sameCell(a[i] ?? '', b[i] ?? null, type) || sameSet(a[i] ?? '', b[i] ?? null, type))
  if (ordered) return shown.every((row, i) => same(row, rows[i] ?? []))
  const left = [...rows]
  return shown.every((row) => {
    const at = left.findIndex((candidate) => same(row, candidate))
    if (at === -1) return false
    left.splice(at, 1)
    return true
  })
}

/** `make_set` and the like give their elements in no order. */
function sameSet(shown: string, value: Scalar, type: ValueType): boolean {
  if (type !== 'dynamic' || value === null) return false
  const [a, b] = [readJson(shown.trim()), toJson(value, 'dynamic')]
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
  const key = (x: Json): string => JSON.stringify(x)
  const [left, right] = [a.map(key).toSorted(), b.map(key).toSorted()]
  return left.every((x, i) => x === right[i])
}
