import { and, call, type Expr, literal } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { parseIsoTicks } from '../../types/time.ts'
import { TICKS_PER_MILLISECOND } from '../../types/value.ts'
import type { Expression, TimeClause, TimeUnit } from './ast.ts'

const UNIT_MILLISECONDS: Readonly<Record<TimeUnit, bigint>> = {
  MINUTES: 60_000n,
  HOURS: 3_600_000n,
  DAYS: 86_400_000n,
}

const MINUTE = 60_000n

/** Before any time; a window may be given any length. */
const EARLIEST = -(2n ** 62n)

/** Epoch milliseconds: `from` is in the window; the end is either the last millisecond in it or the first after it. */
export interface TimeWindow {
  readonly from: bigint
  readonly to: bigint
  readonly inclusive: boolean
}

export interface Clock {
  /** Ticks. */
  readonly now: bigint
  readonly timeZone: string
}

/**
 * `LAST n unit` is from exactly so long ago to now, both included. START and STOP count whole minutes: START is rounded
 * down and STOP up, so that STOP 17:00 ends with 16:59:59 and STOP 17:00:20 with 17:00:59; without STOP the window ends
 * now (https://www.ibm.com/docs/en/SSKMKU/com.ibm.qradar.doc/r_aql_start_stop.html).
 * The offending expression when it is no time.
 */
export function timeWindow(clause: Exclude<TimeClause, { kind: 'times' }>, clock: Clock): TimeWindow | Expression {
  const now = floorDivide(clock.now, TICKS_PER_MILLISECOND)
  if (clause.kind === 'last') {
    const from = now - clause.count * UNIT_MILLISECONDS[clause.unit]
    return { from: from < EARLIEST ? EARLIEST : from, to: now, inclusive: true }
  }
  const start = instant(clause.start, clock)
  if (start === undefined) return clause.start
  const from = floorDivide(start, MINUTE) * MINUTE
  if (clause.stop === undefined) return { from, to: now, inclusive: true }
  const stop = instant(clause.stop, clock)
  if (stop === undefined) return clause.stop
  return { from, to: -floorDivide(-stop, MINUTE) * MINUTE, inclusive: false }
}

export function windowPredicate(time: Expr, window: TimeWindow, span: Span): Expr {
  return and(
    [
      call('compare.ge', [time, literal('long', window.from, span)], span),
      call(window.inclusive ? 'compare.le' : 'compare.lt', [time, literal('long', window.to, span)], span),
    ],
    span,
  )
}

function instant(expression: Expression, clock: Clock): bigint | undefined {
  if (expression.kind === 'number') return /^\d{1,18}$/.test(expression.text) ? BigInt(expression.text) : undefined
  if (expression.kind === 'text') return parseTimeText(expression.value, clock.timeZone)
  if (expression.kind !== 'call') return undefined
  if (/^now$/i.test(expression.name.name)) return floorDivide(clock.now, TICKS_PER_MILLISECOND)
  const [argument] = expression.args
  return argument?.kind === 'text' ? parseDateTime(argument.value, clock) : undefined
}

const RELATIVE_UNITS: Readonly<Record<string, bigint>> = {
  second: 1000n,
  minute: MINUTE,
  hour: 3_600_000n,
  day: 86_400_000n,
  week: 604_800_000n,
}

/** The argument of PARSEDATETIME: `now`, `1 hour ago`, or a time. */
export function parseDateTime(text: string, clock: Clock): bigint | undefined {
  const now = floorDivide(clock.now, TICKS_PER_MILLISECOND)
  const trimmed = text.trim().toLowerCase()
  if (trimmed === 'now') return now
  const relative = /^(\d{1,9})\s+(second|minute|hour|day|week)s?\s+ago$/.exec(trimmed)
  if (relative !== null) return now - BigInt(relative[1] ?? 0) * (RELATIVE_UNITS[relative[2] ?? ''] ?? 0n)
  return parseTimeText(text, clock.timeZone)
}

const TIME_TEXT = /^(\d{4})([-/:])(\d{2})\2(\d{2})(?:[ T-](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z?)$/i

/** `2026-11-20 12:00[:00]` with `-`, `/` or `:` in the date, in the zone unless it ends in `Z`. */
function parseTimeText(text: string, timeZone: string): bigint | undefined {
  const m = TIME_TEXT.exec(text.trim())
  if (m === null) return undefined
  const [, year, , month, day, time = '00:00', zulu] = m
  const ticks = parseIsoTicks(`${year}-${month}-${day} ${time}`)
  if (ticks === null) return undefined
  const wall = ticks / TICKS_PER_MILLISECOND
  return zulu === '' ? fromWallClock(wall, timeZone) : wall
}

/** The instant at which clocks of the zone show `wall`, given as if it were UTC. */
function fromWallClock(wall: bigint, timeZone: string): bigint {
  if (timeZone === 'UTC') return wall
  const guess = wall - zoneOffset(wall, timeZone)
  return wall - zoneOffset(guess, timeZone)
}

function zoneOffset(at: bigint, timeZone: string): bigint {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(new Date(Number(at)))
    const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value ?? 0)
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return BigInt(shown) - floorDivide(at, 1000n) * 1000n
  } catch {
    // An unknown zone counts as UTC; the shells check zone names.
    return 0n
  }
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b < 0n ? quotient - 1n : quotient
}
