/** What stands before the message of a log line. */
export interface LineHeader {
  /** Epoch milliseconds of the last header that has a time. */
  readonly time: number | undefined
  /** Hosts of the headers, that of the last relay first. */
  readonly hosts: readonly string[]
  readonly message: string
  /** A time was written without a year. */
  readonly isYearGuessed: boolean
  /** Whether there is any header at all. */
  readonly isFound: boolean
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Relays put a header before the header that is there. */
const MOST_HEADERS = 4
const DAY = 86_400_000

const PRIORITY = /<\d{1,3}>/y
/** https://www.rfc-editor.org/rfc/rfc5424#section-6 */
const RFC5424 = /1 (\S{1,64}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) /y
/** https://www.rfc-editor.org/rfc/rfc3164#section-4.1.2, with the years and zones that some devices add. */
const RFC3164 =
  /(?:(?:mon|tue|wed|thu|fri|sat|sun),? )?([a-z]{3}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: (\d{4})(?= ))?(?: (?:GMT|UTC|Z)(?= ))?:? /iy
const ISO = /(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?) /iy
const HOST = /([A-Za-z0-9_.:%[\]-]{1,255}) /y
/** A host before a tag, or before what has a form of its own. */
export const HOST_AND_TAG =
  /(?!(?:trace|debug|info|notice|warn|warning|error|fatal|critical) )[A-Za-z0-9_.:%[\]-]{1,255} {1,2}(?:[\w./@()-]{1,64}(?:\[\d{1,10}\])?: |LEEF:|CEF:|AgentDevice=|MSWinEventLog|[{<])/iy
/** Words that begin a message and could pass as a host. */
const NO_HOST = /^(?:LEEF:|CEF:|AgentDevice=|MSWinEventLog|[^:]*:$)/

/** The headers of a line, relayed ones too. `now`: for the year of times that have none, which lie at most a day ahead. */
export function readHeader(line: string, now: number): LineHeader {
  let at = 0
  let time: number | undefined
  let isYearGuessed = false
  let isFound = false
  const hosts: string[] = []
  for (let count = 0; count < MOST_HEADERS; count += 1) {
    const start = at
    at = skip(PRIORITY, line, at)
    const hasPriority = at > start
    const modern = hasPriority ? matchAt(RFC5424, line, at) : null
    if (modern !== null) {
      at += modern[0].length
      time = isoMilliseconds(modern[1] ?? '') ?? time
      if (modern[2] !== undefined && modern[2] !== '-') hosts.push(modern[2])
      at = afterStructuredData(line, at)
    } else {
      const old = matchAt(RFC3164, line, at)
      const iso = old === null ? matchAt(ISO, line, at) : null
      const stamp = old ?? iso
      if (stamp === null && (!hasPriority || count > 0)) {
        // A priority before a bare message belongs to the header; any other text is the message.
        if (!hasPriority) at = start
        isFound ||= hasPriority
        break
      }
      if (stamp !== null) {
        at += stamp[0].length
        const read = old === null ? { time: isoMilliseconds(iso?.[1] ?? ''), isGuessed: false } : oldTime(old, now)
        time = read.time ?? time
        isYearGuessed ||= read.isGuessed
        const host = matchAt(HOST, line, at)
        // Any program writes such a time before its own words; syslog has a tag behind the host.
        const isSyslog = old !== null || hasPriority || hosts.length > 0 || matchAt(HOST_AND_TAG, line, at) !== null
        if (host?.[1] !== undefined && isSyslog && !NO_HOST.test(host[1])) {
          hosts.push(host[1])
          at += host[0].length
        }
      }
    }
    isFound = true
    if (line.charCodeAt(at) !== 0x3c) break
  }
  return { time, hosts, message: line.slice(at), isYearGuessed, isFound }
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(line)
}

function skip(pattern: RegExp, line: string, at: number): number {
  return at + (matchAt(pattern, line, at)?.[0].length ?? 0)
}

/** Behind `-` or `[id name="value"]...` and the mark of UTF-8. */
function afterStructuredData(line: string, from: number): number {
  let at = from
  if (line.charAt(at) === '-') at += 1
  while (line.charAt(at) === '[') {
    let quoted = false
    let end = at + 1
    for (; end < line.length; end += 1) {
      const char = line.charAt(end)
      if (char === '\\' && quoted) end += 1
      else if (char === '"') quoted = !quoted
      else if (char === ']' && !quoted) break
    }
    if (end >= line.length) return at
    at = end + 1
  }
  if (line.charAt(at) === ' ') at += 1
  return line.charCodeAt(at) === 0xfeff ? at + 1 : at
}

function isoMilliseconds(text: string): number | undefined {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text.slice(10)) ? text : `${text}Z`
  const time = Date.parse(zoned.replace(' ', 'T').replace(',', '.'))
  return Number.isNaN(time) ? undefined : time
}

function oldTime(found: RegExpExecArray, now: number): { time: number | undefined; isGuessed: boolean } {
  const [, name = '', day, early, hour, minute, second, fraction = '', late] = found
  const month = MONTHS.indexOf(name.toLowerCase())
  const written = early ?? late
  if (month === -1) return { time: undefined, isGuessed: false }
  const millisecond = Number(fraction.padEnd(3, '0').slice(0, 3))
  const inYear = (year: number): number =>
    Date.UTC(year, month, Number(day), Number(hour), Number(minute), Number(second), millisecond)
  if (written !== undefined) return { time: inYear(Number(written)), isGuessed: false }
  const year = new Date(now).getUTCFullYear()
  const time = inYear(year)
  return { time: time > now + DAY ? inYear(year - 1) : time, isGuessed: true }
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[0-9a-f:.]{2,45})$/i

export function isAddress(text: string): boolean {
  return ADDRESS.test(text)
}
