import type { ReadItem } from '../record.ts'
import { type RowReadOptions, rejected } from '../row.ts'
import type { Taken } from '../shape.ts'
import { readTextLines } from '../text-lines.ts'
import { defined, hostOf, type WebValues, webValues } from './row.ts'

/** The names of the first `#Fields:` line among directives at the beginning of a file. */
function firstFields(head: string): readonly string[] | undefined {
  for (const line of head.slice(0, 65_536).split('\n', 50)) {
    if (line.trim() === '') continue
    if (!line.startsWith('#')) return undefined
    const found = /^#Fields:\s*(.+)/i.exec(line)
    if (found !== null) return names(found[1] ?? '')
  }
  return undefined
}

/** Whether a file is an extended log of a web server, a proxy or the firewall of Windows. */
export function isW3cLog(head: string): boolean {
  const fields = firstFields(head)
  return fields !== undefined && kindOf(fields, '') !== undefined
}

const names = (text: string): readonly string[] => text.trim().split(/\s+/).slice(0, 500).map(columnName)

/** `cs(User-Agent)` is `cs-user-agent` in the taxonomy. */
function columnName(name: string): string {
  const header = /^([A-Za-z]{1,8})\(([^()]{1,128})\)$/.exec(name)
  return header === null ? name.toLowerCase() : `${header[1]}-${header[2]}`.toLowerCase()
}

type Kind = 'webserver' | 'proxy' | 'firewall'

const OF_PROXIES = [
  's-action',
  'cs-uri-scheme',
  'c-uri',
  'r-ip',
  'r-dns',
  'r-host',
  'cs-categories',
  'sc-filter-result',
]
const PROXY_SOFTWARE = /SGOS|Blue ?Coat|ProxySG|Squid|\bISA\b|Forefront|\bTMG\b|proxy/i

function kindOf(fields: readonly string[], software: string): Kind | undefined {
  const has = (...wanted: readonly string[]): boolean => wanted.some((name) => fields.includes(name))
  if (has('src-ip') && has('dst-ip') && has('action')) return 'firewall'
  const isWeb = has('cs-method', 'sc-status') && has('cs-uri', 'cs-uri-stem', 'cs-uri-path', 'c-uri', 'cs-host')
  if (!isWeb) return undefined
  return has(...OF_PROXIES) || PROXY_SOFTWARE.test(software) ? 'proxy' : 'webserver'
}

interface Layout {
  fields: readonly string[]
  kind: Kind | undefined
  software: string
  /** Of the directive `#Date:`, for records that have a time alone. */
  date: string | undefined
}

/**
 * Extended logs (https://www.w3.org/TR/WD-logfile.html) of IIS, other web servers, proxies such as Blue Coat's, and the
 * firewall of Windows. Directives may come again, as they do when a server is started again. `-` is absent; times are UTC.
 */
export async function* readW3cLog(
  path: string,
  options: RowReadOptions = {},
): AsyncGenerator<readonly ReadItem<Taken>[]> {
  let layout: Layout = { fields: [], kind: undefined, software: '', date: undefined }
  const take = (text: string, number: number): ReadItem<Taken> | undefined => {
    const line = text.endsWith('\r') ? text.slice(0, -1) : text
    if (line.trim() === '') return undefined
    if (line.startsWith('#')) {
      layout = withDirective(layout, line)
      return undefined
    }
    const place = `line ${number}`
    const { fields, kind } = layout
    if (kind === undefined) return rejected('a record that `#Fields:` does not tell to be of a web server', place, line)
    const cells = split(line)
    if (cells.length !== fields.length)
      return rejected(`${cells.length} fields where \`#Fields:\` names ${fields.length}`, place, line)
    return { kind: 'record', record: record(layout, kind, cells, line) }
  }
  yield* readTextLines(path, { longest: LONGEST, take }, options)
}

const LONGEST = 1 << 20

function withDirective(layout: Layout, line: string): Layout {
  const [, name = '', value = ''] = /^#([A-Za-z-]{1,32}):\s*(.*)$/.exec(line) ?? []
  switch (name.toLowerCase()) {
    case 'fields': {
      const fields = names(value)
      return { ...layout, fields, kind: kindOf(fields, layout.software) }
    }
    case 'software':
      return { ...layout, software: value, kind: kindOf(layout.fields, value) }
    case 'date':
      return { ...layout, date: /^\d{4}-\d\d-\d\d/.exec(value)?.[0] }
    default:
      return layout
  }
}

interface Cell {
  readonly text: string
  readonly isQuoted: boolean
}

/** Blanks or tabs between cells; a cell in quotes may hold them, and doubled quotes. */
function split(line: string): readonly Cell[] {
  if (line.includes('\t')) return line.split('\t').map((text) => ({ text, isQuoted: false }))
  const cells: Cell[] = []
  CELL.lastIndex = 0
  for (let found = CELL.exec(line); found !== null; found = CELL.exec(line)) {
    if (found[1] !== undefined) cells.push({ text: found[1].replaceAll('""', '"'), isQuoted: true })
    else cells.push({ text: found[2] ?? '', isQuoted: false })
  }
  return cells
}

const CELL = /"((?:[^"]|"")*)"(?= |$)|([^ ]+)/g

function record(layout: Layout, kind: Kind, cells: readonly Cell[], line: string): Taken {
  const own: Record<string, string> = Object.create(null)
  layout.fields.forEach((name, index) => {
    const cell = cells[index]
    if (cell === undefined || cell.text === '' || cell.text === '-') return
    // IIS writes a blank as `+` (https://learn.microsoft.com/windows/win32/http/w3c-logging); other columns may mean it.
    const hasPlus = name === 'cs-user-agent' && !cell.isQuoted
    own[name] = hasPlus ? cell.text.replaceAll('+', ' ') : cell.text
  })
  const values = kind === 'firewall' ? traffic(layout, own, line) : request(layout, own, line)
  return { kind: 'row', platform: 'sigma', table: kind, values }
}

function timeOf({ date }: Layout, own: Readonly<Record<string, string>>): string | undefined {
  const day = own['date'] ?? date
  const clock = own['time']
  if (day === undefined || clock === undefined) return undefined
  const iso = `${day}T${clock}Z`
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? iso : undefined
}

function request(layout: Layout, own: Readonly<Record<string, string>>, line: string): WebValues {
  const query = own['cs-uri-query'] ?? own['c-uri-query']
  const stem = own['cs-uri-stem'] ?? own['c-uri-stem'] ?? own['cs-uri-path']
  const host = own['cs-host'] ?? own['r-dns'] ?? own['r-host']
  const uri = own['cs-uri'] ?? own['c-uri'] ?? joinedUri(own, stem, query, host)
  const values = webValues(
    {
      time: timeOf(layout, own),
      client: own['c-ip'],
      user: own['cs-username'] ?? own['cs-auth-user'],
      method: own['cs-method'],
      uri,
      stem,
      query: query?.replace(/^\?/, ''),
      version: own['cs-version'],
      host: host ?? (uri === undefined ? undefined : hostOf(uri)),
      server: own['s-computername'] ?? own['s-ip'],
      port: own['s-port'] ?? own['cs-uri-port'] ?? own['r-port'],
      status: own['sc-status'],
      sent: own['sc-bytes'],
      received: own['cs-bytes'],
      referrer: own['cs-referer'] ?? own['cs-referrer'],
      agent: own['cs-user-agent'] ?? own['c-useragent'],
    },
    line,
  )
  const more = defined({ dst_ip: own['r-ip'] ?? own['s-ip'], dst_port: own['r-port'] ?? own['s-port'] })
  // The product's own values stand before what is made of others.
  return { ...more, ...values, ...own, ...(values['cs-uri-query'] === undefined ? {} : pick(values, 'cs-uri-query')) }
}

const pick = (values: WebValues, name: string): WebValues => ({ [name]: values[name] })

function joinedUri(
  own: Readonly<Record<string, string>>,
  stem: string | undefined,
  query: string | undefined,
  host: string | undefined,
): string | undefined {
  const tail = query === undefined ? '' : query.startsWith('?') ? query : `?${query}`
  const scheme = own['cs-uri-scheme']
  if (scheme === undefined || host === undefined) return stem === undefined ? undefined : `${stem}${tail}`
  const port = own['cs-uri-port']
  const isUsual = port === undefined || (scheme === 'http' && port === '80') || (scheme === 'https' && port === '443')
  return `${scheme}://${host}${isUsual ? '' : `:${port}`}${stem ?? ''}${tail}`
}

/** https://learn.microsoft.com/windows/security/operating-system-security/network-security/windows-firewall/configure-logging */
function traffic(layout: Layout, own: Readonly<Record<string, string>>, line: string): WebValues {
  const action = own['action']
  const blocked = action === 'DROP' ? 'true' : action === 'ALLOW' || action === 'OPEN' ? 'false' : undefined
  return {
    ...own,
    ...defined({
      '@time': timeOf(layout, own),
      '@destination': own['dst-ip'],
      '@port': own['dst-port'],
      '@values': line,
      src_ip: own['src-ip'],
      src_port: own['src-port'],
      dst_ip: own['dst-ip'],
      dst_port: own['dst-port'],
      protocol: own['protocol'],
      blocked,
    }),
  }
}
