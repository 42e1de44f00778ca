import { isInCalendar, TICKS_AT_YEAR_ONE, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { isZone, localToUtc, offsetAt } from './zone.ts'

/** A time zone: an offset that never changes, with its short name where that is known, or a region of the IANA database. */
export type Zone =
  | { readonly kind: 'offset'; readonly ticks: bigint; readonly label?: string }
  | { readonly kind: 'region'; readonly name: string }

export const UTC_ZONE: Zone = { kind: 'offset', ticks: 0n, label: 'Z' }

/** The short names of java.time.ZoneId.SHORT_IDS that mean but one zone to their readers. */
const SHORT: Readonly<Record<string, string>> = {
  EST: '-05:00',
  MST: '-07:00',
  HST: '-10:00',
  CST: 'America/Chicago',
  PST: 'America/Los_Angeles',
  JST: 'Asia/Tokyo',
}

const OFFSET = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/

/** The zone that a text names as java.time.ZoneId reads it: `Z`, `+02:00`, `UTC+2`, `Europe/Berlin`. */
export function readZone(written: string): Zone | undefined {
  if (/^z$/i.test(written)) return UTC_ZONE
  if (/^(?:UTC|GMT|UT|Zulu)$/i.test(written)) {
    return { kind: 'offset', ticks: 0n, label: /^gmt$/i.test(written) ? 'GMT' : 'UTC' }
  }
  const name = Object.hasOwn(SHORT, written) ? (SHORT[written] ?? written) : written
  const [, sign, hours, minutes = '0', seconds = '0'] = OFFSET.exec(name) ?? []
  if (hours !== undefined) {
    const ticks =
      BigInt(hours) * TICKS_PER_HOUR + BigInt(minutes) * TICKS_PER_MINUTE + BigInt(seconds) * TICKS_PER_SECOND
    if (ticks > 18n * TICKS_PER_HOUR || Number(minutes) > 59 || Number(seconds) > 59) return undefined
    const offset = { kind: 'offset', ticks: sign === '-' ? -ticks : ticks } as const
    if (!/^[+-]/.test(written)) return offset
    const [h, m] = [hours, minutes].map((n) => n.padStart(2, '0'))
    return { ...offset, label: ticks === 0n ? 'Z' : `${sign}${h}:${m}` }
  }
  return /^[A-Z][A-Za-z_]+\//.test(name) && isZone(name) ? { kind: 'region', name } : undefined
}

/** Ticks since 1970 of a wall clock's reading in the zone. */
export function fromWallClock(local: bigint, zone: Zone): bigint | undefined {
  return zone.kind === 'offset' ? local - zone.ticks : localToUtc(zone.name, local)
}

/** What the wall clock of the zone reads at the instant. */
export function wallClock(instant: bigint, zone: Zone): bigint | undefined {
  if (zone.kind === 'offset') return instant + zone.ticks
  const offset = offsetAt(zone.name, instant)
  return offset === undefined ? undefined : instant + offset
}

const at = (value: bigint) => ({ type: 'datetime' as const, value })

export const JAVA_ZONES = defineHostFunctions({
  'time.local_by_name': {
    doc: 'The wall-clock reading of the zone that a text names (`Z`, `+02:00`, `UTC+2`, an IANA name) at the instant, as if it were UTC; that of UTC where it names none, null outside the years 1 to 9999.',
    params: ['datetime', 'string'],
    returns: 'datetime',
    nulls: 'handles',
    evaluate: ([instant, name]) => {
      if (typeof instant !== 'bigint') return null
      const zone = typeof name === 'string' ? readZone(name) : undefined
      const local = wallClock(instant, zone ?? UTC_ZONE)
      return local === undefined || !isInCalendar(local) ? null : local
    },
    cases: [
      [[at(0n), '+02:00'], 2n * TICKS_PER_HOUR],
      [[at(0n), 'UTC-1'], -TICKS_PER_HOUR],
      [[at(0n), 'Europe/Berlin'], TICKS_PER_HOUR],
      [[at(5n), 'nowhere'], 5n],
      [[at(5n), null], 5n],
      [[at(TICKS_AT_YEAR_ONE), '-01:00'], null],
      [[null, 'Z'], null],
    ],
  },
})
