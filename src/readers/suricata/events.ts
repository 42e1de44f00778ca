import { cellText, isObject } from '../row.ts'
import type { Shape } from '../shape.ts'

type Values = Readonly<Record<string, unknown>>

const TYPE = /^[a-z][a-z0-9_]{1,31}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/

/** Members, one of which every event has beside its type and time. */
const TELLING = ['flow_id', 'src_ip', 'pcap_cnt', 'stats', 'engine']

function typeOf(values: Values): string | undefined {
  const type = values['event_type']
  return typeof type === 'string' && TYPE.test(type) ? type : undefined
}

const part = (values: Values, object: string, name: string): string | undefined => {
  const found = values[object]
  const value = isObject(found) ? found[name] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The name that is asked for, in any of the versions of Suricata's DNS events. */
function question(values: Values): string | undefined {
  const { dns } = values
  const queries = isObject(dns) ? (dns['queries'] ?? dns['query']) : undefined
  const [first] = Array.isArray(queries) ? queries : []
  return part(values, 'dns', 'rrname') ?? (isObject(first) ? part({ first }, 'first', 'rrname') : undefined)
}

/** Suricata's events (https://docs.suricata.io/en/latest/output/eve/eve-json-output.html), by their type. */
export const SURICATA: Shape = {
  id: 'suricata',
  doc: 'Suricata events (eve.json): event_type, timestamp, flow_id, src_ip',
  detect: (values) => {
    const { timestamp } = values
    const isTimed = typeof timestamp === 'string' && TIME.test(timestamp)
    return isTimed && typeOf(values) !== undefined && TELLING.some((name) => Object.hasOwn(values, name))
  },
  take: (values) => {
    const type = typeOf(values)
    if (type === undefined) return undefined
    const { timestamp, host, dest_ip, dest_port } = values
    const row: Record<string, unknown> = { ...values }
    if (typeof timestamp === 'string' && TIME.test(timestamp)) row['@time'] = timestamp
    if (typeof host === 'string') row['@host'] = host
    const destination = question(values) ?? part(values, 'http', 'hostname') ?? part(values, 'tls', 'sni') ?? dest_ip
    if (typeof destination === 'string') row['@destination'] = destination
    const port = cellText(dest_port)
    if (port !== null) row['@port'] = port
    row['@values'] = leaves(values)
    return [{ kind: 'row', platform: 'sigma', table: `suricata/${type}`, values: row }]
  },
}

/** Deeper values are taken as JSON. */
const DEEPEST = 8

function leaves(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return cellText(value) ?? ''
  return Object.values(value)
    .map((inner) => leaves(inner, depth + 1))
    .filter((text) => text !== '')
    .join('\n')
}
