import { leefTime } from '../../functions/leef-time.ts'
import { readCef, readLeef } from '../../functions/record-headers.ts'
import { TICKS_PER_MILLISECOND } from '../../types/value.ts'
import type { LineHeader } from './header.ts'

/** A row of QRadar's `events`. */
export type EventValues = Record<string, unknown>

/** Columns of `events` by the predefined keys of LEEF: https://www.ibm.com/docs/en/dsm?topic=overview-predefined-leef-event-attributes */
const LEEF_COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cat: 'qideventcategory',
    sev: 'severity',
    src: 'sourceip',
    dst: 'destinationip',
    srcPort: 'sourceport',
    dstPort: 'destinationport',
    proto: 'protocolid',
    usrName: 'username',
    srcPreNAT: 'prenatsourceip',
    dstPreNAT: 'prenatdestinationip',
    srcPostNAT: 'postnatsourceip',
    dstPostNAT: 'postnatdestinationip',
    srcPreNATPort: 'prenatsourceport',
    dstPreNATPort: 'prenatdestinationport',
    srcPostNATPort: 'postnatsourceport',
    dstPostNATPort: 'postnatdestinationport',
    srcMAC: 'sourcemac',
    dstMAC: 'destinationmac',
    identSrc: 'identityip',
    identHostName: 'identityhostname',
  }),
)

/** Columns by the extension keys of ArcSight's Common Event Format, version 0. */
const CEF_COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cat: 'qideventcategory',
    src: 'sourceip',
    dst: 'destinationip',
    spt: 'sourceport',
    dpt: 'destinationport',
    proto: 'protocolid',
    suser: 'username',
    sourceTranslatedAddress: 'postnatsourceip',
    sourceTranslatedPort: 'postnatsourceport',
    destinationTranslatedAddress: 'postnatdestinationip',
    destinationTranslatedPort: 'postnatdestinationport',
    smac: 'sourcemac',
    dmac: 'destinationmac',
  }),
)

const NUMBERS: ReadonlySet<string> = new Set([
  'severity',
  'sourceport',
  'destinationport',
  'prenatsourceport',
  'prenatdestinationport',
  'postnatsourceport',
  'postnatdestinationport',
])

/** https://www.iana.org/assignments/protocol-numbers */
const PROTOCOLS: Readonly<Record<string, number>> = { icmp: 1, igmp: 2, tcp: 6, udp: 17, gre: 47, esp: 50, sctp: 132 }

/** Types of log sources: https://www.ibm.com/docs/en/dsm?topic=reference-log-source-type-ids */
const DEVICE_TYPES: readonly (readonly [product: RegExp, type: number])[] = [
  [/^Cisco\|(?:Cisco )?ASA/i, 41],
  [/^Fortinet\|Forti(?:gate|OS)/i, 73],
  [/^Palo ?Alto Networks\|/i, 206],
  [/^(?:Apache|Apache Software Foundation)\|/i, 10],
  [/^Microsoft\|IIS/i, 13],
  [/^Squid/i, 46],
]

export const LEEF = /(?:^|[^A-Za-z])LEEF:\s*(?:1\.0|2\.0) *\|/
export const CEF = /(?:^|[^A-Za-z])CEF:\s*0 *\|/

/** What every line gives, whatever it holds. */
export function lineValues(line: string, header: LineHeader): EventValues {
  const values: EventValues = { payload: line, eventcount: 1 }
  const [source] = header.hosts
  if (header.time !== undefined) Object.assign(values, times(header.time, header.time))
  if (source !== undefined) Object.assign(values, { logsourceidentifier: source, logsourcename: source })
  return values
}

const times = (received: number, device: number): EventValues => ({
  starttime: received,
  endtime: received,
  devicetime: device,
})

export function leefValues(line: string, header: LineHeader): EventValues | undefined {
  const fields = readLeef(header.message, '\t', HEAD, '', { prefix: '', keepsNames: true })
  if (fields === undefined) return undefined
  const values = lineValues(line, header)
  const format = fields.get('devTimeFormat')
  setDevice(values, fields, header, timeOf(fields.get('devTime'), format))
  values['qideventid'] = fields.get(`${HEAD}event_id`)
  addFields(values, fields, LEEF_COLUMNS)
  return values
}

export function cefValues(line: string, header: LineHeader): EventValues | undefined {
  const fields = readCef(header.message, HEAD, '', { prefix: '', keepsNames: true })
  if (fields === undefined) return undefined
  const values = lineValues(line, header)
  const time = fields.get('rt') ?? fields.get('deviceReceiptTime') ?? fields.get('end') ?? fields.get('start')
  setDevice(values, fields, header, timeOf(time, undefined))
  values['qideventid'] = fields.get(`${HEAD}event_class_id`)
  values['qidname'] = fields.get(`${HEAD}name`)
  const severity = fields.get(`${HEAD}severity`) ?? ''
  if (/^\d{1,2}$/.test(severity)) values['severity'] = Number(severity)
  addFields(values, fields, CEF_COLUMNS)
  values['username'] ??= fields.get('duser')
  return values
}

/** Before the names of header fields, so that no key of an extension is one. */
const HEAD = '\0'

/** A zone that is not written is taken for UTC. */
function timeOf(text: string | undefined, format: string | undefined): number | undefined {
  if (text === undefined) return undefined
  // Lines that follow one another are of the same second, mostly.
  if (last === undefined || last.text !== text || last.format !== format) {
    const ticks = leefTime(text.trim(), format, 'UTC')
    last = { text, format, time: ticks === undefined ? undefined : Number(ticks / TICKS_PER_MILLISECOND) }
  }
  return last.time
}

let last: { readonly text: string; readonly format: string | undefined; readonly time: number | undefined } | undefined

function setDevice(
  values: EventValues,
  fields: ReadonlyMap<string, string>,
  { time, hosts }: LineHeader,
  device: number | undefined,
): void {
  const vendor = fields.get(`${HEAD}device.vendor`) ?? ''
  const product = fields.get(`${HEAD}device.product`) ?? ''
  const received = time ?? device
  if (received !== undefined) Object.assign(values, times(received, device ?? received))
  Object.assign(values, { deviceVendor: vendor, deviceProduct: product })
  values['deviceVersion'] = fields.get(`${HEAD}device.version`)
  const type = DEVICE_TYPES.find(([pattern]) => pattern.test(`${vendor}|${product}`))?.[1]
  if (type !== undefined) values['devicetype'] = type
  values['logsourcetypename'] = `${vendor} ${product}`.trim()
  const source = hosts[0] ?? fields.get('dvchost') ?? fields.get('dvc')
  if (source === undefined) return
  values['logsourceidentifier'] = source
  values['logsourcename'] = `${product} @ ${source}`
}

/** Keys with a column of their own go there, a value that the column cannot hold stays under the key. */
function addFields(
  values: EventValues,
  fields: ReadonlyMap<string, string>,
  columns: ReadonlyMap<string, string>,
): void {
  for (const [name, text] of fields) {
    if (name.startsWith(HEAD) || text === '') continue
    const column = columns.get(name)
    const value = column === undefined ? undefined : columnValue(column, text)
    if (column !== undefined && value !== undefined) values[column] = value
    else if (name.length <= LONGEST_NAME && !Object.hasOwn(values, name)) values[name] = text
  }
}

const LONGEST_NAME = 128

function columnValue(column: string, text: string): unknown {
  if (column === 'protocolid') {
    const name = text.toLowerCase()
    return Object.hasOwn(PROTOCOLS, name) ? PROTOCOLS[name] : wholeNumber(text)
  }
  return NUMBERS.has(column) ? wholeNumber(text) : text
}

const wholeNumber = (text: string): number | undefined => (/^\d{1,5}$/.test(text) ? Number(text) : undefined)
