import type { Scalar } from '../types/value.ts'
import { TICKS_PER_DAY } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { fromWallClock, readZone, UTC_ZONE, type Zone } from './java-zone.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const DAYS = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const LONG_DAYS = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
/** A zone as `readZone` knows it; whether it is one is asked of the text that is found. */
const ZONE = '[A-Za-z]{1,32}(?:/[A-Za-z_+\\-]{1,32}){1,2}|(?:UTC|GMT|UT)?[+-]\\d{1,2}(?::?\\d{2})?|[A-Z]{1,4}'
const OFFSET = '(?:Z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)'

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** The part of a pattern of java.time.format.DateTimeFormatter that is read as a regular expression, by letter and count. */
function letterPattern(letter: string, count: number): readonly [name: string, pattern: string] | undefined {
  const digits = (most: number): string => (count === 1 ? `\\d{1,${most}}` : `\\d{${count}}`)
  switch (letter) {
    case 'y':
    case 'u':
      return count === 4
        ? ['year', '\\d{4}']
        : count === 2
          ? ['century', '\\d{2}']
          : count === 1
            ? ['year', '\\d{1,4}']
            : undefined
    case 'M':
    case 'L':
      if (count <= 2) return ['month', digits(2)]
      return count === 3
        ? ['name', MONTHS.map(capital).join('|')]
        : count === 4
          ? ['long', LONG_MONTHS.map(capital).join('|')]
          : undefined
    case 'd':
      return count <= 2 ? ['day', digits(2)] : undefined
    case 'D':
      return count <= 3 ? ['dayOfYear', count === 3 ? '\\d{3}' : '\\d{1,3}'] : undefined
    case 'H':
      return count <= 2 ? ['hour', digits(2)] : undefined
    case 'k':
      return count <= 2 ? ['clockHour', digits(2)] : undefined
    case 'h':
      return count <= 2 ? ['twelve', digits(2)] : undefined
    case 'm':
      return count <= 2 ? ['minute', digits(2)] : undefined
    case 's':
      return count <= 2 ? ['second', digits(2)] : undefined
    case 'S':
      return count <= 9 ? ['fraction', count === 9 ? '\\d{1,9}' : `\\d{${count}}`] : undefined
    case 'a':
      return count === 1 ? ['half', 'AM|PM'] : undefined
    case 'E':
      return count <= 3 ? ['', DAYS] : count === 4 ? ['', LONG_DAYS] : undefined
    case 'X':
    case 'x':
    case 'Z':
      return ['offset', OFFSET]
    case 'V':
      return count === 2 ? ['zone', ZONE] : undefined
    case 'z':
      return count <= 3 ? ['zone', ZONE] : undefined
    default:
      return undefined
  }
}

/** The text that the pattern reads, with a group for each part; undefined where a letter has no exact form here. */
export function javaTimeReader(pattern: string, ignoreCase: boolean): RegExp | undefined {
  let source = ''
  const names = new Set<string>()
  for (const [part] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[\s\S]/g)) {
    if (part === '[') source += '(?:'
    else if (part === ']') source += ')?'
    else if (part === "''") source += "'"
    else if (part.startsWith("'")) source += escaped(part.slice(1, -1).replaceAll("''", "'"))
    else if (/[A-Za-z]/.test(part)) {
      const found = letterPattern(part.charAt(0), part.length)
      if (found === undefined || names.has(found[0])) return undefined
      if (found[0] !== '') names.add(found[0])
      source += found[0] === '' ? found[1] : `(?<${found[0]}>${found[1]})`
    } else source += escaped(part)
  }
  try {
    return new RegExp(`^${source}$`, ignoreCase ? 'iu' : 'u')
  } catch {
    return undefined
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&')
}

/** The parts of a text by the groups of its pattern. */
export type TimeParts = Readonly<Record<string, string | undefined>>

/** The year that the parts tell. */
function yearOf({ year, century }: TimeParts): number | undefined {
  if (year !== undefined) return Number(year)
  return century === undefined ? undefined : 2000 + Number(century)
}

/** What a wall clock read, in ticks since 1970; undefined where the parts are no date of the year. */
export function wallClockOf(parts: TimeParts, year: number): bigint | undefined {
  const { month, name, long, day, dayOfYear, hour, clockHour, twelve, minute, second, fraction, half } = parts
  const named = name === undefined ? undefined : MONTHS.indexOf(name.toLowerCase()) + 1
  const spelled = long === undefined ? undefined : LONG_MONTHS.indexOf(long.toLowerCase()) + 1
  const counted = dayOfYear !== undefined && day === undefined
  const months = counted ? 1 : (named ?? spelled ?? Number(month))
  const days = Number(counted ? dayOfYear : day)
  const late = half?.toUpperCase() === 'PM' ? 12 : 0
  if (twelve !== undefined && (half === undefined || Number(twelve) < 1 || Number(twelve) > 12)) return undefined
  if (clockHour !== undefined && (Number(clockHour) < 1 || Number(clockHour) > 24)) return undefined
  const hours = twelve === undefined ? Number(hour ?? Number(clockHour ?? 0) % 24) : (Number(twelve) % 12) + late
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, months - 1, days)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() !== year) return undefined
  if (!counted && (date.getUTCMonth() !== months - 1 || date.getUTCDate() !== days)) return undefined
  const whole = BigInt(date.getTime()) * 10_000n + BigInt((hours * 60 + minutes) * 60 + seconds) * 10_000_000n
  return whole + BigInt((fraction ?? '').padEnd(7, '0').slice(0, 7))
}

/** Ticks that an offset such as `+02:00` is ahead of UTC. */
function offsetTicks(offset: string): bigint {
  const [, sign, h = '0', m = '0', s = '0'] = /^([+-])(\d{2}):?(\d{2})?:?(\d{2})?$/.exec(offset) ?? []
  const seconds = BigInt(Number(h) * 3600 + Number(m) * 60 + Number(s))
  return (sign === '-' ? -seconds : seconds) * 10_000_000n
}

/** An offset as java.time.ZoneOffset names it. */
function offsetName(offset: string): string {
  const [, sign = '+', h = '0', m = '0', s = '0'] = /^([+-])(\d{2}):?(\d{2})?:?(\d{2})?$/.exec(offset) ?? []
  if ([h, m, s].every((part) => Number(part) === 0)) return 'Z'
  const seconds = Number(s) === 0 ? '' : `:${s}`
  return `${sign}${h}:${m.padStart(2, '0')}${seconds}`
}

/** The zone that the text itself tells. */
export function zoneIn({ offset, zone }: TimeParts): Zone | undefined {
  if (offset !== undefined) return { kind: 'offset', ticks: offsetTicks(offset) }
  return zone === undefined ? undefined : readZone(zone)
}

/** Days that a time without a year may lie ahead. */
const AHEAD = 8n * TICKS_PER_DAY

/**
 * The instant that the parts tell, in the zone of the text unless another is to take its place; a date without a year is of
 * this year, or of the last one where it would lie more than 8 days ahead.
 */
function instant(parts: TimeParts, now: bigint, given: Zone | undefined, overrides: boolean): bigint | undefined {
  const own = zoneIn(parts)
  const zone = overrides ? (given ?? own) : (own ?? given)
  if (zone === undefined) return undefined
  const at = (year: number): bigint | undefined => {
    const local = wallClockOf(parts, year)
    return local === undefined ? undefined : fromWallClock(local, zone)
  }
  const year = yearOf(parts)
  if (year !== undefined) return at(year)
  const thisYear = new Date(Number(now / 10_000n)).getUTCFullYear()
  const found = at(thisYear)
  return found === undefined || found > now + AHEAD ? at(thisYear - 1) : found
}

const readers = new Map<string, RegExp | undefined>()

function readerOf(pattern: string, ignoreCase: boolean): RegExp | undefined {
  const key = `${ignoreCase} ${pattern}`
  if (!readers.has(key)) {
    if (readers.size > 100) readers.clear()
    readers.set(key, javaTimeReader(pattern, ignoreCase))
  }
  return readers.get(key)
}

/** The ticks since 1970 that a text means by a pattern, and whether it says its offset; undefined for any other text. */
export function readJavaTime(
  source: string,
  pattern: string,
): { readonly ticks: bigint; readonly zoned: boolean } | undefined {
  const parts = readerOf(pattern, true)?.exec(source)?.groups
  const year = parts === undefined ? undefined : yearOf(parts)
  const local = parts === undefined || year === undefined ? undefined : wallClockOf(parts, year)
  const zone = parts === undefined ? undefined : zoneIn(parts)
  if (local === undefined) return undefined
  const ticks = fromWallClock(local, zone ?? UTC_ZONE)
  return ticks === undefined ? undefined : { ticks, zoned: zone !== undefined }
}

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

const NOW = { type: 'datetime', value: 0n } as const
/** ISO 8601 with a zone, the fraction as one likes. */
export const ISO_PATTERN = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]XXXXX"

export const JAVA_INSTANTS = defineHostFunctions({
  'time.parse_java': {
    doc: 'The instant that a text means by a pattern of java.time.format.DateTimeFormatter (English; names in any case where asked): text, a zone for texts without one (may be null), the time that tells the year of dates without one, pattern, whether names are in any case, whether the zone takes the place of that of the text. Null for any other text.',
    params: ['string', 'string', 'datetime', 'string', 'boolean', 'boolean'],
    literalFrom: 2,
    returns: 'datetime',
    nulls: 'handles',
    evaluate: ([source, zone, now, pattern, ignoreCase, overrides]) => {
      if (typeof source !== 'string' || typeof now !== 'bigint') return null
      const parts = readerOf(text(pattern), ignoreCase === true)?.exec(source)?.groups
      const given = typeof zone === 'string' ? readZone(zone) : undefined
      return parts === undefined ? null : (instant(parts, now, given, overrides === true) ?? null)
    },
    cases: [
      [['1970-01-01T00:00:01.5Z', null, NOW, ISO_PATTERN, false, false], 15_000_000n],
      [['1970-01-01T02:00:00+02:00', 'UTC', NOW, ISO_PATTERN, false, false], 0n],
      [['1970-01-01T02:00:00+05:00', '+02:00', NOW, ISO_PATTERN, false, true], 0n],
      [['02/Jan/1970:00:00:00 +0000', null, NOW, 'dd/MMM/yyyy:HH:mm:ss Z', false, false], 864_000_000_000n],
      [['1/1/1970 12:00:00 PM', 'Z', NOW, 'M/d/yyyy h:mm:ss a', false, false], 432_000_000_000n],
      [['1970-01-01 01:00', 'Europe/Berlin', NOW, 'yyyy-MM-dd HH:mm', false, false], 0n],
      [['1970-01-01 01:00 CET', null, NOW, 'yyyy-MM-dd HH:mm z', false, false], null],
      [['1970-01-01 24:00 Europe/Berlin', null, NOW, 'yyyy-MM-dd kk:mm VV', false, false], -36_000_000_000n],
      [['002 1970', 'Z', NOW, 'DDD yyyy', false, false], 864_000_000_000n],
      [['jan  2', 'Z', NOW, 'MMM [ ]d', true, false], 864_000_000_000n],
      [['Dec 31', 'Z', NOW, 'MMM d', false, false], -864_000_000_000n],
      [['1970-01-01', null, NOW, 'yyyy-MM-dd', false, false], null],
      [['1970-02-30', 'Z', NOW, 'yyyy-MM-dd', false, false], null],
      [['1970-01-01', 'Z', NOW, 'yyyy-MM-dd HH', false, false], null],
      [[null, 'Z', NOW, 'yyyy', false, false], null],
    ],
  },
  'time.java_zone': {
    doc: 'The name of the zone in which `time.parse_java` reads a text: `Z` or an offset such as `+02:00`, or a name as the text has it, else the one given. Arguments: text, the zone of texts without one (may be null), pattern, whether names are in any case. Null for a text that the pattern does not read.',
    params: ['string', 'string', 'string', 'boolean'],
    literalFrom: 2,
    returns: 'string',
    nulls: 'handles',
    evaluate: ([source, zone, pattern, ignoreCase]) => {
      const parts =
        typeof source === 'string' ? readerOf(text(pattern), ignoreCase === true)?.exec(source)?.groups : null
      if (parts === null || parts === undefined) return null
      const { offset, zone: named } = parts
      return (
        (offset === undefined ? undefined : offsetName(offset)) ?? named ?? (typeof zone === 'string' ? zone : null)
      )
    },
    cases: [
      [['1970-01-01T00:00:00Z', 'UTC', ISO_PATTERN, false], 'Z'],
      [['1970-01-01T00:00:00+00:00', null, ISO_PATTERN, false], 'Z'],
      [['1970-01-01T00:00:00-04:30', null, ISO_PATTERN, false], '-04:30'],
      [['02/Jan/1970:00:00:00 +0200', null, 'dd/MMM/yyyy:HH:mm:ss Z', false], '+02:00'],
      [['1970 Europe/Berlin', 'UTC', 'yyyy VV', false], 'Europe/Berlin'],
      [['1970', 'Europe/Berlin', 'yyyy', false], 'Europe/Berlin'],
      [['1970', null, 'yyyy', false], null],
      [['x', 'UTC', ISO_PATTERN, false], null],
      [[null, 'UTC', ISO_PATTERN, false], null],
    ],
  },
})
