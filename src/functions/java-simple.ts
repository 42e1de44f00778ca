import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MILLISECOND, TICKS_PER_MINUTE } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { offsetAt } from './zone.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const PART = /'((?:[^']|'')*)'|([A-Za-z])\2*|[\s\S]/g
const LETTERS = /[GyYMLwWDdFEuaHkKhmsSzZX]/

const isUtc = (zone: string): boolean => /^(?:etc\/)?(?:utc|gmt|zulu|uct|universal|greenwich)$/i.test(zone)

/** What is wrong with a pattern of java.text.SimpleDateFormat, or has no exact form in the zone, and its place. */
export function simpleDateProblem(
  pattern: string,
  zone: string,
): { readonly construct: string; readonly offset: number } | undefined {
  for (const found of pattern.matchAll(PART)) {
    const [part, , letter] = found
    const offset = found.index
    if (part === "'") return { construct: 'a quote that is not closed', offset }
    if (letter === undefined) continue
    if (!LETTERS.test(letter)) return { construct: `the letter \`${letter}\``, offset }
    if (letter === 'z' && !isUtc(zone)) return { construct: `the name of the zone \`${zone}\` (\`${part}\`)`, offset }
    if (letter === 'X' && part.length > 3) return { construct: `\`${part}\``, offset }
  }
  return undefined
}

interface Moment {
  readonly date: Date
  readonly milliseconds: number
  /** Minutes that the zone is ahead of UTC. */
  readonly offset: number
}

const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1

/** The Saturday that ends the week; weeks begin with Sunday, and the one with 1 January is the first, as in the US. */
function endOfWeek(date: Date): Date {
  return new Date(date.getTime() + (6 - date.getUTCDay()) * 86_400_000)
}

function offsetText(offset: number, count: number, separator: string): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((n) =>
    String(n).padStart(2, '0'),
  )
  return `${offset < 0 ? '-' : '+'}${hours}${count === 1 ? '' : separator + minutes}`
}

function year(value: number, count: number): string {
  return count === 2 ? String(value % 100).padStart(2, '0') : String(value).padStart(count, '0')
}

function letterText(letter: string, count: number, { date, milliseconds, offset }: Moment): string {
  const number = (value: number): string => String(value).padStart(count, '0')
  const named = (name: string): string => (count < 4 ? name.slice(0, 3) : name)
  const hour = date.getUTCHours()
  switch (letter) {
    case 'G':
      return 'AD'
    case 'y':
      return year(date.getUTCFullYear(), count)
    case 'Y':
      return year(endOfWeek(date).getUTCFullYear(), count)
    case 'M':
    case 'L':
      return count < 3 ? number(date.getUTCMonth() + 1) : named(MONTHS[date.getUTCMonth()] ?? '')
    case 'w':
      return number(Math.floor((dayOfYear(endOfWeek(date)) - 1) / 7) + 1)
    case 'W': {
      const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)).getUTCDay()
      return number(Math.floor((date.getUTCDate() - 1 + first) / 7) + 1)
    }
    case 'D':
      return number(dayOfYear(date))
    case 'd':
      return number(date.getUTCDate())
    case 'F':
      return number(Math.floor((date.getUTCDate() - 1) / 7) + 1)
    case 'E':
      return named(DAYS[date.getUTCDay()] ?? '')
    case 'u':
      return number(date.getUTCDay() === 0 ? 7 : date.getUTCDay())
    case 'a':
      return hour < 12 ? 'AM' : 'PM'
    case 'H':
      return number(hour)
    case 'k':
      return number(hour === 0 ? 24 : hour)
    case 'K':
      return number(hour % 12)
    case 'h':
      return number(hour % 12 === 0 ? 12 : hour % 12)
    case 'm':
      return number(date.getUTCMinutes())
    case 's':
      return number(date.getUTCSeconds())
    case 'S':
      return number(milliseconds)
    case 'Z':
      return offsetText(offset, 2, '')
    case 'X':
      return offset === 0 ? 'Z' : offsetText(offset, count, count === 3 ? ':' : '')
    default:
      return count < 4 ? 'UTC' : 'Coordinated Universal Time'
  }
}

const at = (value: bigint) => ({ type: 'datetime' as const, value })
/** 20 June 2016, 08:05:03.007 UTC. */
const JUNE = at(14_664_099_030_070_000n)

export const JAVA_SIMPLE_FORMATS = defineHostFunctions({
  'time.format_simple': {
    doc: 'An instant as a pattern of java.text.SimpleDateFormat (English, weeks as in the US) has it, on the clock of an IANA zone: instant, pattern, zone. Zone names (`z`) are those of UTC alone. Null outside the years 1 to 9999 and for an unknown zone.',
    params: ['datetime', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([instant, pattern, zone]) => {
      if (typeof instant !== 'bigint' || typeof pattern !== 'string' || typeof zone !== 'string') return null
      const ahead = isUtc(zone) ? 0n : offsetAt(zone, instant)
      if (ahead === undefined) return null
      const local = instant + ahead
      const date = new Date(
        Number((local - (((local % TICKS_PER_DAY) + TICKS_PER_DAY) % TICKS_PER_DAY)) / TICKS_PER_MILLISECOND),
      )
      const inDay = ((local % TICKS_PER_DAY) + TICKS_PER_DAY) % TICKS_PER_DAY
      date.setUTCHours(Number(inDay / TICKS_PER_HOUR), Number((inDay % TICKS_PER_HOUR) / TICKS_PER_MINUTE))
      const inMinute = Number((inDay % TICKS_PER_MINUTE) / TICKS_PER_MILLISECOND)
      date.setUTCSeconds(Math.floor(inMinute / 1000))
      const fullYear = date.getUTCFullYear()
      if (Number.isNaN(fullYear) || fullYear < 1 || fullYear > 9999) return null
      const moment: Moment = { date, milliseconds: inMinute % 1000, offset: Number(ahead / TICKS_PER_MINUTE) }
      return pattern.replace(PART, (part: string, quoted?: string, letter?: string) => {
        if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'")
        return letter === undefined ? part : letterText(letter, part.length, moment)
      })
    },
    cases: [
      [[JUNE, "YYYY-ww-dd 'week' W''", 'UTC'], "2016-26-20 week 4'"],
      [[JUNE, 'yy.M.d D F u EEE EEEE MMM MMMM G', 'UTC'], '16.6.20 172 3 1 Mon Monday Jun June AD'],
      [[JUNE, 'KK kk hh HH a mm ss SSSS', 'UTC'], '08 08 08 08 AM 05 03 0007'],
      [[JUNE, 'HH:mm Z X XX XXX', 'Europe/Berlin'], '10:05 +0200 +02 +0200 +02:00'],
      [[JUNE, 'HH Z X', 'America/New_York'], '04 -0400 -04'],
      [[JUNE, 'z zzzz Z X', 'UTC'], 'UTC Coordinated Universal Time +0000 Z'],
      [[at(14_830_560_000_000_000n), 'YYYY yyyy ww DDD', 'UTC'], '2016 2016 53 365'],
      [[at(14_199_840_000_000_000n), 'YYYY yyyy ww', 'UTC'], '2015 2014 01'],
      [[JUNE, 'yyyy', 'No/Zone'], null],
      [[null, 'yyyy', 'UTC'], null],
    ],
  },
})
