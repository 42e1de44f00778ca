import { type Formula, field } from '../../plan/formula.ts'
import { any, choose, equals, first, isOneOf, lower, member, not, nothing, text } from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import type { OcsfClass } from '../../schemas/ocsf/classes.ts'
import { type Columns, filePath, hashes, long, mapping, sides, textOf, toLong } from '../native.ts'

const action = field('ActionType')

const header = (origin: 'defender' | 'sentinel'): Columns => ({
  time: origin === 'defender' ? field('Timestamp') : first(field('Timestamp'), field('TimeGenerated')),
  activity_name: action,
  'device.hostname': field('DeviceName'),
  'device.uid': field('DeviceId'),
  'metadata.origin': text(origin),
  'metadata.uid': textOf('ReportId'),
})

const INITIATING: Columns = {
  'actor.user.name': field('InitiatingProcessAccountName'),
  'actor.user.domain': field('InitiatingProcessAccountDomain'),
  'actor.user.uid': field('InitiatingProcessAccountSid'),
  ...filePath('actor.process.file', field('InitiatingProcessFolderPath'), field('InitiatingProcessFileName')),
  'actor.process.file.hashes': hashes({
    MD5: 'InitiatingProcessMD5',
    SHA1: 'InitiatingProcessSHA1',
    SHA256: 'InitiatingProcessSHA256',
    IMPHASH: undefined,
  }),
  'actor.process.file.internal_name': field('InitiatingProcessVersionInfoOriginalFileName'),
  'actor.process.cmd_line': field('InitiatingProcessCommandLine'),
  'actor.process.pid': field('InitiatingProcessId'),
  'actor.process.uid': field('InitiatingProcessUniqueId'),
  'actor.process.created_time': field('InitiatingProcessCreationTime'),
  'actor.process.parent_process.file.name': field('InitiatingProcessParentFileName'),
  'actor.process.parent_process.pid': field('InitiatingProcessParentId'),
  'actor.process.parent_process.created_time': field('InitiatingProcessParentCreationTime'),
}

const INTEGRITY: Columns = { 'actor.process.integrity': field('InitiatingProcessIntegrityLevel') }

const file = (prefix: string): Columns => ({
  ...filePath(prefix, field('FolderPath'), field('FileName')),
  [`${prefix}.hashes`]: hashes({ MD5: 'MD5', SHA1: 'SHA1', SHA256: 'SHA256', IMPHASH: undefined }),
})

const PROCESS: Columns = {
  ...file('process.file'),
  'process.cmd_line': field('ProcessCommandLine'),
  'process.pid': field('ProcessId'),
  'process.created_time': field('ProcessCreationTime'),
  'process.user.name': field('AccountName'),
  'process.user.domain': field('AccountDomain'),
  'process.user.uid': field('AccountSid'),
}

const code = (id: string): Columns => ({ 'metadata.event_code': text(id) })
const activity = (id: number): Columns => ({ activity_id: long(id) })
const byAction = (arms: readonly (readonly [action: string, value: Formula])[], other: Formula): Formula =>
  choose(...arms.flatMap(([name, value]) => [equals(action, name), value]), other)

const inbound = equals(action, 'InboundConnectionAccepted')
const LOGON_TYPES: readonly (readonly [word: string, number: number])[] = [
  ['Interactive', 2],
  ['Network', 3],
  ['Batch', 4],
  ['Service', 5],
  ['Unlock', 7],
  ['NetworkCleartext', 8],
  ['NewCredentials', 9],
  ['RemoteInteractive', 10],
  ['CachedInteractive', 11],
]

const additional = (name: string): Formula => member(field('AdditionalFields'), name)

/** What DeviceEvents has that fits a class, and all else of it. */
const DEVICE_EVENTS: readonly (readonly [action: string, to: OcsfClass, columns: Columns])[] = [
  [
    'DnsQueryResponse',
    'dns_activity',
    {
      ...code('22'),
      ...activity(2),
      'query.hostname': additional('DnsQueryString'),
      answers: additional('DnsQueryResult'),
    },
  ],
  ['CreateRemoteThreadApiCall', 'process_activity', { ...PROCESS, ...code('8'), ...activity(4) }],
  ['OpenProcessApiCall', 'process_activity', { ...PROCESS, ...code('10'), ...activity(3) }],
  [
    'NamedPipeEvent',
    'file_activity',
    { ...code('18'), ...activity(14), 'file.type_id': long(6), 'file.path': additional('PipeName') },
  ],
  [
    'ServiceInstalled',
    'base_event',
    {
      ...code('7045'),
      ...activity(1),
      'service.name': additional('ServiceName'),
      'service.cmd_line': field('FolderPath'),
    },
  ],
  [
    'ScheduledTaskCreated',
    'base_event',
    { ...code('4698'), ...activity(1), 'job.name': additional('TaskName'), 'job.content': additional('TaskContent') },
  ],
  [
    'UserAccountCreated',
    'base_event',
    {
      ...code('4720'),
      ...activity(1),
      'user.name': field('AccountName'),
      'user.domain': field('AccountDomain'),
      'user.uid': field('AccountSid'),
    },
  ],
]

const CONNECTIONS = ['ConnectionSuccess', 'InboundConnectionAccepted', 'ConnectionFound']
const everything: Formula = { kind: 'constant', type: 'boolean', value: true }

/**
 * Rows of Defender's device tables, by table: the same in Sentinel's copies. Each row fits exactly one mapping. A failed
 * or attempted connection is no connection and becomes a base event.
 */
export function defenderMappings(origin: 'defender' | 'sentinel'): Readonly<Record<string, readonly ClassMapping[]>> {
  const head = { ...header(origin), ...INITIATING }
  const rest: Columns = { ...head, unmapped: field('AdditionalFields') }
  const isConnection: Formula = { kind: 'apply', fn: 'logic.is_true', args: [isOneOf(action, CONNECTIONS)] }
  const isPlaced: Formula = {
    kind: 'apply',
    fn: 'logic.is_true',
    args: [any(...DEVICE_EVENTS.map(([name]) => equals(action, name)))],
  }
  return {
    DeviceProcessEvents: [
      mapping('DeviceProcessEvents', 'process_activity', everything, {
        ...rest,
        ...INTEGRITY,
        ...PROCESS,
        ...code('1'),
        ...activity(1),
        'process.file.internal_name': field('ProcessVersionInfoOriginalFileName'),
        'process.file.desc': field('ProcessVersionInfoFileDescription'),
        'process.file.product.name': field('ProcessVersionInfoProductName'),
        'process.file.company_name': field('ProcessVersionInfoCompanyName'),
        'process.uid': field('ProcessUniqueId'),
        'process.integrity': field('ProcessIntegrityLevel'),
        'process.session.logon_id': field('LogonId'),
        'process.session.uid': field('CreatedProcessSessionId'),
      }),
    ],
    DeviceNetworkEvents: [
      mapping('DeviceNetworkEvents connections', 'network_activity', isConnection, {
        ...rest,
        ...INTEGRITY,
        ...code('3'),
        ...activity(1),
        ...sides(inbound, 'ip', field('LocalIP'), field('RemoteIP')),
        ...sides(inbound, 'port', toLong(field('LocalPort')), toLong(field('RemotePort'))),
        'url.text': field('RemoteUrl'),
        'connection_info.direction_id': choose(inbound, long(1), long(2)),
        'connection_info.protocol_name': lower(field('Protocol')),
        'connection_info.protocol_num': choose(
          { kind: 'apply', fn: 'text.equals_ci', args: [field('Protocol'), text('tcp')] },
          long(6),
          { kind: 'apply', fn: 'text.equals_ci', args: [field('Protocol'), text('udp')] },
          long(17),
          nothing('long'),
        ),
      }),
      mapping('DeviceNetworkEvents others', 'base_event', not(isConnection), { ...rest, ...INTEGRITY }),
    ],
    DeviceFileEvents: [
      mapping('DeviceFileEvents', 'file_activity', everything, {
        ...rest,
        ...INTEGRITY,
        ...file('file'),
        'metadata.event_code': byAction(
          [
            ['FileCreated', text('11')],
            ['FileDeleted', text('23')],
          ],
          nothing(),
        ),
        activity_id: byAction(
          [
            ['FileCreated', long(1)],
            ['FileModified', long(3)],
            ['FileDeleted', long(4)],
            ['FileRenamed', long(5)],
          ],
          nothing('long'),
        ),
        'file.size': field('FileSize'),
        'file.url': field('FileOriginUrl'),
        'file.previous_path': field('PreviousFolderPath'),
        'share.name': field('ShareName'),
        'src_endpoint.ip': field('RequestSourceIP'),
      }),
    ],
    DeviceImageLoadEvents: [
      mapping('DeviceImageLoadEvents', 'module_activity', everything, {
        ...head,
        ...INTEGRITY,
        ...file('module.file'),
        ...code('7'),
        ...activity(1),
      }),
    ],
    DeviceRegistryEvents: [
      mapping('DeviceRegistryEvents', 'registry_activity', everything, {
        ...head,
        ...INTEGRITY,
        'metadata.event_code': byAction(
          [
            ['RegistryValueSet', text('13')],
            ['RegistryKeyRenamed', text('14')],
          ],
          text('12'),
        ),
        activity_id: byAction(
          [
            ['RegistryValueSet', long(2)],
            ['RegistryKeyCreated', long(1)],
            ['RegistryKeyDeleted', long(4)],
            ['RegistryValueDeleted', long(4)],
            ['RegistryKeyRenamed', long(5)],
          ],
          nothing('long'),
        ),
        'reg_key.path': field('RegistryKey'),
        'reg_value.name': field('RegistryValueName'),
        'reg_value.data': field('RegistryValueData'),
        'reg_value.type': field('RegistryValueType'),
        'prev_reg_key.path': field('PreviousRegistryKey'),
        'prev_reg_value.name': field('PreviousRegistryValueName'),
        'prev_reg_value.data': field('PreviousRegistryValueData'),
      }),
    ],
    DeviceLogonEvents: [
      mapping('DeviceLogonEvents', 'authentication', everything, {
        ...rest,
        ...INTEGRITY,
        ...activity(1),
        'metadata.event_code': byAction(
          [
            ['LogonSuccess', text('4624')],
            ['LogonFailed', text('4625')],
            ['LogonAttempted', text('4648')],
          ],
          nothing(),
        ),
        status_id: byAction(
          [
            ['LogonSuccess', long(1)],
            ['LogonFailed', long(2)],
          ],
          nothing('long'),
        ),
        logon_type_id: choose(
          ...LOGON_TYPES.flatMap(([word, number]) => [equals(field('LogonType'), word), long(number)]),
          nothing('long'),
        ),
        'user.name': field('AccountName'),
        'user.domain': field('AccountDomain'),
        'user.uid': field('AccountSid'),
        'session.uid': field('LogonId'),
        auth_protocol: field('Protocol'),
        'src_endpoint.ip': field('RemoteIP'),
        'src_endpoint.port': toLong(field('RemotePort')),
        'src_endpoint.hostname': field('RemoteDeviceName'),
        is_elevated: field('IsLocalAdmin'),
        status_detail: field('FailureReason'),
      }),
    ],
    DeviceEvents: [
      ...DEVICE_EVENTS.map(([name, to, columns]) =>
        mapping(`DeviceEvents ${name}`, to, equals(action, name), { ...rest, ...columns }),
      ),
      mapping('DeviceEvents others', 'base_event', not(isPlaced), rest),
    ],
  }
}
