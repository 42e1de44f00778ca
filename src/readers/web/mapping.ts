import { type Formula, field } from '../../plan/formula.ts'
import { all, anyLong, isNull, not, text } from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import { type Columns, long, mapping } from '../native.ts'

const EVERY: Formula = { kind: 'constant', type: 'boolean', value: true }

const HEADER: Columns = {
  time: field('@time'),
  'device.hostname': field('@host'),
  'metadata.origin': text('web'),
  raw_data: field('@values'),
}

const REQUEST = mapping('web request', 'http_activity', EVERY, {
  ...HEADER,
  activity_name: field('cs-method'),
  'src_endpoint.ip': field('c-ip'),
  'dst_endpoint.ip': field('dst_ip'),
  'dst_endpoint.port': anyLong(field('@port')),
  'http_request.http_method': field('cs-method'),
  'http_request.url.hostname': field('cs-host'),
  'http_request.url.path': field('cs-uri-stem'),
  'http_request.url.query_string': field('cs-uri-query'),
  'http_request.user_agent': field('cs-user-agent'),
  'http_request.referrer': field('cs-referer'),
  'http_request.version': field('cs-version'),
  'http_response.code': anyLong(field('sc-status')),
  'actor.user.name': field('cs-username'),
  'traffic.bytes_out': anyLong(field('cs-bytes')),
  'traffic.bytes_in': anyLong(field('sc-bytes')),
})

const LINE = mapping('line of a web server', 'base_event', EVERY, { ...HEADER, message: field('@values') })

/** Rows of web logs as events, by the name of the table. */
export const WEB_MAPPINGS: Readonly<Record<string, readonly ClassMapping[]>> = {
  webserver: [REQUEST],
  proxy: [REQUEST],
  apache: [LINE],
  nginx: [LINE],
  firewall: [
    mapping(
      'traffic of a firewall',
      'network_activity',
      all(not(isNull(field('src_ip'))), not(isNull(field('dst_ip')))),
      {
        ...HEADER,
        activity_id: long(6),
        activity_name: field('action'),
        'src_endpoint.ip': field('src_ip'),
        'src_endpoint.port': anyLong(field('src_port')),
        'dst_endpoint.ip': field('dst_ip'),
        'dst_endpoint.port': anyLong(field('dst_port')),
        'connection_info.protocol_name': field('protocol'),
        'actor.user.name': field('username'),
      },
    ),
  ],
}
