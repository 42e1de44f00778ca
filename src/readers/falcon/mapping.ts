import { apply, type Formula, field } from '../../plan/formula.ts'
import {
  anyLong,
  choose,
  equals,
  first,
  fromMilliseconds,
  isOneOf,
  joined,
  matches,
  not,
  nothing,
  text,
} from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import { type Columns, filePath, hashes, long, mapping, number, sides } from '../native.ts'

const name = first(field('#event_simpleName'), field('event_simpleName'))

/** Epoch seconds with a fraction, written as text. */
function fromSeconds(column: string): Formula {
  const real: Formula = { kind: 'constant', type: 'real', value: 1000 }
  const milliseconds = apply('number.multiply', apply('convert.text_to_real', field(column)), real)
  const half: Formula = { kind: 'constant', type: 'real', value: 0.5 }
  return fromMilliseconds(apply('convert.real_to_long', apply('number.add', milliseconds, half)))
}

const HEADER: Columns = {
  time: fromMilliseconds(first(field('@timestamp'), number('timestamp'))),
  activity_name: name,
  'device.hostname': field('ComputerName'),
  'device.uid': field('aid'),
  'metadata.origin': text('falcon'),
  'metadata.uid': field('id'),
}

/** The process that acts, by the sensor's own id; its name and command line come with the second pass. */
const CONTEXT: Columns = {
  'actor.process.uid': field('ContextProcessId'),
  'actor.process.file.path': field('ContextImageFileName'),
  'actor.process.file.name': first(
    field('ContextBaseFileName'),
    apply('text.base_name', field('ContextImageFileName')),
  ),
}

const DIGESTS = hashes({ MD5: 'MD5HashData', SHA1: 'SHA1HashData', SHA256: 'SHA256HashData', IMPHASH: undefined })

const INTEGRITY: readonly (readonly [level: string, word: string])[] = [
  ['4096', 'Low'],
  ['8192', 'Medium'],
  ['8448', 'MediumPlus'],
  ['12288', 'High'],
  ['16384', 'System'],
]

const inbound = matches(name, '^NetworkReceiveAccept')
const fixed = (code: string, activity: number): Columns => ({
  'metadata.event_code': text(code),
  activity_id: long(activity),
})

type Kind = readonly [label: string, names: Formula, to: ClassMapping['to'], columns: Columns]

const KINDS: readonly Kind[] = [
  [
    'process start',
    isOneOf(name, ['ProcessRollup2', 'SyntheticProcessRollup2']),
    'process_activity',
    {
      ...fixed('1', 1),
      ...filePath('process.file', field('ImageFileName')),
      'process.file.hashes': DIGESTS,
      'process.file.internal_name': field('OriginalFilename'),
      'process.cmd_line': field('CommandLine'),
      'process.pid': number('RawProcessId'),
      'process.uid': field('TargetProcessId'),
      'process.created_time': fromSeconds('ProcessStartTime'),
      'process.user.name': field('UserName'),
      'process.user.uid': field('UserSid'),
      'process.session.logon_id': number('AuthenticationId'),
      'process.session.uid': number('SessionId'),
      'process.integrity': choose(
        ...INTEGRITY.flatMap(([level, word]) => [equals(field('IntegrityLevel'), level), text(word)]),
        nothing(),
      ),
      'actor.process.uid': field('ParentProcessId'),
      'actor.process.file.name': field('ParentBaseFileName'),
      'actor.process.parent_process.file.name': field('GrandParentBaseFileName'),
    },
  ],
  [
    'process end',
    isOneOf(name, ['EndOfProcess', 'TerminateProcess']),
    'process_activity',
    {
      ...fixed('5', 2),
      'process.uid': field('TargetProcessId'),
      'process.pid': number('RawProcessId'),
      'process.created_time': fromSeconds('ProcessStartTime'),
      exit_code: field('ExitCode'),
      'process.user.uid': field('UserSid'),
    },
  ],
  [
    'connection',
    matches(name, '^Network(?:Connect|ReceiveAccept)IP[46]$'),
    'network_activity',
    {
      ...CONTEXT,
      ...fixed('3', 1),
      ...sides(
        inbound,
        'ip',
        first(field('LocalAddressIP4'), field('LocalAddressIP6')),
        first(field('RemoteAddressIP4'), field('RemoteAddressIP6')),
      ),
      ...sides(inbound, 'port', number('LocalPort'), number('RemotePort')),
      'connection_info.protocol_num': number('Protocol'),
      'connection_info.protocol_name': choose(
        equals(field('Protocol'), '6'),
        text('tcp'),
        equals(field('Protocol'), '17'),
        text('udp'),
        equals(field('Protocol'), '1'),
        text('icmp'),
        nothing(),
      ),
      'connection_info.direction_id': choose(inbound, long(1), long(2)),
    },
  ],
  [
    'lookup',
    isOneOf(name, ['DnsRequest', 'SuspiciousDnsRequest']),
    'dns_activity',
    {
      ...CONTEXT,
      ...fixed('22', 2),
      'query.hostname': field('DomainName'),
      'query.type': field('RequestType'),
      rcode: field('QueryStatus'),
      answers: joined('', field('CNAMERecords'), field('IP4Records'), field('IP6Records')),
    },
  ],
  [
    'file written',
    matches(name, '^(?:.*FileWritten|NewExecutableWritten|NewScriptWritten)$'),
    'file_activity',
    {
      ...CONTEXT,
      ...fixed('11', 1),
      ...filePath('file', field('TargetFileName')),
      'file.size': number('Size'),
      'file.hashes': DIGESTS,
    },
  ],
  [
    'file deleted',
    isOneOf(name, ['ExecutableDeleted', 'FileDeleteInfo']),
    'file_activity',
    { ...CONTEXT, ...fixed('23', 4), ...filePath('file', field('TargetFileName')) },
  ],
  [
    'module load',
    isOneOf(name, ['ClassifiedModuleLoad', 'UnsignedModuleLoad']),
    'module_activity',
    {
      ...fixed('7', 1),
      ...filePath('module.file', field('ImageFileName')),
      'module.file.hashes': DIGESTS,
      'module.file.internal_name': field('OriginalFilename'),
      'actor.process.uid': first(field('TargetProcessId'), field('ContextProcessId')),
      ...filePath('actor.process.file', field('TargetImageFileName')),
    },
  ],
  [
    'script',
    isOneOf(name, ['ScriptControlScanTelemetry', 'ScriptControlScanInfo']),
    'script_activity',
    {
      ...fixed('4104', 1),
      'script.script_content.value': field('ScriptContent'),
      'script.file.path': field('ScriptContentName'),
      'actor.process.uid': field('ContextProcessId'),
      ...filePath('actor.process.file', field('ImageFileName')),
      'actor.process.cmd_line': field('CommandLine'),
    },
  ],
  [
    'registry value',
    isOneOf(name, ['AsepValueUpdate', 'RegGenericValueUpdate', 'RegSystemConfigValueUpdate']),
    'registry_activity',
    {
      ...CONTEXT,
      ...fixed('13', 2),
      'reg_key.path': field('RegObjectName'),
      'reg_value.name': field('RegValueName'),
      'reg_value.data': field('RegStringValue'),
    },
  ],
  [
    'logon',
    isOneOf(name, ['UserLogon', 'UserLogonFailed', 'UserLogonFailed2']),
    'authentication',
    {
      activity_id: long(1),
      'metadata.event_code': choose(equals(name, 'UserLogon'), text('4624'), text('4625')),
      status_id: choose(equals(name, 'UserLogon'), long(1), long(2)),
      'user.name': field('UserName'),
      'user.domain': field('LogonDomain'),
      'user.uid': field('UserSid'),
      logon_type_id: number('LogonType'),
      'session.uid': number('AuthenticationId'),
      auth_protocol: field('AuthenticationPackage'),
      'src_endpoint.ip': first(field('RemoteAddressIP4'), field('RemoteAddressIP6')),
      'src_endpoint.hostname': field('ClientComputerName'),
      status_code: apply('convert.long_to_hex_text', anyLong(field('Status'))),
      status_detail: apply('convert.long_to_hex_text', anyLong(field('SubStatus'))),
    },
  ],
]

const isPlaced = apply('logic.is_true', apply('logic.or', ...KINDS.map(([, when]) => when)))

/** Events of the sensor; each fits exactly one mapping. */
export const FALCON_MAPPINGS: readonly ClassMapping[] = [
  ...KINDS.map(([label, when, to, columns]) => mapping(`Falcon ${label}`, to, when, { ...HEADER, ...columns })),
  mapping('other Falcon event', 'base_event', not(isPlaced), HEADER),
]
