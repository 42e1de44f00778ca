import { apply, constant, type Formula } from '../plan/formula.ts'

const EPOCH = /^\d{9,13}(?:\.\d{1,9})?$/
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$/

/** More seconds than that are milliseconds. */
const LAST_SECOND = 1e11

/** Seconds or milliseconds since 1970, as numbers or text, as ISO 8601 text to the microsecond; ISO text as it is. */
export function isoOfEpoch(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (ISO.test(value)) return value
    return EPOCH.test(value) ? isoOfEpoch(Number(value)) : undefined
  }
  if (typeof value !== 'number' || !(value >= 0) || value > 1e14) return undefined
  const microseconds = Math.round(value < LAST_SECOND ? value * 1e6 : value * 1e3)
  const whole = new Date(Math.floor(microseconds / 1000)).toISOString().slice(0, -1)
  return `${whole}${String(microseconds % 1000).padStart(3, '0')}Z`
}

/** The instant of seconds since 1970 in decimal text, to the microsecond. */
export function ticksOfSeconds(seconds: Formula): Formula {
  const scaled = apply('number.multiply', apply('convert.text_to_real', seconds), constant(1e6))
  const microseconds = apply('convert.real_to_long', apply('number.add', scaled, constant(0.5)))
  const ticks = apply('number.multiply', microseconds, constant(10n))
  return apply('number.with_type', ticks, constant(0n, 'datetime'))
}
