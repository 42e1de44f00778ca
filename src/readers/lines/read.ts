import type { ReadItem, WindowsRecord } from '../record.ts'
import type { RowReadOptions } from '../row.ts'
import { isDeviceLine, readDeviceHeader } from './device.ts'
import { fortigateTraffic, isFortigateLine } from './fortigate.ts'
import { HOST_AND_TAG, isAddress, type LineHeader, readHeader } from './header.ts'
import { CEF, cefValues, type EventValues, LEEF, leefValues, lineValues } from './normalised.ts'
import { isUnindented, readMessages } from './text.ts'
import { lineTimes } from './times.ts'
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
  /** Told what was guessed; the same texts again and again. */
  readonly note: (text: string) => void
}

const NO_YEAR = 'times have no year: each is read as of the last twelve months'
const NO_ZONE = 'times have no zone: they are read as UTC'
const JOINED = 'lines that do not begin with a time belong to the message before them'

/** Log lines: syslog with or without header, holding LEEF, CEF, WinCollect's or Snare's Windows events, JSON, XML or plain text. */
export async function* readLogLines(
  path: string,
  options: LineOptions,
): AsyncGenerator<readonly ReadItem<LineRecord>[]> {
  const now = Date.now()
  let time: number | undefined
  for await (const messages of readMessages(path, { ...options, longest: LONGEST, isStart: isUnindented })) {
    const items: ReadItem<LineRecord>[] = []
    for (const message of messages) {
      if (message.kind === 'rejected') {
        items.push(message)
        continue
      }
      const { text } = message.record
      const header = readDeviceHeader(text, now) ?? readHeader(text, now)
      const record = readLine(text, header, time)
      // Windows events have times of their own.
      if (header.isYearGuessed && record.kind === 'values') options.note(NO_YEAR)
      time = header.time ?? time
      items.push({ kind: 'record', record })
    }
    yield items
  }
}

/**
 * The messages of any log that is text. `isTimed`: they begin with times, and a line without one goes on with the message
 * before. A message without a time has that of the message before, so that they stay in order.
 */
export async function* readTextLog(
  path: string,
  options: LineOptions & { readonly isTimed: boolean },
): AsyncGenerator<readonly ReadItem<LineRecord>[]> {
  const timeOf = lineTimes(Date.now())
  const isTimed = (line: string): boolean => timeOf(line) !== undefined
  const isStart = options.isTimed ? isTimed : isUnindented
  let time: number | undefined
  for await (const messages of readMessages(path, { ...options, longest: LONGEST, isStart })) {
    const items: ReadItem<LineRecord>[] = []
    for (const message of messages) {
      if (message.kind === 'rejected') {
        items.push(message)
        continue
      }
      const { text } = message.record
      const found = timeOf(text)
      if (found?.isYearGuessed === true) options.note(NO_YEAR)
      if (found?.isZoneGuessed === true) options.note(NO_ZONE)
      if (options.isTimed && isJoined(text)) options.note(JOINED)
      time = found?.time ?? time
      items.push({ kind: 'record', record: plainText(text, time) })
    }
    yield items
  }
}

/** Whether a message has a line that would begin one of its own if times did not tell. */
const isJoined = (text: string): boolean => /\n[^ \t\n]/.test(text)

function plainText(raw: string, time: number | undefined): LineRecord {
  const line: Line = { raw, time, address: HERE, source: undefined }
  const values: EventValues = { payload: raw, eventcount: 1 }
  if (time !== undefined) Object.assign(values, { starttime: time, endtime: time, devicetime: time })
  return { kind: 'values', shape: 'text', line, values }
}

/** A tag (`sshd[99]: `) that a shipper puts before JSON and XML. */
const TAG = /^[\w./@-]{1,64}(?:\[\d{1,10}\])?: ?(?=[{<])/
/** A marker lies near the start of the message. */
const NEAR = 256

/** `before`: the time of the message before, for a line that has no header. */
function readLine(raw: string, header: LineHeader, before: number | undefined): LineRecord {
  const address = header.hosts.findLast(isAddress) ?? HERE
  const line: Line = { raw, time: header.time, address, source: header.hosts[0] }
  const { message } = header
  const found = windowsEvent(message, header) ?? nested(message)
  if (found?.kind === 'event') {
    const record = { ...found.record, raw, address }
    return { ...found, line, record }
  }
  if (found !== undefined) return { ...found, line }
  const near = message.slice(0, NEAR)
  const leef = LEEF.test(near) ? leefValues(raw, header) : undefined
  if (leef !== undefined) return { kind: 'values', shape: 'leef', line, values: leef }
  const cef = CEF.test(near) ? cefValues(raw, header) : undefined
  if (cef !== undefined) return { kind: 'values', shape: 'cef', line, values: cef }
  const traffic = fortigateTraffic(raw)
  if (traffic !== undefined)
    return { kind: 'values', shape: 'fortigate', line, values: { ...lineValues(raw, header), ...traffic } }
  if (!header.isFound) return plainText(raw, before)
  return { kind: 'values', shape: 'syslog', line, values: lineValues(raw, header) }
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
/** Records of Linux' audit log, and what ausearch writes before those of an event. */
const AUDIT = /^(?:(?:node=\S{1,255} )?type=[A-Z0-9_]{2,64} (?:msg=)?audit\(|-{4}$|time->)/
/** As rsyslog writes its own files. */
const ISO_START = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d) /

function isLogLine(line: string): boolean {
  if (START.test(line) || AUDIT.test(line) || isDeviceLine(line) || isFortigateLine(line)) return true
  const time = ISO_START.exec(line)?.[0]
  if (time === undefined) return false
  HOST_AND_TAG.lastIndex = time.length
  return HOST_AND_TAG.test(line)
}
