import { field } from '../../plan/formula.ts'
import {
  account,
  all,
  asText,
  choose,
  equals,
  first,
  isNull,
  isOneOf,
  lower,
  matches,
  memberText,
  nothing,
  text,
} from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { LINUX_LINES } from './linux.ts'
import { type SourceLeg, sourceTable } from './source-table.ts'
import { type Category, categories } from './windows/categories.ts'
import { code, members, provider, SYSTEM_FIELDS } from './windows/fields.ts'

/** What sensors tell of hosts that are not of Windows, and of all hosts together. */

/** Categories that sensors of Linux and macOS have, too: Sysmon for Linux, and products whose events are of any host. */
const UNIX_CATEGORIES: readonly string[] = [
  'process_creation',
  'process_termination',
  'network_connection',
  'dns_query',
  'file_event',
  'file_delete',
  'file_rename',
]

const SYSMON_FOR_LINUX = equals(provider, 'Linux-Sysmon')

function views(prefix: string, known: Readonly<Record<string, Category>>, names: readonly string[]): ViewDefinition[] {
  return names.flatMap((name) => {
    const category = known[name]
    return category === undefined
      ? []
      : [sourceTable(`${prefix}${name}`, category.legs, { isClosed: category.isClosed })]
  })
}

function sysmonForLinux(known: Readonly<Record<string, Category>>): readonly ViewDefinition[] {
  const names = ['process_creation', 'process_termination', 'network_connection', 'file_event', 'file_delete']
  const limited = names.map((name) => ({
    name,
    legs: (known[name]?.legs ?? []).map((leg) => ({
      ...leg,
      when: leg.when === undefined ? SYSMON_FOR_LINUX : all(leg.when, SYSMON_FOR_LINUX),
    })),
  }))
  const others: SourceLeg = {
    from: 'base_event',
    when: SYSMON_FOR_LINUX,
    fields: { ...SYSTEM_FIELDS, ...members('RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'User') },
  }
  return [
    ...limited.map(({ name, legs }) => sourceTable(`linux/${name}/sysmon`, legs, { isClosed: true })),
    sourceTable('linux/sysmon', [...limited.flatMap(({ legs }) => legs), others]),
  ]
}

/** Connections of every sensor under the names of the Elastic Common Schema, as the taxonomy gives them. */
const sourceIp = field('src_endpoint.ip')
const NETWORK_CONNECTION: SourceLeg = {
  from: 'network_activity',
  fields: {
    'network.type': choose(isNull(sourceIp), nothing(), matches(sourceIp, ':'), text('ipv6'), text('ipv4')),
    'network.transport': lower(field('connection_info.protocol_name')),
    'source.ip': sourceIp,
    'source.port': asText(field('src_endpoint.port')),
    'source.bytes': asText(field('traffic.bytes_out')),
    'source.packets': asText(field('traffic.packets_out')),
    'destination.ip': field('dst_endpoint.ip'),
    'destination.port': asText(field('dst_endpoint.port')),
    'destination.bytes': asText(field('traffic.bytes_in')),
    'destination.packets': asText(field('traffic.packets_in')),
  },
}

const NETWORK_DNS: SourceLeg = {
  from: 'dns_activity',
  fields: {
    'source.ip': sourceIp,
    'dns.question.name': field('query.hostname'),
    'dns.question.type': field('query.type'),
    'dns.answers.data': field('answers'),
    'dns.response.code': field('rcode'),
  },
}

const strings = (names: string): Readonly<Record<string, 'string'>> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, 'string']))

/** Detections of Microsoft Defender Antivirus: 1116 found, 1117 acted, 1118 and 1119 failed to, and their older ids. */
const ANTIVIRUS: SourceLeg = {
  from: 'base_event',
  when: all(
    isOneOf(code, ['1006', '1007', '1008', '1015', '1116', '1117', '1118', '1119']),
    equals(provider, 'Microsoft-Windows-Windows Defender'),
  ),
  fields: {
    ...SYSTEM_FIELDS,
    Filename: memberText('Path'),
    Signature: first(memberText('Threat Name'), memberText('ThreatName')),
    Action: first(memberText('Action Name'), memberText('ActionName')),
    User: first(memberText('Detection User'), account('actor.user')),
  },
}

/**
 * Calls that the RPC Firewall audits or blocks (https://github.com/zeronetworks/rpcfirewall). It writes its events with
 * strings that have no names; rules call them by the words of the message.
 */
const RPC_FIREWALL: SourceLeg = {
  from: 'base_event',
  when: equals(provider, 'RPCFW'),
  fields: {
    ...SYSTEM_FIELDS,
    EventLog: field('metadata.log_name'),
    ...Object.fromEntries(
      ['Function', 'ProcessId', 'Image', 'Protocol', 'Endpoint', 'ClientAddress', 'InterfaceUuid', 'OpNum', 'User'].map(
        (name, index) => [name, first(memberText(name), memberText(`Data${index + 1}`))],
      ),
    ),
  },
}

/** What the Endpoint Security framework tells (specification, `appendix-taxonomy/macos_endpointsecurity.md`). */
const ENDPOINT_SECURITY = `GroupId RealGroupId RealUser RealUserId TargetGroup TargetGroupId TargetUser TargetUserId UserId
  DestinationFilename FileDirectory FileName SourceFilename SignatureStatus Signed SigningID TeamID SourceImage
  SourceProcessId TargetImage TargetProcessGUID TargetProcessId TargetProcessName KextIdentifier MemoryProtection
  PtraceRequest SignalNumber XpcServiceName ParentProcessName ProcessName`

/** `product: linux` alone: what sensors tell of such hosts. */
function everythingOf(
  product: 'linux' | 'macos',
  known: Readonly<Record<string, Category>>,
  documented: Readonly<Record<string, 'string'>> = {},
): ViewDefinition {
  const legs = ['process_creation', 'process_termination', 'network_connection', 'file_event', 'file_delete'].flatMap(
    (name) => known[name]?.legs ?? [],
  )
  return sourceTable(product, legs, { documented })
}

/** Keywords of rules for all of Linux are looked for in lines of logs, too. */
const withLines = (view: ViewDefinition): ViewDefinition => ({ ...view, legs: [...view.legs, ...LINUX_LINES] })

const LINUX = categories('linux')
const MACOS = categories('macos')
const ANY = categories('any')

export const HOST_VIEWS: readonly ViewDefinition[] = [
  ...views('linux/', LINUX, UNIX_CATEGORIES),
  ...views('macos/', MACOS, UNIX_CATEGORIES),
  ...views('', ANY, Object.keys(ANY)),
  ...sysmonForLinux(LINUX),
  withLines(everythingOf('linux', LINUX)),
  everythingOf('macos', MACOS),
  sourceTable('network/connection', [NETWORK_CONNECTION], {
    documented: strings('event.duration network.protocol network.community_id network.state network.history'),
  }),
  sourceTable('network/dns', [NETWORK_DNS], {
    documented: strings(
      'source.port destination.ip destination.port network.community_id dns.id dns.question.class dns.answers.name dns.answers.type dns.answers.class dns.answers.ttl dns.header.flags',
    ),
  }),
  sourceTable('antivirus', [ANTIVIRUS]),
  sourceTable('rpc_firewall/application', [RPC_FIREWALL]),
  { ...everythingOf('macos', MACOS, strings(ENDPOINT_SECURITY)), name: 'macos/endpointsecurity' },
]
