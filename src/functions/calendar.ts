import { parseDateText } from '../types/date-text.ts'
import { parseSpanText } from '../types/span-text.ts'
import {
  isInCalendar,
  LAST_TICK,
  TICKS_AT_YEAR_ONE,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from '../types/value.ts'
import { defineFunctions, defineHostFunctions } from './define.ts'
import { localToUtc, offsetAt } from './zone.ts'

const at = (value: bigint) => ({ type: 'datetime' as const, value })

/**
 * How far the calendar is from both ends of 64 bits: moved there, its ends are those of a cast. So the datetime stands in
 * the SQL once, however often it is moved; a CASE would double the SQL at each step.
 */
const ABOVE = 2n ** 63n - 1n - LAST_TICK
const BELOW = 2n ** 63n + TICKS_AT_YEAR_ONE

const withinCalendar = (ticks: bigint): bigint | null => (isInCalendar(ticks) ? ticks : null)

/** Ticks of a clock reading; `null` where a part is out of its range. */
function clockTicks(hour: number, minute: number, second: number): bigint | null {
  const fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60
  if (!fits || !Number.isInteger(hour) || !Number.isInteger(minute)) return null
  const ticks = BigInt(Math.round(second * 1e7))
  return BigInt(hour) * TICKS_PER_HOUR + BigInt(minute) * TICKS_PER_MINUTE + ticks
}

/** Midnight of a date; `null` where there is no such date in the years 1 to 9999. */
function dateTicks(year: number, month: number, day: number): bigint | null {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? BigInt(date.getTime()) * TICKS_PER_MILLISECOND : null
}

export const CALENDAR = {
  ...defineFunctions({
    'time.within_calendar': {
      doc: 'The datetime itself; null outside the years 1 to 9999.',
      params: ['datetime'],
      returns: 'datetime',
      nulls: 'propagate',
      sql: {
        duckdb: `(TRY_CAST(TRY_CAST($1::HUGEINT + ${ABOVE} AS BIGINT)::HUGEINT - ${ABOVE + BELOW} AS BIGINT) + ${BELOW})`,
      },
      evaluate: ([a]) => (typeof a === 'bigint' ? withinCalendar(a) : null),
      cases: [
        [[at(5n)], 5n],
        [[at(TICKS_AT_YEAR_ONE)], TICKS_AT_YEAR_ONE],
        [[at(TICKS_AT_YEAR_ONE - 1n)], null],
        [[at(LAST_TICK)], LAST_TICK],
        [[at(LAST_TICK + 1n)], null],
      ],
    },
  }),
  ...defineHostFunctions({
    'convert.date_text_to_datetime': {
      doc: 'The instant of a date in text: ISO 8601 and its shortenings, year first with `-`, `/`, `.` or commas, RFC 822, RFC 850, month/day/year; no zone means UTC; null for any other text.',
      params: ['string'],
      returns: 'datetime',
      nulls: 'propagate',
      evaluate: ([text]) => (typeof text === 'string' ? parseDateText(text) : null),
      cases: [
        [['Thu, 1 Jan 70 00:00:01 GMT'], 10_000_000n],
        [['1970/1/1'], 0n],
        [['1/2/1970'], TICKS_PER_DAY],
        [['soon'], null],
        [[null], null],
      ],
    },
    'convert.span_text_to_timespan': {
      doc: 'The span in text: `[-][d.]hh:mm[:ss[.fffffff]]`, a number with a unit (`1.5h`, `10 seconds`), or a whole number of days; null for any other text.',
      params: ['string'],
      returns: 'timespan',
      nulls: 'propagate',
      evaluate: ([text]) => (typeof text === 'string' ? parseSpanText(text) : null),
      cases: [
        [['1.5h'], 54_000_000_000n],
        [['-00:00:01'], -TICKS_PER_SECOND],
        [['2'], 2n * TICKS_PER_DAY],
        [['x'], null],
      ],
    },
    'time.from_parts': {
      doc: 'The datetime of year, month, day, hour, minute and second (which may have a fraction); null where there is no such time.',
      params: ['number', 'number', 'number', 'number', 'number', 'number'],
      returns: 'datetime',
      nulls: 'propagate',
      evaluate: (args) => {
        const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = args.map(Number)
        const date = dateTicks(year, month, day)
        const clock = clockTicks(hour, minute, second)
        return date === null || clock === null ? null : date + clock
      },
      cases: [
        [[1970n, 1n, 2n, 0n, 0n, 0.1234567], TICKS_PER_DAY + 1_234_567n],
        [[1n, 1n, 1n, 0n, 0n, 0n], TICKS_AT_YEAR_ONE],
        [[2023n, 2n, 29n, 0n, 0n, 0n], null],
        [[2024n, 2n, 29n, 24n, 0n, 0n], null],
        [[0n, 1n, 1n, 0n, 0n, 0n], null],
        [[2024n, 13n, 1n, 0n, 0n, 0n], null],
        [[2024n, 1n, 1n, 0n, 0n, 60n], null],
      ],
    },
    'time.span_from_parts': {
      doc: 'The timespan of days, hours (0 to 23), minutes and seconds (which may have a fraction); null where a part is out of its range.',
      params: ['number', 'number', 'number', 'number'],
      returns: 'timespan',
      nulls: 'propagate',
      evaluate: (args) => {
        const [day = 0, hour = 0, minute = 0, second = 0] = args.map(Number)
        const clock = clockTicks(hour, minute, second)
        if (clock === null || !Number.isInteger(day) || day < 0 || day > 10_000_000) return null
        return BigInt(day) * TICKS_PER_DAY + clock
      },
      cases: [
        [[1n, 12n, 30n, 55.123], TICKS_PER_DAY + 450_551_230_000n],
        [[0n, 24n, 0n, 0n], null],
        [[-1n, 0n, 0n, 0n], null],
        [[0n, 0n, 0n, 0n], 0n],
      ],
    },
    'time.local_in': {
      doc: 'The wall-clock reading of an IANA zone at the instant, as if it were UTC; null for an unknown zone and outside the years 1 to 9999.',
      params: ['datetime', 'string'],
      returns: 'datetime',
      nulls: 'propagate',
      evaluate: ([instant, zone]) => {
        if (typeof instant !== 'bigint' || typeof zone !== 'string') return null
        const offset = offsetAt(zone, instant)
        return offset === undefined ? null : withinCalendar(instant + offset)
      },
      cases: [
        [[at(0n), 'Europe/Berlin'], TICKS_PER_HOUR],
        [[at(-1n), 'America/New_York'], -5n * TICKS_PER_HOUR - 1n],
        [[at(17_825_184_000_000_000n), 'Europe/Berlin'], 17_825_256_000_000_000n],
        [[at(0n), 'Atlantis'], null],
        [[at(0n), ''], null],
        [[at(LAST_TICK), 'Europe/Berlin'], null],
      ],
    },
    'time.from_local_in': {
      doc: 'The instant at which the wall clock of an IANA zone reads the datetime. Where a clock goes back, the later one; a reading that a clock skips counts with the offset after. Null for an unknown zone and outside the years 1 to 9999.',
      params: ['datetime', 'string'],
      returns: 'datetime',
      nulls: 'propagate',
      evaluate: ([local, zone]) => {
        if (typeof local !== 'bigint' || typeof zone !== 'string') return null
        const instant = localToUtc(zone, local)
        return instant === undefined ? null : withinCalendar(instant)
      },
      cases: [
        [[at(TICKS_PER_HOUR + 3n), 'Europe/Berlin'], 3n],
        // 2022-03-27 02:30 is skipped in Berlin; 2022-10-30 02:30 comes twice.
        [[at(16_483_482_000_000_000n), 'Europe/Berlin'], 16_483_410_000_000_000n],
        [[at(16_670_970_000_000_000n), 'Europe/Berlin'], 16_670_934_000_000_000n],
        [[at(0n), 'Atlantis'], null],
      ],
    },
  }),
}
