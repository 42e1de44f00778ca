import type { Scalar } from '../types/value.ts'
import { TICKS_PER_MILLISECOND } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { type DatePart, dateParts } from './simple-date-pattern.ts'
import { offsetAt } from './zone.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const DAY = 86_400_000

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

/** Midnight of a day in milliseconds; months and days may be beyond their ends. */
function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date.getTime()
}

/** The American week of a day, which begins on Sunday; the first of a year is the one with January 1. */
function weekOf(midnight: number): { readonly year: number; readonly week: number } {
  const date = new Date(midnight)
  const year = date.getUTCFullYear()
  const startOf = (y: number): number => {
    const first = dayOf(y, 0, 1)
    return first - new Date(first).getUTCDay() * DAY
  }
  if (midnight >= startOf(year + 1)) return { year: year + 1, week: 1 }
  return { year, week: Math.floor((midnight - startOf(year)) / (7 * DAY)) + 1 }
}

function offsetText(minutes: number, separator: string, withMinutes: boolean): string {
  const size = Math.abs(minutes)
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((n) => String(n).padStart(2, '0'))
  return `${minutes < 0 ? '-' : '+'}${hours}${withMinutes ? `${separator}${rest}` : ''}`
}

/** The instant in milliseconds by the parts of a pattern, as java.text.SimpleDateFormat of the American locale prints it. */
function printed(instant: number, parts: readonly DatePart[], zone: string): string | null {
  const ticks = offsetAt(zone, BigInt(instant) * TICKS_PER_MILLISECOND)
  if (ticks === undefined) return null
  const offset = Number(ticks / TICKS_PER_MILLISECOND)
  const local = new Date(instant + offset)
  const midnight = Math.floor((instant + offset) / DAY) * DAY
  const year = local.getUTCFullYear()
  const [hour, weekday] = [local.getUTCHours(), local.getUTCDay()]
  const minutes = Math.trunc(offset / 60_000)
  const yearText = (value: number, count: number): string =>
    count === 2 ? String(value % 100).padStart(2, '0') : String(value).padStart(count, '0')
  const write = (letter: string, count: number): string => {
    const number = (value: number): string => String(value).padStart(count, '0')
    switch (letter) {
      case 'G':
        return year > 0 ? 'AD' : 'BC'
      case 'y':
        return yearText(year > 0 ? year : 1 - year, count)
      case 'Y':
        return yearText(weekOf(midnight).year, count)
      case 'M':
      case 'L': {
        const name = MONTHS[local.getUTCMonth()] ?? ''
        return count > 3 ? name : count === 3 ? name.slice(0, 3) : number(local.getUTCMonth() + 1)
      }
      case 'w':
        return number(weekOf(midnight).week)
      case 'W': {
        const first = new Date(dayOf(year, local.getUTCMonth(), 1)).getUTCDay()
        return number(Math.floor((local.getUTCDate() - 1 + first) / 7) + 1)
      }
      case 'D':
        return number((midnight - dayOf(year, 0, 1)) / DAY + 1)
      case 'd':
        return number(local.getUTCDate())
      case 'F':
        return number(Math.floor((local.getUTCDate() - 1) / 7) + 1)
      case 'E':
        return count > 3 ? (DAYS[weekday] ?? '') : (DAYS[weekday] ?? '').slice(0, 3)
      case 'u':
        return number(weekday === 0 ? 7 : weekday)
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
        return number(local.getUTCMinutes())
      case 's':
        return number(local.getUTCSeconds())
      case 'S':
        return number(local.getUTCMilliseconds())
      case 'Z':
        return offsetText(minutes, '', true)
      case 'X':
        return minutes === 0 ? 'Z' : offsetText(minutes, count === 3 ? ':' : '', count > 1)
      default:
        return zoneName(zone, instant)
    }
  }
  return parts.map((part) => (part.kind === 'text' ? part.text : write(part.letter, part.count))).join('')
}

function zoneName(zone: string, instant: number): string {
  if (/^(?:etc\/)?utc$/i.test(zone)) return 'UTC'
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
  return format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
}

/** Offsets in minutes of the zone names that mean one zone in English. */
const ZONE_NAMES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
}

/** Reads a date from the start of a text as java.text.SimpleDateFormat does where it is lenient. */
class DateReader {
  readonly #text: string
  readonly #fields = new Map<string, number>()
  #at = 0
  #offset: number | undefined

  constructor(source: string) {
    this.#text = source
  }

  read(parts: readonly DatePart[], zone: string, now: number): number | undefined {
    for (const [i, part] of parts.entries()) {
      const next = parts[i + 1]
      const ok = part.kind === 'text' ? this.#literal(part.text) : this.#letter(part.letter, part.count, next, now)
      if (!ok) return undefined
    }
    return this.#instant(zone)
  }

  #literal(written: string): boolean {
    if (!this.#text.startsWith(written, this.#at)) return false
    this.#at += written.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return undefined
    this.#at = pattern.lastIndex
    return found
  }

  /** A letter directly after a number ends it after so many digits; otherwise it goes on as long as there are digits. */
  #number(count: number, next: DatePart | undefined): string | undefined {
    const most = next?.kind === 'letter' ? String(count) : '9'
    return this.#match(new RegExp(`[ \\t]*(\\d{1,${most}})`, 'y'))?.[1]
  }

  #letter(letter: string, count: number, next: DatePart | undefined, now: number): boolean {
    if ('zZX'.includes(letter)) return this.#zone(letter, count)
    if (letter === 'E')
      return this.#match(/(?:sun|mon|tues|wednes|thurs|fri|satur)day|sun|mon|tue|wed|thu|fri|sat/iy) !== undefined
    if (letter === 'G') return this.#match(/AD/iy) !== undefined
    if (letter === 'a') {
      const half = this.#match(/[ap]m/iy)?.[0]
      if (half !== undefined) this.#set('a', /^p/i.test(half) ? 12 : 0)
      return half !== undefined
    }
    if ((letter === 'M' || letter === 'L') && count > 2) {
      const names = MONTHS.flatMap((name) => [name, name.slice(0, 3)])
      const found = this.#match(new RegExp(names.join('|'), 'iy'))?.[0]
        .slice(0, 3)
        .toLowerCase()
      if (found !== undefined)
        this.#set(
          'M',
          MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === found),
        )
      return found !== undefined
    }
    const digits = this.#number(count, next)
    if (digits === undefined) return false
    const value = Number(digits)
    if (letter === 'y') this.#set('y', count <= 2 && digits.length === 2 ? inCentury(value, now) : value)
    else if (letter === 'M' || letter === 'L') this.#set('M', value - 1)
    else if (letter === 'k') this.#set('H', value === 24 ? 0 : value)
    else if (letter === 'K') this.#set('h', value)
    else if (letter === 'h') this.#set('h', value === 12 ? 0 : value)
    else this.#set(letter, value)
    return true
  }

  /** The order in which fields are read counts where they contradict each other. */
  #set(field: string, value: number): void {
    this.#fields.delete(field)
    this.#fields.set(field, value)
  }

  #zone(letter: string, count: number): boolean {
    if (letter === 'X') {
      const digits = count === 1 ? '(\\d\\d)()' : count === 2 ? '(\\d\\d)(\\d\\d)' : '(\\d\\d):(\\d\\d)'
      const found = this.#match(new RegExp(`Z|([+-])${digits}`, 'y'))
      return found !== undefined && this.#offsetOf(found[1], found[2], found[3])
    }
    const offset = this.#match(/(?:GMT(?=[+-]))?([+-])(\d{1,2}):?(\d\d)/iy)
    if (offset !== undefined) return this.#offsetOf(offset[1], offset[2], offset[3])
    const name = this.#match(/[A-Za-z]{3,4}/y)?.[0].toUpperCase()
    const minutes = name === undefined ? undefined : ZONE_NAMES[name]
    this.#offset = minutes
    return minutes !== undefined
  }

  #offsetOf(sign: string | undefined, hours = '0', minutes = '0'): boolean {
    if (Number(hours) > 23 || Number(minutes) > 59) return false
    this.#offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
    return true
  }

  #instant(zone: string): number | undefined {
    const fields = this.#fields
    const of = (field: string, otherwise: number): number => fields.get(field) ?? otherwise
    const order = [...fields.keys()]
    const later = (a: string, b: string): boolean => order.indexOf(a) > order.indexOf(b)
    const byDayOfYear = fields.has('D') && later('D', 'd') && later('D', 'M')
    const midnight = byDayOfYear ? dayOf(of('y', 1970), 0, of('D', 1)) : dayOf(of('y', 1970), of('M', 0), of('d', 1))
    const half = fields.has('h') && fields.has('a') && (later('h', 'H') || later('a', 'H'))
    const hour = fields.has('H') && !half ? of('H', 0) : of('h', 0) + of('a', 0)
    const clock = midnight + hour * 3_600_000 + of('m', 0) * 60_000 + of('s', 0) * 1000 + of('S', 0)
    if (!Number.isSafeInteger(clock) || Math.abs(clock) > 8e15) return undefined
    return this.#offset === undefined ? fromClock(zone, clock) : clock - this.#offset * 60_000
  }
}

/** A year of two digits lies in the hundred years from 80 years ago on. */
function inCentury(value: number, now: number): number {
  const first = new Date(now).getUTCFullYear() - 80
  const year = Math.floor(first / 100) * 100 + value
  return year < first ? year + 100 : year
}

/** A wall clock that stands twice means the later time; one that is left out goes on by the offset before the gap. */
function fromClock(zone: string, clock: number): number | undefined {
  const offset = (at: number): number | undefined => {
    const ticks = offsetAt(zone, BigInt(at) * TICKS_PER_MILLISECOND)
    return ticks === undefined ? undefined : Number(ticks / TICKS_PER_MILLISECOND)
  }
  const [before, after] = [offset(clock - DAY), offset(clock + DAY)]
  if (before === undefined || after === undefined) return undefined
  return offset(clock - after) === after ? clock - after : clock - before
}

/** The latest pattern, taken apart. */
let latest: { readonly pattern: string; readonly parts: readonly DatePart[] } | undefined

function partsOf(pattern: string): readonly DatePart[] | undefined {
  if (latest?.pattern === pattern) return latest.parts
  const parts = dateParts(pattern)
  if ('problem' in parts) return undefined
  latest = { pattern, parts }
  return parts
}

const MOST = 8_000_000_000_000_000

export const SIMPLE_DATES = defineHostFunctions({
  'time.print_simple_date': {
    doc: 'Milliseconds since 1970 by a pattern of java.text.SimpleDateFormat (American locale) on the clock of an IANA zone.',
    params: ['long', 'string', 'string'],
    literalFrom: 1,
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([instant, pattern, zone]) => {
      const parts = partsOf(text(pattern))
      const at = Number(instant)
      return parts === undefined || Math.abs(at) > MOST ? null : printed(at, parts, text(zone))
    },
    cases: [
      [[0n, 'yyyy-MM-dd HH:mm:ss.SSS', 'UTC'], '1970-01-01 00:00:00.000'],
      [[1_735_646_400_000n, 'YYYY yy y w W F D u', 'UTC'], '2025 24 2024 1 5 5 366 2'],
      [
        [1_704_067_200_007n, "EEEE, MMM d MMMM h a K k ''S'' SSSSS", 'UTC'],
        "Monday, Jan 1 January 12 AM 0 24 '7' 00007",
      ],
      [[1_704_067_200_000n, 'G yyy Z X XX XXX', 'Asia/Kolkata'], 'AD 2024 +0530 +05 +0530 +05:30'],
      [[1_704_067_200_000n, 'HH z Z X', 'America/New_York'], '19 EST -0500 -05'],
      [[1_704_067_200_000n, 'X z', 'UTC'], 'Z UTC'],
      [[-1n, 'yyyy HH:mm:ss.SSS', 'UTC'], '1969 23:59:59.999'],
      [[0n, 'yyyy', 'Nowhere/Else'], null],
      [[null, 'yyyy', 'UTC'], null],
    ],
  },
  'time.read_simple_date': {
    doc: 'The milliseconds since 1970 that the start of a text means by a pattern of java.text.SimpleDateFormat (American locale, lenient): text, pattern, IANA zone of texts without one, the clock in milliseconds, which tells the century of years of two digits. Null for a text of another form.',
    params: ['string', 'string', 'string', 'long'],
    literalFrom: 1,
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([source, pattern, zone, now]) => {
      const parts = partsOf(text(pattern))
      const instant = parts && new DateReader(text(source)).read(parts, text(zone), Number(now))
      return instant === undefined ? null : BigInt(instant)
    },
    cases: [
      [['1970-01-01 00:00:01', 'yyyy-MM-dd HH:mm:ss', 'UTC', 0n], 1000n],
      [['19700102000001.5', 'yyyyMMddHHmmss', 'UTC', 0n], 86_401_000n],
      [['1/2/1970 and more', 'MM/dd/yyyy', 'UTC', 0n], 86_400_000n],
      [['at 1/2/1970', 'MM/dd/yyyy', 'UTC', 0n], null],
      [['1970-01-01T00:00:00.250-08:00', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'UTC', 0n], 28_800_250n],
      [['1970-01-01T00:00:00.250Z', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'Asia/Tokyo', 0n], 250n],
      [['01/Jan/1970:00:00:00 +0100', 'dd/MMM/yyyy:HH:mm:ss Z', 'UTC', 0n], -3_600_000n],
      [['Thu january 01 1970 11:00 pm', 'E MMMM d yyyy hh:mm a', 'UTC', 0n], 82_800_000n],
      [['01/01/1970 13:00:00 AM', 'MM/dd/yyyy HH:mm:ss a', 'UTC', 0n], 46_800_000n],
      [['12:30 AM', 'h:mm a', 'UTC', 0n], 1_800_000n],
      [['1970-13-01', 'yyyy-MM-dd', 'UTC', 0n], 31_536_000_000n],
      [['01/01/69', 'MM/dd/yy', 'UTC', 1_704_067_200_000n], -31_536_000_000n],
      [['01/01/30', 'MM/dd/yy', 'UTC', 1_704_067_200_000n], 1_893_456_000_000n],
      [['2024-03-10 02:30', 'yyyy-MM-dd HH:mm', 'America/Los_Angeles', 0n], 1_710_066_600_000n],
      [['2024-11-03 01:30', 'yyyy-MM-dd HH:mm', 'America/Los_Angeles', 0n], 1_730_626_200_000n],
      [['1970 032', 'yyyy DDD', 'UTC', 0n], 2_678_400_000n],
      [['1970-01-01 00:00 EST', 'yyyy-MM-dd HH:mm z', 'UTC', 0n], 18_000_000n],
      [['1970-01-01 00:00 Nowhere', 'yyyy-MM-dd HH:mm z', 'UTC', 0n], null],
      [['', 'yyyy', 'UTC', 0n], null],
      [[null, 'yyyy', 'UTC', 0n], null],
    ],
  },
})
