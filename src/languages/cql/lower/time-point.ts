import { fromWallClock, wallClock, type Zone } from '../../../functions/java-zone.ts'
import { TICKS_PER_MILLISECOND } from '../../../types/value.ts'
import { durationMilliseconds } from './duration.ts'

type Unit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'mon' | 'q' | 'y'

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['ms', /^(?:ms|millis|milliseconds?)$/],
  ['s', /^(?:s|secs?|seconds?)$/],
  ['m', /^(?:m|mins?|minutes?)$/],
  ['h', /^(?:h|hrs?|hours?)$/],
  ['d', /^(?:d|days?)$/],
  ['w', /^(?:w|weeks?)$/],
  ['mon', /^(?:mon|months?)$/],
  ['q', /^(?:q|qtrs?|quarters?)$/],
  ['y', /^(?:y|yrs?|years?)$/],
]

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const
const MONTHS = { mon: 1, q: 3, y: 12 } as const

function unitOf(word: string): Unit | undefined {
  return UNITS.find(([, name]) => name.test(word))?.[0]
}

/** Moves a wall clock by so many units of the calendar; a day that a month lacks becomes its last. */
function movedByCalendar(local: number, count: number, unit: Unit): number {
  if (unit !== 'mon' && unit !== 'q' && unit !== 'y') return local + count * MILLISECONDS[unit]
  const date = new Date(local)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + count * MONTHS[unit])
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}

/** The begin of the unit that a wall clock stands in; weeks begin on Monday. */
function beginOf(local: number, unit: Unit): number {
  const date = new Date(local)
  switch (unit) {
    case 'w': {
      const day = Math.floor(local / MILLISECONDS.d)
      return (day - ((((day + 3) % 7) + 7) % 7)) * MILLISECONDS.d
    }
    case 'mon':
    case 'q': {
      const month = date.getUTCMonth()
      return Date.UTC(date.getUTCFullYear(), unit === 'q' ? month - (month % 3) : month, 1)
    }
    case 'y':
      return Date.UTC(date.getUTCFullYear(), 0, 1)
    default:
      return Math.floor(local / MILLISECONDS[unit]) * MILLISECONDS[unit]
  }
}

/** A change of a time through the wall clock of the zone. */
function throughClock(at: bigint, zone: Zone, change: (local: number) => number): bigint | undefined {
  const local = wallClock(at * TICKS_PER_MILLISECOND, zone)
  if (local === undefined) return undefined
  const changed = change(Number(local / TICKS_PER_MILLISECOND))
  if (!Number.isFinite(changed)) return undefined
  const back = fromWallClock(BigInt(changed) * TICKS_PER_MILLISECOND, zone)
  return back === undefined ? undefined : back / TICKS_PER_MILLISECOND
}

/** `2months`: so many units before (or after) a time, of a fixed length or of the calendar. */
function moved(at: bigint, written: string, sign: 1 | -1, isCalendar: boolean, zone: Zone): bigint | undefined {
  if (!isCalendar) {
    const span = durationMilliseconds(written)
    return span === undefined ? undefined : at + BigInt(sign) * span
  }
  const [, digits, word = ''] = /^(\d{1,9})\s*([a-z]+)$/.exec(written.trim()) ?? []
  const unit = unitOf(word)
  if (digits === undefined || unit === undefined) return undefined
  if (unit === 'ms' || unit === 's' || unit === 'm' || unit === 'h') return moved(at, written, sign, false, zone)
  return throughClock(at, zone, (local) => movedByCalendar(local, sign * Number(digits), unit))
}

/**
 * A point in time in milliseconds since 1970: such a number, `now`, or a time before now, of the calendar where asked, at
 * the begin of a unit and moved from there: `calendar:1mon@d+12h` (library.humio.com/data-analysis/syntax-time-relative.html).
 */
export function timePoint(written: string, now: bigint, zone: Zone): bigint | undefined {
  const lower = written.trim().toLowerCase()
  if (/^\d{11,15}$/.test(lower)) return BigInt(lower)
  const [, calendar, base = '', anchor, offsets = ''] =
    /^(calendar:\s*)?([^@]+?)\s*(?:@\s*([a-z]+)((?:\s*[+-]\s*\d{1,9}\s*[a-z]+)*))?$/.exec(lower) ?? []
  const isCalendar = calendar !== undefined
  let at = base === 'now' ? now : moved(now, base, -1, isCalendar, zone)
  if (at === undefined || anchor === undefined) return at
  const unit = unitOf(anchor)
  if (unit === undefined) return undefined
  at = throughClock(at, zone, (local) => beginOf(local, unit))
  for (const [, sign, amount = ''] of offsets.matchAll(/([+-])\s*(\d{1,9}\s*[a-z]+)/g)) {
    if (at === undefined) return undefined
    at = moved(at, amount, sign === '-' ? -1 : 1, isCalendar, zone)
  }
  return at
}
