import { apply, type Formula, field } from '../../plan/formula.ts'
import { anyLong, concat, extract, first, joined, lower, member, text } from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import { type Columns, long, mapping, textOf } from '../native.ts'

const EVERY: Formula = { kind: 'constant', type: 'boolean', value: true }

const HEADER: Columns = {
  time: field('@time'),
  'device.hostname': field('host'),
  'metadata.origin': text('suricata'),
  'metadata.uid': textOf('flow_id'),
}

const ENDPOINTS: Columns = {
  'src_endpoint.ip': field('src_ip'),
  'src_endpoint.port': field('src_port'),
  'dst_endpoint.ip': field('dest_ip'),
  'dst_endpoint.port': field('dest_port'),
}

const inside = (value: Formula, ...path: readonly string[]): Formula =>
  path.reduce((outer, name) => apply('dynamic.member', outer, text(name)), value)
const of = (object: string, name: string): Formula => member(field(object), name)

const dns = field('dns')
const asked = (name: string): Formula =>
  first(
    member(dns, name),
    member(apply('dynamic.element', inside(dns, 'queries'), long(0)), name),
    member(apply('dynamic.element', inside(dns, 'query'), long(0)), name),
  )
const grouped = (type: string): Formula => apply('dynamic.join_text', inside(dns, 'grouped', type), text(';'))

const uri = of('http', 'url')

/** Suricata's events that other languages' platforms know of, by the name of the table; other types are none of theirs. */
export const SURICATA_MAPPINGS: Readonly<Record<string, readonly ClassMapping[]>> = {
  'suricata/flow': [
    mapping('Suricata flow', 'network_activity', EVERY, {
      ...HEADER,
      ...ENDPOINTS,
      activity_id: long(6),
      'connection_info.protocol_name': lower(field('proto')),
      'traffic.bytes_out': anyLong(of('flow', 'bytes_toserver')),
      'traffic.bytes_in': anyLong(of('flow', 'bytes_toclient')),
      'traffic.packets_out': anyLong(of('flow', 'pkts_toserver')),
      'traffic.packets_in': anyLong(of('flow', 'pkts_toclient')),
    }),
  ],
  'suricata/dns': [
    mapping('Suricata DNS query or answer', 'dns_activity', EVERY, {
      ...HEADER,
      activity_name: of('dns', 'type'),
      'src_endpoint.ip': field('src_ip'),
      'dst_endpoint.ip': field('dest_ip'),
      'dst_endpoint.port': field('dest_port'),
      'query.hostname': asked('rrname'),
      'query.type': asked('rrtype'),
      rcode: of('dns', 'rcode'),
      answers: first(
        joined(';', grouped('A'), grouped('AAAA'), grouped('CNAME'), grouped('TXT'), grouped('NULL'), grouped('MX')),
        of('dns', 'rdata'),
      ),
    }),
  ],
  'suricata/http': [
    mapping('Suricata HTTP request', 'http_activity', EVERY, {
      ...HEADER,
      ...ENDPOINTS,
      activity_name: of('http', 'http_method'),
      'http_request.http_method': of('http', 'http_method'),
      'http_request.url.hostname': of('http', 'hostname'),
      'http_request.url.path': first(extract(uri, '^([^?]*)\\?'), uri),
      'http_request.url.query_string': extract(uri, '\\?(.*)$'),
      'http_request.user_agent': of('http', 'http_user_agent'),
      'http_request.referrer': of('http', 'http_refer'),
      'http_request.version': of('http', 'protocol'),
      'http_response.code': anyLong(of('http', 'status')),
      'http_response.content_type': of('http', 'http_content_type'),
      'traffic.bytes_in': anyLong(of('http', 'length')),
    }),
  ],
  'suricata/alert': [
    mapping('Suricata alert', 'base_event', EVERY, {
      ...HEADER,
      ...ENDPOINTS,
      activity_name: of('alert', 'action'),
      'metadata.rule_name': of('alert', 'signature'),
      message: first(concat(of('alert', 'category'), text(': '), of('alert', 'signature')), of('alert', 'signature')),
    }),
  ],
}
