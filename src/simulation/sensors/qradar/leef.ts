import type { Fields } from './windows.ts'

export interface LeefEvent {
  /** Epoch milliseconds. */
  readonly time: number
  /** As the syslog header names it. */
  readonly host: string
  readonly product: string
  readonly eventId: string
  readonly category: string
  /** Columns of the console, of which LEEF's predefined keys are filled. */
  readonly columns: Fields
  /** What the event tells beside them, by its own names. */
  readonly data: Fields
}

/** https://www.ibm.com/docs/en/dsm?topic=overview-predefined-leef-event-attributes */
const KEYS: readonly (readonly [key: string, column: string])[] = [
  ['src', 'sourceip'],
  ['srcPort', 'sourceport'],
  ['dst', 'destinationip'],
  ['dstPort', 'destinationport'],
  ['proto', 'protocolid'],
  ['usrName', 'username'],
]

/**
 * The event as NXLog forwards it (https://docs.nxlog.co/integrate/leef.html): LEEF 2.0 after a syslog header
 * (RFC 5424, whose times have a year), with tabs between the pairs. LEEF has no way to write a tab or a line break within a value: they become blanks.
 */
export function leefLine({ time, host, product, eventId, category, columns, data }: LeefEvent): string {
  const pairs: string[] = []
  const add = (name: string, value: unknown): void => {
    pairs.push(`${name}=${String(value).replace(/[\t\r\n]+/g, ' ')}`)
  }
  add('devTime', devTime(time))
  add('devTimeFormat', 'MMM dd yyyy HH:mm:ss.SSS z')
  add('cat', category)
  add('sev', 2)
  add('identHostName', host)
  for (const [key, column] of KEYS) if (columns[column] !== undefined) add(key, columns[column])
  for (const [name, value] of Object.entries(data)) if (value !== '') add(name, value)
  const header = `<13>1 ${new Date(time).toISOString()} ${host} nxlog - - -`
  return `${header} LEEF:2.0|NXLog|${product}|5.11|${eventId}|x09|${pairs.join('\t')}`
}

/** `Mar 02 2026 09:14:00.003 UTC` */
function devTime(time: number): string {
  const iso = new Date(time).toISOString()
  const [, day = '', month = '', year = ''] = new Date(time).toUTCString().split(' ')
  return `${month} ${day} ${year} ${iso.slice(11, 23)} UTC`
}
