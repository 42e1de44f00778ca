import type { Taken } from '../shape.ts'
import { defined, hostOf, webValues } from './row.ts'

/** What reads one line of a log whose lines stand alone; undefined when the line is none of it. */
export type LineFormat = (line: string) => Taken | undefined

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const START =
  /^(\S{1,255}) (?:(\S{1,255}) )?(\S{1,255}) (\S{1,255}|"[^"]{0,255}") \[(\d\d)\/([A-Za-z]{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)\] /
const QUOTED = /"((?:[^"\\]|\\.)*)"/y
const RESULT = / (\d{3}|-) (\d{1,18}|-)(?= |$)/y
const REQUEST = /^([A-Za-z][A-Za-z_-]{0,31}) (.*?)(?: (HTTP\/\d(?:\.\d)?))?$/s

/**
 * Access logs in the formats `common` and `combined` (https://httpd.apache.org/docs/2.4/logs.html#accesslog), which nginx
 * shares, with or without the virtual host before the client. What stands behind is in the line alone.
 */
export const readAccessLine: LineFormat = (line) => {
  const start = START.exec(line)
  if (start === null) return undefined
  const [head, a = '', b, , user, day, month = '', year, hour, minute, second, sign, hours, minutes] = start
  const monthIndex = MONTHS.indexOf(month.toLowerCase())
  const local = Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second))
  if (monthIndex === -1 || Number.isNaN(local)) return undefined
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  const request = quotedAt(line, head.length)
  if (request === undefined) return undefined
  RESULT.lastIndex = request.end
  const result = RESULT.exec(line)
  if (result === null) return undefined
  const referrer = quotedAt(line, RESULT.lastIndex + 1)
  const agent = referrer === undefined ? undefined : quotedAt(line, referrer.end + 1)
  const [vhost, client] = b === undefined ? [undefined, a] : [a, b]
  const [, host, port] = /^(.*?)(?::(\d{1,5}))?$/.exec(vhost ?? '') ?? []
  const parts = REQUEST.exec(request.text)
  const uri = parts === null ? said(request.text) : parts[2]
  return row(
    'webserver',
    webValues(
      {
        time: new Date(local - offset).toISOString(),
        client,
        user: said((user ?? '').replace(/^"(.*)"$/, '$1')),
        method: parts?.[1],
        uri,
        version: parts?.[3],
        host: vhost === undefined ? undefined : said(host ?? ''),
        server: vhost === undefined ? undefined : said(host ?? ''),
        port,
        status: said(result[1] ?? ''),
        sent: said(result[2] ?? ''),
        referrer: said(referrer?.text ?? ''),
        agent: said(agent?.text ?? ''),
      },
      line,
    ),
  )
}

const said = (text: string): string | undefined => (text === '' || text === '-' ? undefined : text)

function quotedAt(line: string, at: number): { readonly text: string; readonly end: number } | undefined {
  QUOTED.lastIndex = at
  const found = QUOTED.exec(line)
  if (found === null) return undefined
  const [, text = ''] = found
  return { text: text.includes('\\') ? text.replace(ESCAPE, unescaped) : text, end: QUOTED.lastIndex }
}

/** Quotes, backslashes and what nginx writes for them; other bytes stay as the server wrote them. */
const ESCAPE = /\\(?:(["\\])|x(22|5[Cc]))/g
const unescaped = (_: string, plain: string | undefined, hex: string | undefined): string =>
  plain ?? (hex === '22' ? '"' : '\\')

function row(table: string, values: Readonly<Record<string, unknown>>): Taken {
  return { kind: 'row', platform: 'sigma', table, values }
}

const SQUID =
  /^(\d{9,12})\.(\d{3}) +-?\d{1,12} (\S{1,255}) ([A-Z_]{2,64})\/(\d{3}) (\d{1,18}) ([A-Za-z][A-Za-z_-]{0,31}) (\S+) (\S{1,255}) ([A-Z_]{2,64})\/(\S{1,255}) (\S{1,255})/

/** Squid's own format (https://wiki.squid-cache.org/Features/LogFormat, "squid"). */
export const readSquidLine: LineFormat = (line) => {
  const found = SQUID.exec(line)
  if (found === null) return undefined
  const [, seconds, milliseconds, client, action, status, sent, method, uri = '', user = '', , peer = '', type = ''] =
    found
  const isTunnel = method === 'CONNECT'
  const values = webValues(
    {
      time: new Date(Number(seconds) * 1000 + Number(milliseconds)).toISOString(),
      client,
      user: said(user),
      method,
      uri,
      host: isTunnel ? uri.replace(/:\d{1,5}$/, '') : hostOf(uri),
      status: status === '000' ? undefined : status,
      sent,
    },
    line,
  )
  return row('proxy', {
    ...values,
    ...defined({ 's-action': action, dst_ip: said(peer), 'rs-content-type': said(type) }),
  })
}

const APACHE_ERROR =
  /^\[[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? (\d{4})\] \[([\w.-]{0,64}):?(emerg|alert|crit|error|warn|notice|info|debug|trace\d)\] (?:\[pid (\d{1,10})[^\]]{0,64}\] )?(?:[^[\]]{0,256}: )?(?:\[client ([^\]\s]{1,255}?)(?::(\d{1,5}))?\] )?(.*)$/s

/** Apache's error log (https://httpd.apache.org/docs/2.4/logs.html#errorlog): times are the server's own, taken for UTC. */
export const readApacheErrorLine: LineFormat = (line) => {
  const found = APACHE_ERROR.exec(line)
  if (found === null) return undefined
  const [, month = '', day, hour, minute, second, fraction = '', year, module, level, pid, client, , message] = found
  const index = MONTHS.indexOf(month.toLowerCase())
  const time = Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second))
  if (index === -1 || Number.isNaN(time)) return undefined
  const iso = new Date(time).toISOString().replace('.000Z', `.${fraction.padEnd(6, '0')}Z`)
  return row(
    'apache',
    defined({ '@time': iso, '@values': line, module: said(module ?? ''), level, pid, client, message }),
  )
}

const NGINX_ERROR =
  /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) \[(emerg|alert|crit|error|warn|notice|info|debug)\] (\d{1,10})#\d{1,10}: (.*)$/s

/** nginx's error log (https://nginx.org/en/docs/ngx_core_module.html#error_log): times are the server's own, taken for UTC. */
export const readNginxErrorLine: LineFormat = (line) => {
  const found = NGINX_ERROR.exec(line)
  if (found === null) return undefined
  const [, year, month, day, clock, level, pid, message = ''] = found
  const client = /, client: ([^,\s]{1,64})/.exec(message)?.[1]
  const iso = `${year}-${month}-${day}T${clock}Z`
  if (Number.isNaN(Date.parse(iso))) return undefined
  return row('nginx', defined({ '@time': iso, '@values': line, level, pid, client, message }))
}
