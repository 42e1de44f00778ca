import { type Formula, field } from '../../plan/formula.ts'
import type { ValueType } from '../../types/value.ts'
import { tables } from '../columns.ts'
import {
  all,
  asText,
  choose,
  concat,
  extract,
  first,
  isNull,
  isNumber,
  isOneOf,
  joined,
  matches,
  nothing,
  text,
} from '../formulas.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { SIGMA_HEADER } from './header.ts'
import { SURICATA_EVENTS } from './suricata-events.ts'
import { WEB_COLUMNS } from './web-columns.ts'
import { ZEEK_LOGS } from './zeek-logs.ts'

/**
 * The log sources of networks. Readers give the rows of `zeek/*`, `suricata/*`, `webserver` and `proxy` under their own
 * names; the legs let rules for logs of one kind see what other products tell of the same: proxy and webserver see http.log
 * of Zeek, dns its dns.log, firewall its conn.log.
 */

type Columns = Readonly<Record<string, ValueType>>

function table(name: string, columns: Columns, legs: readonly ViewLeg[] = []): ViewDefinition {
  // What readers find in records beside the documented columns are columns, too.
  const { '@fields': _, ...header } = SIGMA_HEADER
  return { name, platform: 'sigma', timeColumn: '@time', columns: { ...header, ...columns }, missing: ['', '-'], legs }
}

const sensors = isOneOf(field('metadata.origin'), ['zeek', 'suricata'])
const port = (name: string): Formula => asText(field(name))

const HEADER: Readonly<Record<string, Formula>> = {
  '@time': field('time'),
  '@host': field('device.hostname'),
  '@destination': first(field('dst_endpoint.hostname'), field('dst_endpoint.ip')),
  '@port': port('dst_endpoint.port'),
}

const method = field('http_request.http_method')
const host = field('http_request.url.hostname')
const path = field('http_request.url.path')
const query = field('http_request.url.query_string')
const agent = field('http_request.user_agent')
const referrer = field('http_request.referrer')
const code = asText(field('http_response.code'))

const target = choose(isNull(query), path, concat(path, text('?'), query))
/** A proxy logs the whole address; a sensor that sees a request to a server knows its parts. */
const address = choose(
  isNull(host),
  target,
  matches(path, '^[A-Za-z][A-Za-z0-9+.-]*://'),
  target,
  concat(text('http://'), host, target),
)
const extension = extract(path, '\\.([A-Za-z0-9]{1,16})$')

const requests = (uri: Formula): ViewLeg => ({
  from: 'http_activity',
  when: sensors,
  columns: {
    ...HEADER,
    '@destination': first(host, field('dst_endpoint.hostname'), field('dst_endpoint.ip')),
    '@values': joined('\n', method, uri, agent, referrer, code, field('src_endpoint.ip'), field('dst_endpoint.ip')),
    'c-ip': field('src_endpoint.ip'),
    src_ip: field('src_endpoint.ip'),
    dst_ip: field('dst_endpoint.ip'),
    dst_port: port('dst_endpoint.port'),
    's-ip': field('dst_endpoint.ip'),
    's-port': port('dst_endpoint.port'),
    'cs-method': method,
    'cs-host': host,
    'r-dns': host,
    'cs-uri': uri,
    'c-uri': uri,
    'cs-uri-stem': path,
    'c-uri-stem': path,
    'cs-uri-query': query,
    'c-uri-query': query,
    'c-uri-extension': extension,
    'cs-uri-extension': extension,
    'cs-user-agent': agent,
    'c-useragent': agent,
    'cs-referer': referrer,
    'cs-referrer': referrer,
    'cs-version': field('http_request.version'),
    'sc-status': code,
    'cs-bytes': asText(field('traffic.bytes_out')),
    'sc-bytes': asText(field('traffic.bytes_in')),
    'cs-username': field('actor.user.name'),
  },
})

const DNS: ViewLeg = {
  from: 'dns_activity',
  when: sensors,
  columns: {
    ...HEADER,
    '@destination': field('query.hostname'),
    '@values': joined('\n', field('query.hostname'), field('query.type'), field('answers'), field('src_endpoint.ip')),
    query: field('query.hostname'),
    record_type: field('query.type'),
    answer: field('answers'),
    answers: field('answers'),
    rcode: field('rcode'),
    src_ip: field('src_endpoint.ip'),
    dst_ip: field('dst_endpoint.ip'),
    dst_port: port('dst_endpoint.port'),
  },
}

const action = field('activity_name')
const BLOCKED =
  '(?i)^(?:den(?:y|ied)|drop(?:ped)?|block(?:ed)?|reject(?:ed)?|reset(?:-.*)?|discard(?:ed)?|prevent(?:ed)?)$'
const PASSED =
  '(?i)^(?:allow(?:ed)?|accept(?:ed)?|permit(?:ted)?|pass(?:ed|through)?|forward(?:ed)?|detect(?:ed)?|alert(?:ed)?)$'

/** Traffic that firewalls tell in CEF and LEEF, and the connections that sensors see; none that a host tells of itself. */
const FIREWALL: ViewLeg = {
  from: 'network_activity',
  when: all(isOneOf(field('metadata.origin'), ['zeek', 'suricata', 'qradar']), isNumber(field('activity_id'), 6)),
  columns: {
    ...HEADER,
    '@user': field('actor.user.name'),
    '@values': first(
      field('raw_data'),
      joined('\n', field('src_endpoint.ip'), field('dst_endpoint.ip'), port('dst_endpoint.port'), action),
    ),
    src_ip: field('src_endpoint.ip'),
    src_port: port('src_endpoint.port'),
    dst_ip: field('dst_endpoint.ip'),
    dst_port: port('dst_endpoint.port'),
    protocol: first(field('connection_info.protocol_name'), asText(field('connection_info.protocol_num'))),
    action,
    blocked: choose(matches(action, BLOCKED), text('true'), matches(action, PASSED), text('false'), nothing()),
    username: field('actor.user.name'),
    bytes_in: asText(field('traffic.bytes_in')),
    bytes_out: asText(field('traffic.bytes_out')),
  },
}

const { dns, firewall, apache, nginx } = tables({
  dns: 'query record_type answer answers rcode src_ip dst_ip dst_port',
  firewall: 'src_ip src_port dst_ip dst_port protocol action blocked username bytes_in bytes_out',
  apache: 'module level pid client message',
  nginx: 'level pid client message',
})

export const NETWORK_VIEWS: readonly ViewDefinition[] = [
  ...Object.entries(ZEEK_LOGS).map(([log, columns]) => table(`zeek/${log}`, columns)),
  ...Object.entries(SURICATA_EVENTS).map(([type, columns]) => table(`suricata/${type}`, columns)),
  table('webserver', WEB_COLUMNS, [requests(target)]),
  table('proxy', WEB_COLUMNS, [requests(address)]),
  table('dns', dns, [DNS]),
  table('firewall', firewall, [FIREWALL]),
  table('apache', apache),
  table('nginx', nginx),
]
