import type { Scalar } from '../types/value.ts'
import { TICKS_PER_DAY, TICKS_PER_MILLISECOND, TICKS_PER_MINUTE } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { type TimeParts, wallClockOf, zoneIn } from './java-instant.ts'
import { fromWallClock, readZone, type Zone } from './java-zone.ts'

const NAME = '(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?'
const YEAR = '(?<year>\\d{4}|\\d{2})'
const YEAR4 = '(?<year>\\d{4})'
const MONTH = `(?:(?<month>\\d{2})|${NAME})`
const DAY = '(?<day>\\d{1,2})'
const GAP = '[-/.,_ ]{1,3}'
const BREAK = '(?:[-/.,:_ ]{1,3}|T| at )'
const CLOCK = '(?<hour>\\d{2}):?(?<minute>\\d{2}):?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?(?: ?(?<half>AM|PM))?'
const ZONE =
  '(?: ?(?<offset>Z|[+-]\\d{2}:?\\d{2})(?!\\w)| ?\\(?(?<zone>(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d{2})?)?|[A-Z][A-Za-z]+/[A-Z][A-Za-z_+/-]+)\\)?)?'

/** The formats in which times are found, in the order in which they are tried (functions-findtimestamp.html). */
const FORMATS = [
  `${YEAR}(?:${GAP})?${MONTH}(?:${GAP})?${DAY}${BREAK}${CLOCK}${ZONE}`,
  `${MONTH}${GAP}${DAY}(?:${GAP}${YEAR})?${BREAK}${CLOCK}${ZONE}`,
  `${MONTH}${GAP}${DAY}${BREAK}${CLOCK}${ZONE}${GAP}${YEAR4}`,
  `${DAY}(?:${GAP})?${NAME}(?:${GAP}${YEAR4})?${BREAK}${CLOCK}${ZONE}`,
  `(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?(?: ?(?<half>AM|PM))?${ZONE}`,
  '(?<epoch>\\d{10})(?:\\.?(?<fraction>\\d{9}|\\d{6}|\\d{3}))?',
].map((source) => new RegExp(`(?<![\\w.])${source}(?!\\d)`, 'g'))

/** A timestamp begins within so many characters, and is not longer than this. */
const WITHIN = 128
const LONGEST = 96

interface Found {
  readonly ticks: bigint
  readonly zone: string
}

/** The year closest before a week from now. */
function withYear(parts: TimeParts, zone: Zone, now: bigint): bigint | undefined {
  const thisYear = new Date(Number(now / TICKS_PER_MILLISECOND)).getUTCFullYear()
  for (const year of [thisYear + 1, thisYear, thisYear - 1]) {
    const local = wallClockOf(parts, year)
    const at = local === undefined ? undefined : fromWallClock(local, zone)
    if (at !== undefined && at <= now + 7n * TICKS_PER_DAY) return at
  }
  return undefined
}

/** A time of today, or of yesterday where it would lie more than 10 minutes ahead. */
function withDate(parts: TimeParts, zone: Zone, now: bigint): bigint | undefined {
  const today = new Date(Number(now / TICKS_PER_MILLISECOND))
  const of = (date: Date): bigint | undefined => {
    const day = { month: String(date.getUTCMonth() + 1), day: String(date.getUTCDate()) }
    const local = wallClockOf({ ...parts, ...day }, date.getUTCFullYear())
    return local === undefined ? undefined : fromWallClock(local, zone)
  }
  const at = of(today)
  if (at !== undefined && at <= now + 10n * TICKS_PER_MINUTE) return at
  return of(new Date(today.getTime() - 86_400_000))
}

function zoneText(parts: TimeParts, given: string | null): string {
  return parts['offset'] ?? parts['zone'] ?? given ?? 'Z'
}

function instantOf(groups: TimeParts, given: string | null, now: bigint): Found | undefined {
  const { epoch, fraction = '', half, hour, second } = groups
  if (epoch !== undefined) return { ticks: BigInt(`${epoch}${fraction.padEnd(7, '0').slice(0, 7)}`), zone: 'Z' }
  const zone = zoneIn(groups) ?? (given === null ? undefined : readZone(given))
  if (zone === undefined) return undefined
  // Leap seconds are those before.
  const clock = { ...groups, second: second === '60' ? '59' : second }
  const parts: TimeParts = half === undefined ? clock : { ...clock, hour: undefined, twelve: hour }
  const written = parts['year']
  const year = written === undefined ? undefined : written.length === 2 ? 2000 + Number(written) : Number(written)
  if (written?.length === 2 && Number(written) < 13) return undefined
  const local = year === undefined ? undefined : wallClockOf(parts, year)
  const ticks =
    year !== undefined
      ? local === undefined
        ? undefined
        : fromWallClock(local, zone)
      : parts['day'] === undefined
        ? withDate(parts, zone, now)
        : withYear(parts, zone, now)
  return ticks === undefined ? undefined : { ticks, zone: zoneText(groups, given) }
}

/** The first timestamp of a text; of those that begin at one place, that of the first format. */
function findInstant(text: string, given: string | null, now: bigint): Found | undefined {
  const head = text.slice(0, WITHIN + LONGEST)
  const found: { readonly at: number; readonly match: RegExpMatchArray }[] = []
  for (const format of FORMATS) {
    for (const match of head.matchAll(format)) {
      if (match.index < WITHIN) found.push({ at: match.index, match })
    }
  }
  // A part of what is no time is none, either: `17:20:00` of `2025-02-30 17:20:00`.
  let end = 0
  let begin = -1
  for (const { at, match } of found.toSorted((a, b) => a.at - b.at)) {
    if (at !== begin && at < end) continue
    const instant = instantOf(match.groups ?? {}, given, now)
    if (instant !== undefined) return instant
    begin = at
    end = Math.max(end, at + match[0].length)
  }
  return undefined
}

const given = (zone: Scalar | undefined): string | null => (typeof zone === 'string' ? zone : null)
const NOW = { type: 'datetime', value: 17_634_000_000_000_000n } as const

export const FOUND_INSTANTS = defineHostFunctions({
  'time.find': {
    doc: 'The first timestamp in the first 128 characters of a text: text, the zone of times without one (may be null), the time that tells missing years and dates. Null where there is none.',
    params: ['string', 'string', 'datetime'],
    literalFrom: 2,
    returns: 'datetime',
    nulls: 'handles',
    evaluate: ([text, zone, now]) =>
      typeof text === 'string' && typeof now === 'bigint' ? (findInstant(text, given(zone), now)?.ticks ?? null) : null,
    cases: [
      [['at 2025-11-17 17:20:00.5 UTC+1 x', null, NOW], 17_633_964_005_000_000n],
      [['2025-11-17T17:20:00Z', 'Europe/Berlin', NOW], 17_634_000_000_000_000n],
      [['[17/Nov/2025:17:20:00 +0200]', null, NOW], 17_633_928_000_000_000n],
      [['Mon Nov 17 18:20:00 Europe/Berlin 2025', null, NOW], 17_634_000_000_000_000n],
      [['Nov 17 17:20:60 host', 'UTC', NOW], 17_634_000_590_000_000n],
      [['Dec 31 00:00:00 host', 'UTC', NOW], 17_356_032_000_000_000n],
      [['11/17/2025 05:20:00 PM', 'Z', NOW], 17_634_000_000_000_000n],
      [['25-11-17 17:20:00', 'Z', NOW], 17_634_000_000_000_000n],
      [['12-11-17 17:20:00', 'Z', NOW], 15_130_128_000_000_000n],
      [['started 17:25:00', 'Z', NOW], 17_634_003_000_000_000n],
      [['started 17:35:00', 'Z', NOW], 17_633_145_000_000_000n],
      [['1763400000.123', null, NOW], 17_634_000_001_230_000n],
      [['1763400000123', null, NOW], 17_634_000_001_230_000n],
      [['2025-11-17 17:20:00', null, NOW], null],
      [['2025-02-30 17:20:00', 'Z', NOW], null],
      [[`${'x '.repeat(70)}2025-11-17T17:20:00Z`, null, NOW], null],
      [['no time', 'Z', NOW], null],
      [[null, 'Z', NOW], null],
    ],
  },
  'time.find_zone': {
    doc: 'The zone of the timestamp that `time.find` finds, as the text or the second argument tells it.',
    params: ['string', 'string', 'datetime'],
    literalFrom: 2,
    returns: 'string',
    nulls: 'handles',
    evaluate: ([text, zone, now]) =>
      typeof text === 'string' && typeof now === 'bigint' ? (findInstant(text, given(zone), now)?.zone ?? null) : null,
    cases: [
      [['2025-11-17T17:20:00+0100', 'UTC', NOW], '+0100'],
      [['2025-11-17 17:20:00', 'Europe/Berlin', NOW], 'Europe/Berlin'],
      [['none', 'UTC', NOW], null],
    ],
  },
})
