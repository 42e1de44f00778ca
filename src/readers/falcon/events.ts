import { apply, constant, type Formula, field } from '../../plan/formula.ts'
import { choose, matches, text } from '../../schemas/formulas.ts'
import { JSON_KINDS } from '../json-kinds.ts'
import type { Shape, Taken } from '../shape.ts'

type Values = Readonly<Record<string, unknown>>

function eventName(values: Values): unknown {
  return values['event_simpleName'] ?? values['#event_simpleName']
}

/** An epoch time as milliseconds: Falcon writes seconds with a fraction, milliseconds, or text of either. */
function milliseconds(value: unknown): number | undefined {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
        ? Number(value)
        : Number.NaN
  if (!Number.isFinite(number)) return undefined
  return number < 1e11 ? Math.round(number * 1000) : Math.round(number)
}

/** The tags that Next-Gen SIEM and CrowdStrike's FLTR parser set; the sensor's own records have none. */
const SENSOR_TAGS = { '#repo': 'base_sensor', '#kind': 'Primary' }

/**
 * Falcon Data Replicator, or events exported from LogScale
 * (https://library.humio.com/data-analysis/searching-data-event-fields.html): LogScale's own `@timestamp` and tags are
 * added where the records have only the sensor's names.
 */
export const FALCON_EVENTS: Shape = {
  id: 'falcon',
  doc: 'CrowdStrike Falcon Data Replicator or LogScale events: event_simpleName, aid, timestamp',
  detect: (values) =>
    typeof eventName(values) === 'string' &&
    (Object.hasOwn(values, 'aid') ||
      Object.hasOwn(values, 'cid') ||
      Object.hasOwn(values, 'timestamp') ||
      Object.hasOwn(values, '@timestamp')),
  take: (values) => {
    const name = eventName(values)
    if (typeof name !== 'string') return undefined
    const time =
      milliseconds(values['@timestamp']) ??
      milliseconds(values['timestamp']) ??
      milliseconds(values['ContextTimeStamp'])
    const tags = Object.hasOwn(values, '#event_simpleName') ? {} : SENSOR_TAGS
    return [eventRow(time, { '#event_simpleName': name, ...tags }, values)]
  },
  whole: ({ members, lines, isWhole }) => {
    const named = new Map(members.map((member) => [member.name, member]))
    const isOnEach = (name: string, kinds: number): boolean => {
      const member = named.get(name)
      return member !== undefined && member.present === lines && (member.kinds & ~kinds) === 0
    }
    const { text: words, integer } = JSON_KINDS
    const isTelemetry = isOnEach('event_simpleName', words) && isOnEach('timestamp', words | integer)
    const added = {
      '@timestamp': TIMESTAMP,
      '#event_simpleName': field('event_simpleName'),
      '#repo': text(SENSOR_TAGS['#repo']),
      '#kind': text(SENSOR_TAGS['#kind']),
    }
    if (!isWhole || !isTelemetry || Object.keys(added).some((name) => named.has(name))) return undefined
    return { platform: 'falcon', table: 'events', added, required: '#event_simpleName' }
  },
}

/** What `milliseconds` makes of `timestamp`. */
const TIMESTAMP: Formula = (() => {
  const value = apply('convert.text_to_real', field('timestamp'))
  const isSeconds = apply('compare.lt', value, constant(1e11))
  const scaled = choose(isSeconds, apply('number.multiply', value, constant(1000)), value)
  const rounded = apply('convert.real_to_long', apply('number.add', scaled, constant(0.5)))
  return choose(matches(field('timestamp'), '^[0-9]+(\\.[0-9]+)?$'), rounded)
})()

/** The feeds beside the telemetry, each with the fields that tell it in CrowdStrike's FLTR parser. */
const FEEDS: readonly (readonly [name: string, fields: readonly string[]])[] = [
  ['appinfo', ['_time', 'FileName', 'FileVersion', 'cid']],
  ['aidmaster', ['Time', 'AgentLocalTime', 'FirstSeen', 'aid']],
  ['managedassets', ['_time', 'MAC', 'GatewayMAC', 'aid']],
  ['userinfo', ['_time', 'LastLoggedOnHost', 'LogonTime', 'cid']],
  ['notmanaged', ['_time', 'MAC', 'discoverer_aid', 'FirstDiscoveredDate']],
]

function feedOf(values: Values): string | undefined {
  return FEEDS.find(([, fields]) => fields.every((name) => Object.hasOwn(values, name)))?.[0]
}

/**
 * What Falcon Data Replicator tells of hosts, users and programs beside the telemetry: events, too, tagged as
 * CrowdStrike's FLTR parser and Next-Gen SIEM tag them. Their time is `Time` or `_time`.
 */
export const FALCON_FEEDS: Shape = {
  id: 'falcon-feed',
  doc: 'Falcon Data Replicator: aidmaster, userinfo, managedassets, notmanaged, appinfo',
  detect: (values) => feedOf(values) !== undefined,
  take: (values) => {
    const feed = feedOf(values)
    if (feed === undefined) return undefined
    const time = milliseconds(values['Time']) ?? milliseconds(values['_time'])
    const tags = { '#repo': 'sensor_metadata', '#data_source_name': feed, '#kind': 'Secondary' }
    return [eventRow(time, { ...tags, SecondaryEventType: feed }, values)]
  },
}

function eventRow(time: number | undefined, tags: Readonly<Record<string, string>>, values: Values): Taken {
  const row: Record<string, unknown> = time === undefined ? { ...tags } : { '@timestamp': time, ...tags }
  for (const name of Object.keys(values)) if (!Object.hasOwn(row, name)) row[name] = values[name]
  return { kind: 'row', platform: 'falcon', table: 'events', values: row }
}
