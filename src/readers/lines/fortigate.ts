import type { Taken } from '../shape.ts'
import type { EventValues } from './normalised.ts'

interface LogLine {
  readonly raw: string
  /** Epoch milliseconds, of the header. */
  readonly time: number | undefined
  readonly source: string | undefined
}

/** Where the fields of a record begin: with its date, or the name of the device behind a header of syslog. */
const START = /(?:^|[\s>])(?:date=\d{4}-\d\d-\d\d time=\d\d:\d\d:\d\d |logver=\d|timestamp=\d{9,10} |devname=)/
const DEVICE = / (?:devid|device_id)="?[A-Z0-9-]{4,32}"? /
const KIND = / type="?(event|traffic|utm)"? /
const NEAR = 512
const FIELD = /([A-Za-z_][\w.-]{0,63})=("(?:[^"\\]|\\.)*"|[^\s"]*)/g
/** So many fields of a record are read. */
const MOST_FIELDS = 500

/** Whether a line is a record of a FortiGate. */
export function isFortigateLine(line: string): boolean {
  const head = line.slice(0, NEAR)
  return START.test(head) && DEVICE.test(head) && KIND.test(head)
}

/**
 * The row of a record that FortiOS writes to syslog: `date=2026-03-05 time=09:10:11 devname="gw1" devid="FG.." type="event"
 * action="Add" ..` (https://docs.fortinet.com/document/fortigate/7.6.4/fortios-log-message-reference), under its own names.
 */
export function fortigateRow({ raw, time, source }: LogLine): Taken | undefined {
  const fields = fieldsOf(raw)
  if (fields === undefined) return undefined
  const own = timeOf(fields) ?? time
  const told: readonly (readonly [string, string | undefined])[] = [
    ['@time', own === undefined ? undefined : new Date(own).toISOString()],
    ['@host', fields['devname'] ?? source ?? fields['devid']],
    ['@user', fields['user']],
    ['@process', fields['ui']],
    ['@command', fields['cfgpath'] ?? fields['action']],
    ['@destination', fields['hostname'] ?? fields['dstip']],
    ['@port', fields['dstport']],
  ]
  const values: Record<string, unknown> = { '@values': raw, '@fields': fields }
  for (const [name, value] of told) if (value !== undefined) values[name] = value
  return { kind: 'row', platform: 'sigma', table: `fortigate/${fields['type']}`, values }
}

/** Columns of QRadar's `events` for what a record of traffic tells; undefined for other lines. */
export function fortigateTraffic(raw: string): EventValues | undefined {
  const fields = fieldsOf(raw)
  if (fields === undefined || fields['type'] !== 'traffic') return undefined
  const time = timeOf(fields)
  const host = fields['devname'] ?? fields['devid']
  const values: EventValues = { deviceVendor: 'Fortinet', deviceProduct: 'FortiGate' }
  if (time !== undefined) Object.assign(values, { starttime: time, endtime: time, devicetime: time })
  if (host !== undefined) Object.assign(values, { logsourceidentifier: host, logsourcename: host })
  for (const [name, column] of Object.entries(TRAFFIC)) {
    const text = fields[name]
    if (text === undefined) continue
    if (!NUMBERS.has(name)) values[column] = text
    else if (/^\d{1,5}$/.test(text)) values[column] = Number(text)
  }
  return values
}

const TRAFFIC: Readonly<Record<string, string>> = {
  srcip: 'sourceip',
  srcport: 'sourceport',
  dstip: 'destinationip',
  dstport: 'destinationport',
  proto: 'protocolid',
  user: 'username',
  action: 'act',
  sentbyte: 'out',
  rcvdbyte: 'in',
}
const NUMBERS: ReadonlySet<string> = new Set(['srcport', 'dstport', 'proto'])

function fieldsOf(raw: string): Readonly<Record<string, string>> | undefined {
  const head = raw.slice(0, NEAR)
  const start = START.exec(head)
  if (start === null || !DEVICE.test(head) || !KIND.test(head)) return undefined
  const fields: Record<string, string> = Object.create(null)
  let count = 0
  for (const [, name = '', written = ''] of raw.slice(start.index).matchAll(FIELD)) {
    count += 1
    if (count > MOST_FIELDS) break
    const value = written.startsWith('"') ? written.slice(1, -1).replace(/\\(["\\])/g, '$1') : written
    if (value !== '') fields[name] ??= value
  }
  return fields
}

/** Seconds, milliseconds, micro- or nanoseconds since 1970 by the version of FortiOS, else the device's own clock. */
function timeOf({ eventtime = '', date, time, tz = '' }: Readonly<Record<string, string>>): number | undefined {
  if (/^\d{10,19}$/.test(eventtime)) return Number(`${eventtime.slice(0, 10)}${eventtime.slice(10, 13).padEnd(3, '0')}`)
  const zone = /^[+-]\d{4}$/.test(tz) ? `${tz.slice(0, 3)}:${tz.slice(3)}` : 'Z'
  const found = Date.parse(`${date}T${time}${zone}`)
  return Number.isNaN(found) ? undefined : found
}
