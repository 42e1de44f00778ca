import { field } from '../../plan/formula.ts'
import { choose, equals, extract, isNull, isOneOf, long, lower, matches, nothing, present, text } from '../formulas.ts'
import {
  at,
  decimal,
  derived,
  direction,
  hex,
  leftovers,
  type Placement,
  path,
  REGISTRY_OBJECT,
  rare,
  registryValue,
  SYSMON_TIME,
  user,
  utcTime,
  type WindowsEvent,
} from './event.ts'

/** https://learn.microsoft.com/sysinternals/downloads/sysmon#events */

const COMMON = {
  RuleName: at('metadata.rule_name'),
  UtcTime: { ...utcTime('time'), columns: () => ({ time: SYSMON_TIME }) },
}

/** The acting process under the names that most events use. */
const IMAGE = {
  ProcessGuid: at('actor.process.uid'),
  ProcessId: decimal('actor.process.pid'),
  Image: path('actor.process.file'),
  User: user('actor.user'),
}

const TARGET = {
  SourceProcessId: decimal('actor.process.pid'),
  SourceImage: path('actor.process.file'),
  SourceUser: user('actor.user'),
  TargetProcessId: decimal('process.pid'),
  TargetImage: path('process.file'),
  TargetUser: user('process.user'),
}

const version = (file: string): Readonly<Record<string, Placement>> => ({
  FileVersion: at(`${file}.version`),
  Description: at(`${file}.desc`),
  Product: at(`${file}.product.name`),
  Company: at(`${file}.company_name`),
  OriginalFileName: at(`${file}.internal_name`),
  Hashes: at(`${file}.hashes`),
})

const isIpv6 = (column: string): Placement =>
  derived(choose(isNull(field(column)), nothing(), matches(field(column), ':'), text('true'), text('false')))

const eventType = field('EventType')
const isValueEvent = isOneOf(eventType, ['DeleteValue', 'SetValue', 'RenameValue'])
const split = registryValue(field('TargetObject'))

const PROCESS: readonly WindowsEvent[] = [
  {
    label: 'Sysmon 1 process create',
    source: 'sysmon',
    ids: ['1'],
    to: 'process_activity',
    fields: {
      ...COMMON,
      ProcessGuid: at('process.uid'),
      ProcessId: decimal('process.pid'),
      Image: path('process.file'),
      ...version('process.file'),
      CommandLine: at('process.cmd_line'),
      CurrentDirectory: at('process.working_directory'),
      User: user('process.user'),
      LogonGuid: at('process.session.logon_guid'),
      LogonId: hex('process.session.logon_id'),
      TerminalSessionId: decimal('process.session.uid'),
      IntegrityLevel: at('process.integrity'),
      ParentProcessGuid: at('actor.process.uid'),
      ParentProcessId: decimal('actor.process.pid'),
      ParentImage: path('actor.process.file'),
      ParentCommandLine: at('actor.process.cmd_line'),
      ParentUser: user('actor.user'),
    },
    columns: { activity_id: long(1), 'process.created_time': SYSMON_TIME },
  },
  {
    label: 'Sysmon 5 process end',
    source: 'sysmon',
    ids: ['5'],
    to: 'process_activity',
    fields: {
      ...COMMON,
      ProcessGuid: at('process.uid'),
      ProcessId: decimal('process.pid'),
      Image: path('process.file'),
      User: user('process.user'),
    },
    columns: { activity_id: long(2) },
  },
  {
    label: 'Sysmon 8 remote thread',
    source: 'sysmon',
    ids: ['8'],
    to: 'process_activity',
    fields: {
      ...COMMON,
      ...TARGET,
      SourceProcessGuid: at('actor.process.uid'),
      TargetProcessGuid: at('process.uid'),
      ...leftovers('NewThreadId', 'StartAddress', 'StartModule', 'StartFunction'),
    },
    columns: {
      activity_id: long(4),
      'module.start_address': rare('StartAddress'),
      'module.file.path': rare('StartModule'),
      'module.function_name': rare('StartFunction'),
    },
  },
  {
    label: 'Sysmon 10 process access',
    source: 'sysmon',
    ids: ['10'],
    to: 'process_activity',
    fields: {
      ...COMMON,
      ...TARGET,
      SourceProcessGUID: at('actor.process.uid'),
      TargetProcessGUID: at('process.uid'),
      GrantedAccess: at('actual_permissions'),
      ...leftovers('SourceThreadId', 'CallTrace'),
    },
    columns: { activity_id: long(3) },
  },
  {
    label: 'Sysmon 25 process tampering',
    source: 'sysmon',
    ids: ['25'],
    to: 'process_activity',
    fields: {
      ...COMMON,
      ProcessGuid: at('process.uid'),
      ProcessId: decimal('process.pid'),
      Image: path('process.file'),
      User: user('process.user'),
      ...leftovers('Type'),
    },
    columns: { activity_id: long(4) },
  },
]

const NETWORK: readonly WindowsEvent[] = [
  {
    label: 'Sysmon 3 network connection',
    source: 'sysmon',
    ids: ['3'],
    to: 'network_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      Protocol: at('connection_info.protocol_name'),
      Initiated: direction('false', 'true'),
      SourceIsIpv6: isIpv6('src_endpoint.ip'),
      SourceIp: at('src_endpoint.ip'),
      SourceHostname: at('src_endpoint.hostname'),
      SourcePort: decimal('src_endpoint.port'),
      SourcePortName: at('src_endpoint.svc_name'),
      DestinationIsIpv6: isIpv6('dst_endpoint.ip'),
      DestinationIp: at('dst_endpoint.ip'),
      DestinationHostname: at('dst_endpoint.hostname'),
      DestinationPort: decimal('dst_endpoint.port'),
      DestinationPortName: at('dst_endpoint.svc_name'),
    },
    columns: {
      activity_id: long(1),
      'connection_info.protocol_num': choose(
        equals(lower(field('Protocol')), 'tcp'),
        long(6),
        equals(lower(field('Protocol')), 'udp'),
        long(17),
        nothing('long'),
      ),
    },
  },
  {
    label: 'Sysmon 22 DNS query',
    source: 'sysmon',
    ids: ['22'],
    to: 'dns_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      QueryName: at('query.hostname'),
      QueryStatus: at('rcode'),
      QueryResults: at('answers'),
    },
    columns: { activity_id: long(2) },
  },
]

const FILES: readonly WindowsEvent[] = [
  {
    label: 'Sysmon 11 file create',
    source: 'sysmon',
    ids: ['11'],
    to: 'file_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      TargetFilename: path('file'),
      CreationUtcTime: utcTime('file.created_time'),
    },
    columns: { activity_id: long(1) },
  },
  {
    label: 'Sysmon 15 stream create',
    source: 'sysmon',
    ids: ['15'],
    to: 'file_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      TargetFilename: path('file'),
      CreationUtcTime: utcTime('file.created_time'),
      ...leftovers('Hash', 'Contents'),
    },
    columns: { activity_id: long(1), 'file.hashes': rare('Hash'), 'file.contents': rare('Contents') },
  },
  {
    label: 'Sysmon 23 and 26 file delete',
    source: 'sysmon',
    ids: ['23', '26'],
    to: 'file_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      TargetFilename: path('file'),
      Hashes: at('file.hashes'),
      ...leftovers('IsExecutable', 'Archived'),
    },
    columns: { activity_id: long(4) },
  },
  {
    label: 'Sysmon 17 and 18 named pipe',
    source: 'sysmon',
    ids: ['17', '18'],
    to: 'file_activity',
    fields: { ...COMMON, ...IMAGE, ...leftovers('PipeName', 'EventType') },
    columns: {
      activity_id: choose(equals(field('System.EventID'), '17'), long(1), long(14)),
      'file.type_id': long(6),
      'file.path': rare('PipeName'),
      'file.name': extract(rare('PipeName'), '[^\\\\]*$', 0),
    },
  },
]

const REGISTRY: readonly WindowsEvent[] = [
  {
    label: 'Sysmon 12 and 13 registry',
    source: 'sysmon',
    ids: ['12', '13'],
    to: 'registry_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      EventType: at('activity_name'),
      TargetObject: derived(REGISTRY_OBJECT),
      Details: at('reg_value.data'),
    },
    columns: {
      activity_id: choose(
        isOneOf(eventType, ['DeleteKey', 'DeleteValue']),
        long(4),
        equals(eventType, 'CreateKey'),
        long(1),
        long(2),
      ),
      'reg_key.path': choose(isValueEvent, split['reg_key.path'] ?? nothing(), present(field('TargetObject'))),
      'reg_value.name': choose(isValueEvent, split['reg_value.name'] ?? nothing(), nothing()),
    },
  },
  {
    label: 'Sysmon 14 registry rename',
    source: 'sysmon',
    ids: ['14'],
    to: 'registry_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      EventType: at('activity_name'),
      TargetObject: at('prev_reg_key.path'),
      ...leftovers('NewName'),
    },
    columns: { activity_id: long(5), 'reg_key.path': rare('NewName') },
  },
]

const MODULES: readonly WindowsEvent[] = [
  {
    label: 'Sysmon 7 image load',
    source: 'sysmon',
    ids: ['7'],
    to: 'module_activity',
    fields: {
      ...COMMON,
      ...IMAGE,
      ImageLoaded: path('module.file'),
      ...version('module.file'),
      Signed: at('module.file.signature.signed'),
      Signature: at('module.file.signature.name'),
      SignatureStatus: at('module.file.signature.status'),
    },
    columns: { activity_id: long(1) },
  },
]

export const SYSMON: readonly WindowsEvent[] = [...PROCESS, ...NETWORK, ...FILES, ...REGISTRY, ...MODULES]
