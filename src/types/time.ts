import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MILLISECOND, TICKS_PER_MINUTE, TICKS_PER_SECOND } from './value.ts'

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i

/** Ticks since 1970 of an ISO 8601 text (`T` or a blank between date and time; no zone means UTC); `null` when it is none. */
export function parseIsoTicks(text: string): bigint | null {
  const m = ISO.exec(text.trim())
  if (m === null) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = m
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  date.setUTCHours(Number(hour), Number(minute), Number(second))
  const valid =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60
  if (!valid) return null
  const ticks = BigInt(date.getTime()) * TICKS_PER_MILLISECOND + BigInt(fraction.padEnd(7, '0').slice(0, 7))
  return ticks - zoneTicks(zone)
}

function zoneTicks(zone: string): bigint {
  const m = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (m === null) return 0n
  const ticks = BigInt(m[2] ?? 0) * TICKS_PER_HOUR + BigInt(m[3] ?? 0) * TICKS_PER_MINUTE
  return m[1] === '-' ? -ticks : ticks
}

/** `2026-11-20T12:00:00.1234567Z`, with as many fraction digits as the value has. */
export function formatDatetime(ticks: bigint): string {
  const inSecond = floorMod(ticks, TICKS_PER_SECOND)
  const seconds = (ticks - inSecond) / TICKS_PER_SECOND
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, -5)
  return `${whole}${fractionText(inSecond)}Z`
}

/** `2026-11-20T12:00:00.1200000Z`: always seven fraction digits. */
export function formatDatetimeFully(ticks: bigint): string {
  const [seconds = '', fraction = ''] = formatDatetime(ticks).slice(0, -1).split('.')
  return `${seconds}.${fraction.padEnd(7, '0')}Z`
}

/** `[-][d.]hh:mm:ss[.fffffff]`. */
export function formatTimespan(ticks: bigint): string {
  const absolute = ticks < 0n ? -ticks : ticks
  const days = absolute / TICKS_PER_DAY
  const two = (n: bigint): string => n.toString().padStart(2, '0')
  const hours = two((absolute % TICKS_PER_DAY) / TICKS_PER_HOUR)
  const minutes = two((absolute % TICKS_PER_HOUR) / TICKS_PER_MINUTE)
  const seconds = two((absolute % TICKS_PER_MINUTE) / TICKS_PER_SECOND)
  const fraction = absolute % TICKS_PER_SECOND
  const fractionPart = fraction === 0n ? '' : `.${fraction.toString().padStart(7, '0')}`
  return `${ticks < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${hours}:${minutes}:${seconds}${fractionPart}`
}

function fractionText(ticksInSecond: bigint): string {
  if (ticksInSecond === 0n) return ''
  return `.${ticksInSecond.toString().padStart(7, '0').replace(/0+$/, '')}`
}

function floorMod(a: bigint, b: bigint): bigint {
  const r = a % b
  return r < 0n ? r + b : r
}
