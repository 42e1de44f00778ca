import type { ReadItem, WindowsRecord } from '../record.ts'
import { type RowReadOptions, rejected } from '../row.ts'
import { readTextLines } from '../text-lines.ts'
import { isAddress, type LineHeader, readHeader } from './header.ts'
import { CEF, cefValues, type EventValues, LEEF, leefValues, lineValues } from './normalised.ts'
import { readSnare, readWinCollect, SNARE, WINCOLLECT } from './windows.ts'

/** What a log line holds. `shape`: for reports. */
export type LineRecord =
  | { readonly kind: 'event'; readonly shape: string; readonly line: Line; readonly record: WindowsRecord }
  /** A row of QRadar's `events`. */
  | { readonly kind: 'values'; readonly shape: string; readonly line: Line; readonly values: EventValues }
  /** A JSON object or an `<Event>` element, still to be recognised. */
  | { readonly kind: 'nested'; readonly shape: string; readonly line: Line; readonly text: string }

export interface Line {
  readonly raw: string
  /** Epoch milliseconds. */
  readonly time: number | undefined
  /** Of the log source: the last address among the hosts of the headers, else that of the machine that reads. */
  readonly address: string
  /** The name or address of the log source in the header, of the last relay. */
  readonly source: string | undefined
}

/** Longer lines are set aside: what a console receives is far shorter. */
const LONGEST = 1 << 20

export interface LineOptions extends RowReadOptions {
  /** Told once, when a time had no year. */
  readonly note: (text: string) => void
}

/** Log lines: syslog with or without header, holding LEEF, CEF, WinCollect's or Snare's Windows events, JSON, XML or plain text. */
export function readLogLines(path: string, options: LineOptions): AsyncGenerator<readonly ReadItem<LineRecord>[]> {
  const now = Date.now()
  let isNoted = false
  const take = (text: string, line: number): ReadItem<LineRecord> | undefined => {
    const raw = text.endsWith('\r') ? text.slice(0, -1) : text
    if (raw.trim() === '') return undefined
    const header = readHeader(raw, now)
    const item = readLine(raw, header, `line ${line}`)
    // Windows events have times of their own.
    const isUsed = item.kind === 'record' && item.record.kind === 'values'
    if (header.isYearGuessed && isUsed && !isNoted) {
      isNoted = true
      options.note('times of syslog headers have no year: each is read as of the last twelve months')
    }
    return item
  }
  return readTextLines(path, { longest: LONGEST, take }, options)
}

/** A tag (`sshd[99]: `) that a shipper puts before JSON and XML. */
const TAG = /^[\w./@-]{1,64}(?:\[\d{1,10}\])?: ?(?=[{<])/
/** A marker lies near the start of the message. */
const NEAR = 256

function readLine(raw: string, header: LineHeader, place: string): ReadItem<LineRecord> {
  const address = header.hosts.findLast(isAddress) ?? HERE
  const line: Line = { raw, time: header.time, address, source: header.hosts[0] }
  const { message } = header
  const found = windowsEvent(message, header) ?? nested(message)
  if (found?.kind === 'event') {
    const record = { ...found.record, raw, address }
    return { kind: 'record', record: { ...found, line, record } }
  }
  if (found !== undefined) return { kind: 'record', record: { ...found, line } }
  const near = message.slice(0, NEAR)
  const leef = LEEF.test(near) ? leefValues(raw, header) : undefined
  if (leef !== undefined) return { kind: 'record', record: { kind: 'values', shape: 'leef', line, values: leef } }
  const cef = CEF.test(near) ? cefValues(raw, header) : undefined
  if (cef !== undefined) return { kind: 'record', record: { kind: 'values', shape: 'cef', line, values: cef } }
  if (!header.isFound) {
    return rejected('no syslog header, and none of LEEF, CEF, WinCollect, Snare and JSON', place, raw)
  }
  return { kind: 'record', record: { kind: 'values', shape: 'syslog', line, values: lineValues(raw, header) } }
}

/** What a console records as the source of lines that are replayed on itself. */
const HERE = '127.0.0.1'

function windowsEvent(message: string, { time }: LineHeader) {
  if (WINCOLLECT.test(message)) {
    const start = Math.max(0, message.indexOf('AgentDevice='))
    const record = readWinCollect(message.slice(start), time)
    if (record !== undefined) return { kind: 'event', shape: 'wincollect', record } as const
  }
  const snare = message.slice(0, NEAR).indexOf(SNARE)
  const record = snare === -1 ? undefined : readSnare(message.slice(snare), time)
  return record === undefined ? undefined : ({ kind: 'event', shape: 'snare', record } as const)
}

function nested(message: string) {
  const text = message.slice(TAG.exec(message)?.[0].length ?? 0)
  if (text.startsWith('{')) return { kind: 'nested', shape: 'syslog-json', text } as const
  return text.startsWith('<Event') ? ({ kind: 'nested', shape: 'syslog-xml', text } as const) : undefined
}

/** So many lines decide what a file is. */
const TRIED = 20

/** Whether most of the first lines are log lines. */
export function areLogLines(head: string): boolean {
  const lines = head
    .split('\n', 200)
    .filter((line) => line.trim() !== '')
    .slice(0, TRIED)
  return lines.filter((line) => isLogLine(line.slice(0, 4096))).length * 2 > lines.length
}

const START =
  /^(?:<\d{1,3}>\S|[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d[ .]|LEEF:\s?[12]\.0 *\||CEF:\s?0 *\||AgentDevice=|MSWinEventLog\t)/
/** As rsyslog writes its own files. */
const ISO_START = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d) \S+ \S/

function isLogLine(line: string): boolean {
  return START.test(line) || ISO_START.test(line)
}
