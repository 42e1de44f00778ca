import type { Interval } from '../languages/language.ts'
import { parseIsoTicks } from '../types/time.ts'
import {
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from '../types/value.ts'

/** Times as options give them. */
export interface ClockOptions {
  readonly now?: string
  readonly since?: string
  readonly until?: string
}

const UNITS: Readonly<Record<string, bigint>> = {
  s: TICKS_PER_SECOND,
  m: TICKS_PER_MINUTE,
  h: TICKS_PER_HOUR,
  d: TICKS_PER_DAY,
  w: 7n * TICKS_PER_DAY,
}

/** A point in time, in ticks: ISO 8601 (UTC without a zone), or a whole duration before `now` such as `90m` or `7d`. */
export function pointInTime(text: string, now: bigint): bigint | undefined {
  const m = /^(\d{1,9})([smhdw])$/.exec(text.trim())
  const unit = UNITS[m?.[2] ?? '']
  return m?.[1] === undefined || unit === undefined ? (parseIsoTicks(text) ?? undefined) : now - BigInt(m[1]) * unit
}

/**
 * The clock and the searched interval, in ticks. The clock is `now`, else `until`, else the latest event, else the
 * present. Throws a RangeError for text that is no time, as searching everything instead would mislead.
 */
export function clockOf(
  options: ClockOptions,
  latest: bigint | null,
): { readonly nowTicks: bigint; readonly interval: Interval } {
  const { now, since, until } = options
  const present = now === undefined ? (latest ?? BigInt(Date.now()) * TICKS_PER_MILLISECOND) : timeOf('now', now, 0n)
  const end = until === undefined ? undefined : timeOf('until', until, present)
  const nowTicks = now === undefined ? (end ?? present) : present
  const start = since === undefined ? undefined : timeOf('since', since, nowTicks)
  const interval = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
  return { nowTicks, interval }
}

function timeOf(option: keyof ClockOptions, text: string, now: bigint): bigint {
  const time = option === 'now' ? (parseIsoTicks(text) ?? undefined) : pointInTime(text, now)
  if (time === undefined) throw new RangeError(`\`${option}\`: \`${text}\` is no time`)
  return time
}
