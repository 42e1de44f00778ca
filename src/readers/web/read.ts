import type { ReadItem } from '../record.ts'
import { type RowReadOptions, rejected } from '../row.ts'
import type { Taken } from '../shape.ts'
import { readTextLines } from '../text-lines.ts'
import { type LineFormat, readAccessLine, readApacheErrorLine, readNginxErrorLine, readSquidLine } from './access.ts'
import { isW3cLog, readW3cLog } from './w3c.ts'

/** Logs of web servers and proxies; also accepted by `--as`. */
export const WEB_LOGS = {
  'access-log': 'Access logs of Apache, nginx and others: common or combined, with or without virtual hosts',
  w3c: 'W3C extended logs: IIS, proxies such as Blue Coat, the firewall of Windows',
  squid: 'Access logs of Squid in its own format',
  'apache-error': 'Error logs of Apache',
  'nginx-error': 'Error logs of nginx',
} as const

export type WebLog = keyof typeof WEB_LOGS

interface Lines {
  readonly read: LineFormat
  /** The table of lines in no form at all, such as what programs that the server starts say; absent: there are none. */
  readonly other?: string
}

const LINES: Readonly<Record<Exclude<WebLog, 'w3c'>, Lines>> = {
  'access-log': { read: readAccessLine },
  squid: { read: readSquidLine },
  'apache-error': { read: readApacheErrorLine, other: 'apache' },
  'nginx-error': { read: readNginxErrorLine, other: 'nginx' },
}

/** Lines are shorter than this. */
const LONGEST = 1 << 20
/** So many lines decide. */
const TRIED = 20

export const isWebLog = (id: string | undefined): id is WebLog => id !== undefined && Object.hasOwn(WEB_LOGS, id)

/** Which log of these the beginning of a file is of, which has complete lines; undefined when most lines are of none. */
export function detectWebLog(head: string): WebLog | undefined {
  if (isW3cLog(head)) return 'w3c'
  const lines = head
    .split('\n', 100)
    .filter((line) => line.trim() !== '')
    .slice(0, TRIED)
    .map(withoutEnd)
  for (const id of ['access-log', 'squid', 'apache-error', 'nginx-error'] as const) {
    const { read, other } = LINES[id]
    const isOf = (line: string | undefined): boolean =>
      line !== undefined && line.length < LONGEST && read(line) !== undefined
    const count = lines.filter(isOf).length
    // Among the lines of an error log are those of other programs.
    if (count * 2 > lines.length || (other !== undefined && count * 4 > lines.length && isOf(lines[0]))) return id
  }
  return undefined
}

const withoutEnd = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** The rows of a log; a line that is none of it is rejected. */
export function readWebLog(
  id: WebLog,
  path: string,
  options: RowReadOptions = {},
): AsyncGenerator<readonly ReadItem<Taken>[]> {
  if (id === 'w3c') return readW3cLog(path, options)
  const { read, other } = LINES[id]
  let time: unknown
  const take = (text: string, number: number): ReadItem<Taken> | undefined => {
    if (text.trim() === '') return undefined
    const line = withoutEnd(text)
    const found = read(line)
    if (found?.kind === 'row') {
      time = found.values['@time']
      return { kind: 'record', record: found }
    }
    if (other === undefined) return rejected(`not a line of the format ${id}`, `line ${number}`, line)
    const values = { ...(time === undefined ? {} : { '@time': time }), '@values': line, message: line }
    return { kind: 'record', record: { kind: 'row', platform: 'sigma', table: other, values } }
  }
  return readTextLines(path, { longest: LONGEST, take }, options)
}
