import type { Dynamic } from '../types/dynamic.ts'
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '../types/value.ts'
import { compareText } from './elements.ts'

const TIMESPAN = /^(-?)(?:(\d{1,8})\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{7}))?$/

function timespanTicks(text: string): bigint | undefined {
  const m = TIMESPAN.exec(text)
  if (m === null) return undefined
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '0'] = m
  const ticks =
    BigInt(days) * TICKS_PER_DAY +
    BigInt(hours) * TICKS_PER_HOUR +
    BigInt(minutes) * TICKS_PER_MINUTE +
    BigInt(seconds) * TICKS_PER_SECOND +
    BigInt(fraction)
  return sign === '-' ? -ticks : ticks
}

/** Kinds of values in the order in which a mixed array sorts. */
function rank(value: Dynamic): number {
  if (typeof value === 'bigint' || typeof value === 'number') return 0
  return typeof value === 'string' ? 1 : 2
}

function compare(a: Dynamic, b: Dynamic): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (rank(a) !== 0 || rank(b) !== 0) return 0
  const [x, y] = [a as bigint | number, b as bigint | number] // of rank 0
  return x < y ? -1 : x > y ? 1 : 0
}

/** The places of an array's elements in sorted order. */
export function sortOrder(elements: readonly Dynamic[], descending: boolean, nullsLast: boolean): readonly number[] {
  const texts = elements.filter((e) => typeof e === 'string')
  const spans = texts.map(timespanTicks)
  // Dynamics hold timespans as text, whose order is another one.
  const keys = spans.includes(undefined)
    ? elements
    : elements.map((e) => (typeof e === 'string' ? (timespanTicks(e) ?? e) : e))
  const places = elements.map((_, i) => i)
  const nulls = places.filter((i) => elements[i] === null)
  const others = places.filter((i) => elements[i] !== null)
  const sorted = others.toSorted((i, j) => {
    const [a, b] = [keys[i] ?? null, keys[j] ?? null]
    const inKind = compare(a, b)
    return rank(a) - rank(b) || (descending ? -inKind : inKind) || i - j
  })
  return nullsLast ? [...sorted, ...nulls] : [...nulls, ...sorted]
}
