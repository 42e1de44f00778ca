import { sniffDelimiter } from './csv/dialect.ts'
import { isEvtx } from './evtx/index.ts'
import { parseJson } from './json/parse.ts'
import { areLogLines } from './lines/read.ts'
import { beginsWithTimes, isPlainText } from './lines/text.ts'
import { detectWebLog, type WebLog } from './web/read.ts'
import { isEventXml } from './xml/index.ts'
import { isZeekTsv } from './zeek/tsv.ts'

/** How a file's content is laid out. */
export type Format =
  | { readonly kind: 'evtx' }
  | { readonly kind: 'parquet' }
  | { readonly kind: 'xml' }
  | { readonly kind: 'json-lines' }
  | { readonly kind: 'json-documents' }
  | { readonly kind: 'csv'; readonly delimiter: string }
  | { readonly kind: 'log-lines' }
  | { readonly kind: 'zeek' }
  | { readonly kind: 'web'; readonly log: WebLog }
  /** `isTimed`: its messages begin with times. */
  | { readonly kind: 'text'; readonly isTimed: boolean }

/** What `detectFormat` and the containers look for, for messages. */
export const FORMATS_LOOKED_FOR =
  'looked for EVTX, Windows event XML, JSON, JSON lines, CSV, Parquet, logs of Zeek, web servers and proxies, log lines (syslog, LEEF, CEF, WinCollect, Snare, plain text), gzip, zip and tar'

/** How many bytes of a file `detectFormat` wants. */
export const HEAD_SIZE = 262_144

/** The format by the first bytes of a file, whatever its name; undefined when it is none that is read. */
export function detectFormat(head: Buffer, whole: boolean): Format | undefined {
  if (isEvtx(head)) return { kind: 'evtx' }
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return { kind: 'parquet' }
  if (isEventXml(head)) return { kind: 'xml' }
  const text = head.toString('utf8').replace(/^\uFEFF/, '')
  const start = text.trimStart()
  // Apache's error log begins with a bracket, as JSON may.
  if (/^\[[A-Z]/.test(start) && detectWebLog(start) === 'apache-error') return { kind: 'web', log: 'apache-error' }
  if (start.startsWith('{') || start.startsWith('[')) return jsonLayout(start, whole)
  if (start === '' || start.includes('\0')) return undefined
  const complete = whole ? start : start.slice(0, start.lastIndexOf('\n') + 1)
  if (isZeekTsv(start)) return { kind: 'zeek' }
  const log = detectWebLog(complete)
  if (log !== undefined) return { kind: 'web', log }
  // Before CSV, since log lines may hold the same number of tabs each.
  if (areLogLines(complete)) return { kind: 'log-lines' }
  const plain = textFormat(text)
  // Log lines may have the same number of commas each, but a header of columns does not begin with a time.
  if (plain?.isTimed === true && beginsWithTimes(start.split('\n', 1).join())) return plain
  const delimiter = sniffDelimiter(complete)
  if (delimiter !== undefined) return { kind: 'csv', delimiter }
  // A first line that is damaged does not make the rest of a JSON lines file unreadable.
  return /^\{.*\}\s*$/m.test(complete) && parses(/^\{.*\}\s*$/m.exec(complete)?.[0] ?? '')
    ? { kind: 'json-lines' }
    : plain
}

/** How a file is read as text, a message a line; undefined when it is binary or markup. */
export function textFormat(head: string): Extract<Format, { kind: 'text' }> | undefined {
  return isPlainText(head) ? { kind: 'text', isTimed: beginsWithTimes(head) } : undefined
}

function jsonLayout(start: string, whole: boolean): Format {
  if (start.startsWith('[')) return { kind: 'json-documents' }
  const newline = start.indexOf('\n')
  const first = newline === -1 ? start : start.slice(0, newline)
  const second = newline === -1 ? '' : start.slice(newline + 1).trimStart()
  // One object on one line may be a wrapper around all records.
  if (second === '') return whole || newline !== -1 ? { kind: 'json-documents' } : longLine(first)
  if (parses(first)) return { kind: 'json-lines' }
  // Neither the first line nor what follows it stands alone: values laid out over several lines.
  const lines = start.split('\n').filter((line) => line.trim() !== '')
  const alone = lines.slice(1, 20).filter(parses).length
  return alone * 2 > Math.min(lines.length - 1, 19) ? { kind: 'json-lines' } : { kind: 'json-documents' }
}

/** A first line longer than the head: a wrapper when an array of objects opens early, a very long record otherwise. */
function longLine(first: string): Format {
  return /^\{\s*"[^"]{1,64}"\s*:\s*\[\s*\{/.test(first) ? { kind: 'json-documents' } : { kind: 'json-lines' }
}

function parses(line: string): boolean {
  try {
    const value = parseJson(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
