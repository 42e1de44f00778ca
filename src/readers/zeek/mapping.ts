import { apply, type Formula, field } from '../../plan/formula.ts'
import { choose, extract, first, isNull, lower, nothing, text } from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import { type Columns, long, mapping } from '../native.ts'

const EVERY: Formula = { kind: 'constant', type: 'boolean', value: true }

const HEADER: Columns = {
  time: field('@time'),
  'device.hostname': field('@host'),
  'metadata.origin': text('zeek'),
  'metadata.uid': field('uid'),
}

const ENDPOINTS: Columns = {
  'src_endpoint.ip': field('id.orig_h'),
  'src_endpoint.port': field('id.orig_p'),
  'dst_endpoint.ip': field('id.resp_h'),
  'dst_endpoint.port': field('id.resp_p'),
}

const protocol = lower(field('proto'))
const numbers = Object.entries({ icmp: 1, tcp: 6, udp: 17, sctp: 132 }).flatMap(([name, number]) => [
  apply('compare.eq', protocol, text(name)),
  long(number),
])

const uri = field('uri')
const OUTBOUND = 2
const INBOUND = 1

/**
 * Zeek's logs that other languages' platforms know of, by the name of the table. Each row is an event once: conn.log tells
 * all connections, so that the logs of their protocols are none beside it.
 */
export const ZEEK_MAPPINGS: Readonly<Record<string, readonly ClassMapping[]>> = {
  'zeek/conn': [
    mapping('Zeek connection', 'network_activity', EVERY, {
      ...HEADER,
      ...ENDPOINTS,
      activity_id: long(6),
      'connection_info.protocol_name': field('proto'),
      'connection_info.protocol_num': choose(...numbers, nothing('long')),
      'connection_info.direction_id': choose(
        apply('logic.and', field('local_orig'), apply('logic.not', field('local_resp'))),
        long(OUTBOUND),
        apply('logic.and', field('local_resp'), apply('logic.not', field('local_orig'))),
        long(INBOUND),
        nothing('long'),
      ),
      'traffic.bytes_out': field('orig_bytes'),
      'traffic.bytes_in': field('resp_bytes'),
      'traffic.packets_out': field('orig_pkts'),
      'traffic.packets_in': field('resp_pkts'),
    }),
  ],
  'zeek/dns': [
    mapping('Zeek DNS query', 'dns_activity', EVERY, {
      ...HEADER,
      activity_id: long(2),
      'src_endpoint.ip': field('id.orig_h'),
      'dst_endpoint.ip': field('id.resp_h'),
      'dst_endpoint.port': field('id.resp_p'),
      'query.hostname': field('query'),
      'query.type': field('qtype_name'),
      rcode: field('rcode_name'),
      answers: apply('dynamic.join_text', field('answers'), text(';')),
    }),
  ],
  'zeek/http': [
    mapping('Zeek HTTP request', 'http_activity', EVERY, {
      ...HEADER,
      ...ENDPOINTS,
      activity_name: field('method'),
      'http_request.http_method': field('method'),
      'http_request.url.hostname': field('host'),
      'http_request.url.path': choose(isNull(uri), nothing(), first(extract(uri, '^([^?]*)\\?'), uri)),
      'http_request.url.query_string': extract(uri, '\\?(.*)$'),
      'http_request.user_agent': field('user_agent'),
      'http_request.referrer': field('referrer'),
      'http_request.version': field('version'),
      'http_response.code': field('status_code'),
      'actor.user.name': field('username'),
      'traffic.bytes_out': field('request_body_len'),
      'traffic.bytes_in': field('response_body_len'),
    }),
  ],
}
