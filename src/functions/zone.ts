import { TICKS_PER_DAY, TICKS_PER_MILLISECOND, TICKS_PER_SECOND } from '../types/value.ts'

/** More names than there are zones, so that a column of arbitrary text cannot fill the memory. */
const MOST_NAMES = 2000
const CLOCKS = new Map<string, Intl.DateTimeFormat | null>()

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = CLOCKS.get(zone)
  if (known !== undefined) return known
  const made = makeClock(zone)
  if (CLOCKS.size < MOST_NAMES) CLOCKS.set(zone, made)
  return made
}

function makeClock(zone: string): Intl.DateTimeFormat | null {
  // An offset such as `+01:00` is no name of a zone, though some runtimes take it for one.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(zone)) return null
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return null
  }
}

export function isZone(name: string): boolean {
  return clockOf(name) !== null
}

/** Ticks by which the wall clock of the IANA zone is ahead of UTC at the instant; `undefined` for an unknown zone. */
export function offsetAt(zone: string, ticks: bigint): bigint | undefined {
  if (zone === 'UTC') return Math.abs(Number(ticks / TICKS_PER_MILLISECOND)) > 8.64e15 ? undefined : 0n
  const clock = clockOf(zone)
  if (clock === null) return undefined
  const inSecond = ((ticks % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND
  const instant = Number((ticks - inSecond) / TICKS_PER_MILLISECOND)
  // Beyond the range of `Date`, that is, nowhere near the years 1 to 9999.
  if (Math.abs(instant) > 8.64e15) return undefined
  const reading: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clock.formatToParts(instant)) reading[type] = value
  const year = Number(reading.year)
  const local = new Date(0)
  local.setUTCFullYear(reading.era === 'BC' ? 1 - year : year, Number(reading.month) - 1, Number(reading.day))
  local.setUTCHours(Number(reading.hour), Number(reading.minute), Number(reading.second))
  return BigInt(local.getTime() - instant) * TICKS_PER_MILLISECOND
}

/** The inverse of adding `offsetAt`; `undefined` for an unknown zone. */
export function localToUtc(zone: string, local: bigint): bigint | undefined {
  const before = offsetAt(zone, local - TICKS_PER_DAY)
  const after = offsetAt(zone, local + TICKS_PER_DAY)
  if (before === undefined || after === undefined) return undefined
  const [early, late] = [local - before, local - after]
  const onlyEarly = offsetAt(zone, early) === before && offsetAt(zone, late) !== after
  return onlyEarly ? early : late
}
