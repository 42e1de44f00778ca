import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

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
const OFFSET = '(?:Z|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)'

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** The part of a pattern of java.time.format.DateTimeFormatter that is read as a regular expression, by letter and count. */
function letterPattern(letter: string, count: number): readonly [name: string, pattern: string] | undefined {
  const digits = (most: number): string => (count === 1 ? `\\d{1,${most}}` : `\\d{${count}}`)
  switch (letter) {
    case 'y':
    case 'u':
      return count === 4 ? ['year', '\\d{4}'] : count === 2 ? ['century', '\\d{2}'] : undefined
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
    case 'H':
      return count <= 2 ? ['hour', digits(2)] : undefined
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
      return count <= 3 ? ['', DAYS] : undefined
    case 'X':
    case 'x':
    case 'Z':
      return ['offset', OFFSET]
    case 'z':
      return ['offset', `(?:UTC|GMT|${OFFSET})`]
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

/** Ticks since 1970; undefined where the parts are no date. */
function instant(parts: Readonly<Record<string, string | undefined>>): bigint | undefined {
  const { year, century, month, name, long, day, hour, twelve, minute, second, fraction, half, offset } = parts
  const years = year === undefined ? 2000 + Number(century) : Number(year)
  const named = name === undefined ? undefined : MONTHS.indexOf(name.toLowerCase()) + 1
  const spelled = long === undefined ? undefined : LONG_MONTHS.indexOf(long.toLowerCase()) + 1
  const months = named ?? spelled ?? Number(month)
  const days = Number(day)
  const late = half?.toUpperCase() === 'PM' ? 12 : 0
  if (twelve !== undefined && (half === undefined || Number(twelve) < 1 || Number(twelve) > 12)) return undefined
  const hours = twelve === undefined ? Number(hour ?? 0) : (Number(twelve) % 12) + late
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  const date = new Date(0)
  date.setUTCFullYear(years, months - 1, days)
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== months - 1 || date.getUTCDate() !== days) return undefined
  const [, sign, h = '0', m = '0', s = '0'] = /^([+-])(\d{2}):?(\d{2})?:?(\d{2})?$/.exec(offset ?? '') ?? []
  const shift = (Number(h) * 3600 + Number(m) * 60 + Number(s)) * (sign === '-' ? -1 : 1)
  const whole = BigInt(date.getTime()) * 10_000n + BigInt((hours * 60 + minutes) * 60 + seconds - shift) * 10_000_000n
  return whole + BigInt((fraction ?? '').padEnd(7, '0').slice(0, 7))
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
  const ticks = parts === undefined ? undefined : instant(parts)
  return ticks === undefined ? undefined : { ticks, zoned: parts?.['offset'] !== undefined }
}

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

export const JAVA_INSTANTS = defineHostFunctions({
  'time.parse_java': {
    doc: 'The instant that a text means by a pattern of java.time.format.DateTimeFormatter (English; names in any case where asked), UTC where the text has no offset; null for any other text.',
    params: ['string', 'string', 'boolean'],
    literalFrom: 1,
    returns: 'datetime',
    nulls: 'propagate',
    evaluate: ([source, pattern, ignoreCase]) => {
      const parts = readerOf(text(pattern), ignoreCase === true)?.exec(text(source))?.groups
      return parts === undefined ? null : (instant(parts) ?? null)
    },
    cases: [
      [['1970-01-01T00:00:01.5Z', "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]XXXXX", false], 15_000_000n],
      [['1970-01-01T02:00:00+02:00', "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]XXXXX", false], 0n],
      [['02/Jan/1970:00:00:00 +0000', 'dd/MMM/yyyy:HH:mm:ss Z', false], 864_000_000_000n],
      [['1/1/1970 12:00:00 PM', 'M/d/yyyy h:mm:ss a', false], 432_000_000_000n],
      [['1970-02-30', 'yyyy-MM-dd', false], null],
      [['1970-01-01', 'yyyy-MM-dd HH', false], null],
    ],
  },
})
