import { apply, type Formula, field } from '../../plan/formula.ts'
import {
  all,
  any,
  anyLong,
  choose,
  first,
  fromMilliseconds,
  isNull,
  isOneOf,
  joined,
  matches,
  not,
  nothing,
  text,
} from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import { type Columns, filePath, hashes, long, mapping, toLong, user } from '../native.ts'

/** The property under any of its names; the later ones are of community extensions. */
const property = (...names: readonly string[]): Formula => first(...names.map(field))

const code = property('EventID', 'Event ID', 'qideventid')
const hasPath = (value: Formula): Formula => matches(value, '[\\\\/]')

/** A full path where any property has one; "Process Name" holds it on some consoles. */
const path = (full: readonly string[], name: string): Formula =>
  first(property(...full), choose(hasPath(field(name)), field(name), nothing()))

const PROCESS_PATH = path(['Process Path', 'Image'], 'Process Name')
const PARENT_PATH = path(['Parent Process Path', 'ParentImage'], 'Parent Process Name')
const baseName = (value: Formula): Formula => apply('text.base_name', value)

const HEADER: Columns = {
  time: fromMilliseconds(first(field('devicetime'), field('starttime'))),
  'device.hostname': first(
    property('Machine Identifier', 'Machine ID', 'Computer Name', 'Hostname'),
    field('logsourceidentifier'),
  ),
  'metadata.origin': text('qradar'),
  'metadata.event_code': code,
  'metadata.log_name': field('qideventcategory'),
  raw_data: field('payload'),
}

const ACTOR: Columns = {
  ...filePath('actor.process.file', PROCESS_PATH, baseName(field('Process Name'))),
  'actor.process.pid': anyLong(property('Process ID', 'Process Id')),
  ...user('actor.user', 'username'),
}

/** Another product's event may have the id of a Windows event. */
const product = field('deviceProduct')
const isWindows = isNull(product)
const bytes = (...names: readonly string[]): Formula => anyLong(property(...names))
const isProcess = all(isWindows, isOneOf(code, ['1', '4688']))
const isConnection = all(isWindows, isOneOf(code, ['3', '5156']))

const words = joined(' ', field('qidname'), field('qideventid'), field('qideventcategory'), field('name'))
const isLogon = all(
  not(isWindows),
  not(isNull(field('username'))),
  apply('logic.is_true', matches(words, '(?i)(?:^|[^a-z])(?:log[io]n|logon|authenticat|sign-?in)')),
)
const isTraffic = all(
  not(isWindows),
  not(isLogon),
  not(isNull(field('sourceip'))),
  not(isNull(field('destinationip'))),
  not(isNull(field('destinationport'))),
)

const ENDPOINTS: Columns = {
  'src_endpoint.ip': field('sourceip'),
  'src_endpoint.port': toLong(field('sourceport')),
  'src_endpoint.hostname': field('Source Hostname'),
  'dst_endpoint.ip': field('destinationip'),
  'dst_endpoint.port': toLong(field('destinationport')),
  'dst_endpoint.hostname': field('Destination Hostname'),
  'connection_info.protocol_num': toLong(field('protocolid')),
}

/** Events of QRadar; each fits exactly one mapping. Only process starts and connections have classes. */
export const QRADAR_EVENT_MAPPINGS: readonly ClassMapping[] = [
  mapping('QRadar process start', 'process_activity', isProcess, {
    ...HEADER,
    activity_id: long(1),
    ...filePath('process.file', PROCESS_PATH, baseName(field('Process Name'))),
    'process.file.hashes': hashes({
      MD5: 'MD5 Hash',
      SHA1: 'SHA1 Hash',
      SHA256: 'SHA256 Hash',
      IMPHASH: 'IMP Hash',
    }),
    'process.cmd_line': property('Process CommandLine', 'Command', 'CommandLine'),
    'process.pid': anyLong(property('Process ID', 'Process Id')),
    ...user('process.user', 'username'),
    ...filePath('actor.process.file', PARENT_PATH, baseName(field('Parent Process Name'))),
    'actor.process.cmd_line': property('Parent Command', 'ParentCommandLine'),
    'actor.process.pid': anyLong(field('Parent Process ID')),
  }),
  mapping('QRadar connection', 'network_activity', isConnection, {
    ...HEADER,
    ...ACTOR,
    activity_id: long(1),
    'actor.process.cmd_line': property('Process CommandLine', 'Command', 'CommandLine'),
    ...ENDPOINTS,
  }),
  mapping('traffic of a LEEF or CEF source', 'network_activity', isTraffic, {
    ...HEADER,
    ...ACTOR,
    ...ENDPOINTS,
    activity_id: long(6),
    activity_name: property('act', 'deviceAction', 'action'),
    'traffic.bytes_out': bytes('srcBytes', 'out', 'Bytes Sent', 'BytesSent'),
    'traffic.bytes_in': bytes('dstBytes', 'in', 'Bytes Received', 'BytesReceived'),
    'traffic.packets_out': bytes('srcPackets'),
    'traffic.packets_in': bytes('dstPackets'),
  }),
  mapping('logon of a LEEF or CEF source', 'authentication', isLogon, {
    ...HEADER,
    activity_id: long(1),
    ...user('user', 'username'),
    'src_endpoint.ip': field('sourceip'),
    'src_endpoint.port': toLong(field('sourceport')),
    'dst_endpoint.hostname': field('Destination Hostname'),
    status_id: choose(
      matches(words, '(?i)fail|denied|invalid'),
      long(2),
      matches(words, '(?i)succe'),
      long(1),
      nothing('long'),
    ),
  }),
  mapping(
    'other QRadar event',
    'base_event',
    not(apply('logic.is_true', any(isProcess, isConnection, isTraffic, isLogon))),
    {
      ...HEADER,
      ...ACTOR,
      message: first(field('Message'), field('msg'), field('payload')),
    },
  ),
]

export const QRADAR_FLOW_MAPPINGS: readonly ClassMapping[] = [
  mapping(
    'QRadar flow',
    'network_activity',
    { kind: 'constant', type: 'boolean', value: true },
    {
      time: fromMilliseconds(first(field('firstpackettime'), field('starttime'))),
      activity_id: long(6),
      'metadata.origin': text('qradar'),
      'src_endpoint.ip': field('sourceip'),
      'src_endpoint.port': toLong(field('sourceport')),
      'dst_endpoint.ip': field('destinationip'),
      'dst_endpoint.port': toLong(field('destinationport')),
      'connection_info.protocol_num': toLong(field('protocolid')),
      'traffic.bytes_out': field('sourcebytes'),
      'traffic.bytes_in': field('destinationbytes'),
      'traffic.packets_out': field('sourcepackets'),
      'traffic.packets_in': field('destinationpackets'),
    },
  ),
]
