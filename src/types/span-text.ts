import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from './value.ts'

const NANOSECONDS_PER_TICK = 100n

/** In nanoseconds. */
const UNITS: readonly (readonly [RegExp, bigint])[] = [
  [/^(d|days?)$/i, TICKS_PER_DAY * NANOSECONDS_PER_TICK],
  [/^(h|hrs?|hours?)$/i, TICKS_PER_HOUR * NANOSECONDS_PER_TICK],
  [/^(m|min|mins|minutes?)$/i, TICKS_PER_MINUTE * NANOSECONDS_PER_TICK],
  [/^(s|secs?|seconds?)$/i, TICKS_PER_SECOND * NANOSECONDS_PER_TICK],
  [/^(ms|milli|millis|millisecs?|milliseconds?)$/i, 1_000_000n],
  [/^(us|micro|micros|microsecs?|microseconds?)$/i, 1000n],
  [/^(nano|nanos|nanosecs?|nanoseconds?)$/i, 1n],
  [/^ticks?$/i, NANOSECONDS_PER_TICK],
]

/** Ticks of a span in text: `1.5h`, `2d`, `250nanos`, `1.02:03:04.5`, `02:03`, or a bare number of days; `null` when it is none. */
export function parseSpanText(text: string): bigint | null {
  const source = text.trim()
  if (source.length > 40) return null
  const ticks = withUnit(source) ?? wholeDays(source) ?? clock(source)
  return ticks !== null && BigInt.asIntN(64, ticks) === ticks ? ticks : null
}

const signed = (sign: string | undefined, ticks: bigint): bigint => (sign === '-' ? -ticks : ticks)

function withUnit(source: string): bigint | null {
  const m = /^([+-]?)(\d+)(?:\.(\d+))?\s*([a-z]+)$/i.exec(source)
  if (m === null) return null
  const [, sign, whole = '0', fraction = '', unit = ''] = m
  const size = UNITS.find(([pattern]) => pattern.test(unit))?.[1]
  if (size === undefined) return null
  const scale = 10n ** BigInt(fraction.length)
  return signed(sign, (BigInt(whole + fraction) * size) / (scale * NANOSECONDS_PER_TICK))
}

function wholeDays(source: string): bigint | null {
  const m = /^([+-]?)(\d+)$/.exec(source)
  return m === null ? null : signed(m[1], BigInt(m[2] ?? 0) * TICKS_PER_DAY)
}

function clock(source: string): bigint | null {
  const m = /^([+-]?)(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/.exec(source)
  if (m === null) return null
  const [, sign, day = '0', hour = '0', minute = '0', second = '0', fraction = ''] = m
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const ticks =
    BigInt(day) * TICKS_PER_DAY +
    BigInt(hour) * TICKS_PER_HOUR +
    BigInt(minute) * TICKS_PER_MINUTE +
    BigInt(second) * TICKS_PER_SECOND +
    BigInt(fraction.padEnd(7, '0'))
  return signed(sign, ticks)
}
