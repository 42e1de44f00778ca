import { parseIsoTicks } from './time.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONE = '(?:\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?'
const CLOCK = `(?:(?:\\s*T\\s*|\\s+)(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?(?:\\s*([AP]M))?${ZONE})?`

/** `2014-11-8 9:05`, `2014/11/08`, `2014.11.08`, `2014, 11, 8`. */
const YEAR_FIRST = new RegExp(`^(\\d{4})(-|/|\\.|\\s*,\\s*)(\\d{1,2})\\2(\\d{1,2})${CLOCK}$`, 'i')
/** `11/8/2014 3:05 PM`, `11-8-2014`. */
const MONTH_FIRST = new RegExp(`^(\\d{1,2})([-/])(\\d{1,2})\\2(\\d{4})${CLOCK}$`, 'i')
/** `Sat, 8 Nov 14 15:05:02 GMT` of RFC 822 and `Saturday, 08-Nov-14 15:05` of RFC 850. */
const DAY_FIRST = new RegExp(
  `^(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*,\\s*)?(\\d{1,2})(\\s+|-)([a-z]{3})\\2(\\d{2}|\\d{4})${CLOCK}$`,
  'i',
)

/** Two digits stand for 1970 to 2029; the other years have no agreed meaning. */
function fullYear(year: string): string | undefined {
  if (year.length === 4) return year
  if (Number(year) < 30) return `20${year}`
  return Number(year) < 70 ? undefined : `19${year}`
}

function hourOf(hour: string, half: string | undefined): string | undefined {
  if (half === undefined) return hour
  const twelfth = Number(hour)
  if (twelfth < 1 || twelfth > 12) return undefined
  return String((twelfth % 12) + (/^p/i.test(half) ? 12 : 0))
}

type Clock = readonly (string | undefined)[]

function ticksOf(year: string | undefined, month: string, day: string, clock: Clock): bigint | null {
  const [hour = '0', minute = '0', second = '0', fraction = '0', half, zone = 'Z'] = clock
  const full = year === undefined ? undefined : fullYear(year)
  const whole = hourOf(hour, half)
  if (full === undefined || whole === undefined) return null
  const two = (part: string): string => part.padStart(2, '0')
  const offset = /^(?:Z|UTC|GMT)$/i.test(zone) ? 'Z' : zone
  return parseIsoTicks(
    `${full}-${two(month)}-${two(day)}T${two(whole)}:${two(minute)}:${two(second)}.${fraction}${offset}`,
  )
}

/**
 * Ticks since 1970 of a date in text: ISO 8601 and its shortenings, the year first with `-`, `/`, `.` or commas
 * between, the forms of RFC 822 and RFC 850, or month/day/year; no zone means UTC. `null` when it is none.
 */
export function parseDateText(text: string): bigint | null {
  const source = text.trim()
  // No form is longer; the patterns look no further.
  if (source.length > 64) return null
  const iso = parseIsoTicks(source)
  if (iso !== null) return iso
  if (/^\d{4}$/.test(source)) return parseIsoTicks(`${source}-01-01`)
  if (/^\d{4}-\d{2}$/.test(source)) return parseIsoTicks(`${source}-01`)
  const yearFirst = YEAR_FIRST.exec(source)
  if (yearFirst !== null) {
    return ticksOf(yearFirst[1], yearFirst[3] ?? '', yearFirst[4] ?? '', yearFirst.slice(5))
  }
  const monthFirst = MONTH_FIRST.exec(source)
  if (monthFirst !== null) {
    return ticksOf(monthFirst[4], monthFirst[1] ?? '', monthFirst[3] ?? '', monthFirst.slice(5))
  }
  const dayFirst = DAY_FIRST.exec(source)
  const month = MONTHS.indexOf(dayFirst?.[3]?.toLowerCase() ?? '')
  if (dayFirst === null || month < 0) return null
  return ticksOf(dayFirst[4], String(month + 1), dayFirst[1] ?? '', dayFirst.slice(5))
}
