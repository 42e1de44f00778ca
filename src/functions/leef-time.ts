import type { Scalar } from '../types/value.ts'
import { TICKS_PER_MILLISECOND } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { readJavaTime } from './java-instant.ts'
import { localToUtc } from './zone.ts'

/** How LEEF writes `devTime` without a `devTimeFormat`. */
const DEFAULT_FORMATS = [
  'MMM dd yyyy HH:mm:ss',
  'MMM dd yyyy HH:mm:ss z',
  'MMM dd yyyy HH:mm:ss.SSS',
  'MMM dd yyyy HH:mm:ss.SSS z',
]

/** Longer texts are no times, and longer formats none. */
const LONGEST = 100

/** The ticks since 1970 of a `devTime`, as `time.of_leef` says. */
export function leefTime(time: string, format: Scalar | undefined, zone: string): bigint | undefined {
  if (time.length > LONGEST || (typeof format === 'string' && format.length > LONGEST)) return undefined
  if (typeof format !== 'string' && /^\d{10}(?:\d{3})?$/.test(time)) {
    return BigInt(time.length === 10 ? `${time}000` : time) * TICKS_PER_MILLISECOND
  }
  for (const pattern of typeof format === 'string' ? [format] : DEFAULT_FORMATS) {
    const found = readJavaTime(time, pattern)
    if (found !== undefined) return found.zoned ? found.ticks : localToUtc(zone, found.ticks)
  }
  return undefined
}

export const LEEF_TIMES = defineHostFunctions({
  'time.of_leef': {
    doc: "The instant of LEEF's `devTime`: by a pattern of Java's, or without one as epoch seconds or milliseconds or `Jan 02 2006 15:04:05` with milliseconds and a zone or not; in the given zone where it names none. Null for any other text.",
    params: ['string', 'string', 'string'],
    literalFrom: 2,
    returns: 'datetime',
    nulls: 'handles',
    evaluate: ([time, format, zone]) =>
      typeof time === 'string' ? (leefTime(time.trim(), format, String(zone)) ?? null) : null,
    cases: [
      [['1000', null, 'UTC'], null],
      [['1000000000', null, 'UTC'], 10_000_000_000_000_000n],
      [['Jan 01 1970 00:00:01.500 GMT', null, 'UTC'], 15_000_000n],
      [['1970-01-01 01:00', 'yyyy-MM-dd HH:mm', 'Europe/Copenhagen'], 0n],
      [['soon', null, 'UTC'], null],
      [[null, null, 'UTC'], null],
    ],
  },
})
