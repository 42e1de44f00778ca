import { type Formula, field } from '../../plan/formula.ts'
import {
  all,
  any,
  asLong,
  choose,
  equals,
  first,
  isNull,
  isNumber,
  long,
  nothing,
  only,
  present,
  text,
} from '../formulas.ts'
import {
  at,
  decimal,
  derived,
  direction,
  hex,
  leftover,
  leftovers,
  mandatoryLabel,
  type Placement,
  path,
  rare,
  type WindowsEvent,
} from './event.ts'

/** https://learn.microsoft.com/windows/security/threat-protection/auditing/security-auditing-overview */

/** Who did it. */
const SUBJECT = {
  SubjectUserSid: at('actor.user.uid'),
  SubjectUserName: at('actor.user.name'),
  SubjectDomainName: at('actor.user.domain'),
}

/** Whom it was done to. */
const TARGET = {
  TargetUserSid: at('user.uid'),
  TargetUserName: at('user.name'),
  TargetDomainName: at('user.domain'),
}

/** 4688 names a target only when the new process runs as another user than its creator. */
const anotherUser = any(
  differs('process.user.name', 'actor.user.name'),
  differs('process.user.domain', 'actor.user.domain'),
)

function differs(a: string, b: string): Formula {
  return any(
    { kind: 'apply', fn: 'compare.ne', args: [field(a), field(b)] },
    all(isNull(field(b)), { kind: 'apply', fn: 'logic.not', args: [isNull(field(a))] }),
  )
}

const targetOf = (part: string): Placement => derived(only(anotherUser, field(`process.user.${part}`)))

const STATUS = { 4624: 1, 4625: 2 } as const

const LOGON: readonly WindowsEvent[] = ([4624, 4625] as const).map((id) => ({
  label: `Security ${id} ${id === 4624 ? 'logon' : 'failed logon'}`,
  source: 'security',
  ids: [String(id)],
  to: 'authentication',
  fields: {
    ...SUBJECT,
    ...TARGET,
    LogonType: decimal('logon_type_id'),
    TargetLogonId: hex('session.uid'),
    IpAddress: at('src_endpoint.ip'),
    IpPort: decimal('src_endpoint.port'),
    WorkstationName: at('src_endpoint.hostname'),
    AuthenticationPackageName: at('auth_protocol'),
    LogonProcessName: at('logon_process.name'),
    ProcessId: hex('actor.process.pid'),
    ProcessName: path('actor.process.file'),
    ...(id === 4624
      ? { ElevatedToken: elevated(), ...leftovers('ImpersonationLevel', 'RestrictedAdminMode', 'VirtualAccount') }
      : { Status: at('status_code'), SubStatus: at('status_detail'), ...leftovers('FailureReason') }),
    ...leftovers(
      'SubjectLogonId',
      'LogonGuid',
      'KeyLength',
      'LmPackageName',
      'TransmittedServices',
      'TargetLinkedLogonId',
      'TargetOutboundUserName',
      'TargetOutboundDomainName',
    ),
  },
  columns: { activity_id: long(1), status_id: long(STATUS[id]) },
}))

/** %%1842 yes, %%1843 no. */
function elevated(): Placement {
  return {
    columns: (raw) => ({
      is_elevated: choose(equals(raw, '%%1842'), yes, equals(raw, '%%1843'), no, nothing('boolean')),
    }),
    raw: choose(
      field('is_elevated'),
      text('%%1842'),
      { kind: 'apply', fn: 'logic.not', args: [field('is_elevated')] },
      text('%%1843'),
      nothing(),
    ),
  }
}

const yes: Formula = { kind: 'constant', type: 'boolean', value: true }
const no: Formula = { kind: 'constant', type: 'boolean', value: false }

const mask = first({ kind: 'apply', fn: 'convert.hex_text_to_long', args: [field('AccessMask')] }, long(0))
const allows = (bit: number): Formula => ({
  kind: 'apply',
  fn: 'compare.ne',
  args: [{ kind: 'apply', fn: 'number.bit_and', args: [mask, long(bit)] }, long(0)],
})

export const SECURITY: readonly WindowsEvent[] = [
  {
    label: 'Security 4688 process create',
    source: 'security',
    ids: ['4688'],
    to: 'process_activity',
    fields: {
      ...SUBJECT,
      SubjectLogonId: hex('process.session.logon_id'),
      NewProcessId: hex('process.pid'),
      NewProcessName: path('process.file'),
      TokenElevationType: at('process.token_elevation'),
      ProcessId: hex('actor.process.pid'),
      CommandLine: at('process.cmd_line'),
      ParentProcessName: path('actor.process.file'),
      MandatoryLabel: mandatoryLabel('process.integrity'),
      TargetUserSid: targetOf('uid'),
      TargetUserName: targetOf('name'),
      TargetDomainName: targetOf('domain'),
      ...leftovers('TargetLogonId'),
    },
    columns: {
      activity_id: long(1),
      'process.created_time': { kind: 'apply', fn: 'convert.text_to_datetime', args: [field('System.Time')] },
      'process.user.name': first(present(field('TargetUserName')), present(field('SubjectUserName'))),
      'process.user.domain': choose(
        isNull(present(field('TargetUserName'))),
        present(field('SubjectDomainName')),
        present(field('TargetDomainName')),
      ),
      // The null SID stands beside an absent target.
      'process.user.uid': choose(
        isNull(present(field('TargetUserName'))),
        present(field('SubjectUserSid')),
        present(field('TargetUserSid')),
      ),
    },
  },
  {
    label: 'Security 4689 process end',
    source: 'security',
    ids: ['4689'],
    to: 'process_activity',
    fields: {
      SubjectUserSid: at('process.user.uid'),
      SubjectUserName: at('process.user.name'),
      SubjectDomainName: at('process.user.domain'),
      SubjectLogonId: hex('process.session.logon_id'),
      Status: at('exit_code'),
      ProcessId: hex('process.pid'),
      ProcessName: path('process.file'),
    },
    columns: { activity_id: long(2) },
  },
  {
    label: 'Security 5156 connection permitted',
    source: 'security',
    ids: ['5156'],
    to: 'network_activity',
    fields: {
      ProcessID: decimal('actor.process.pid'),
      Application: path('actor.process.file'),
      Direction: direction('%%14592', '%%14593'),
      SourceAddress: at('src_endpoint.ip'),
      SourcePort: decimal('src_endpoint.port'),
      DestAddress: at('dst_endpoint.ip'),
      DestPort: decimal('dst_endpoint.port'),
      Protocol: decimal('connection_info.protocol_num'),
      ...leftovers('FilterRTID', 'LayerName', 'LayerRTID', 'RemoteUserID', 'RemoteMachineID'),
    },
    columns: {
      activity_id: long(1),
      'connection_info.protocol_name': choose(
        isNumber(asLong(field('Protocol')), 6),
        text('tcp'),
        isNumber(asLong(field('Protocol')), 17),
        text('udp'),
        nothing(),
      ),
    },
  },
  {
    label: 'Security 4663 file access',
    source: 'security',
    ids: ['4663'],
    to: 'file_activity',
    where: equals(field('ObjectType'), 'File'),
    fields: {
      ...SUBJECT,
      ObjectType: derived(text('File')),
      ObjectName: path('file'),
      AccessMask: at('access_mask'),
      ProcessId: hex('actor.process.pid'),
      ProcessName: path('actor.process.file'),
      ...leftovers('SubjectLogonId', 'ObjectServer', 'HandleId', 'AccessList', 'ResourceAttributes'),
    },
    columns: {
      activity_id: choose(
        allows(0x10000),
        long(4),
        any(allows(0x2), allows(0x4)),
        long(3),
        allows(0x1),
        long(2),
        long(14),
      ),
    },
  },
  {
    label: 'Security 5145 share access',
    source: 'security',
    ids: ['5145'],
    to: 'file_activity',
    fields: {
      ...SUBJECT,
      AccessMask: at('access_mask'),
      IpAddress: at('src_endpoint.ip'),
      IpPort: decimal('src_endpoint.port'),
      ...leftovers(
        'SubjectLogonId',
        'ObjectType',
        'ShareName',
        'ShareLocalPath',
        'RelativeTargetName',
        'AccessList',
        'AccessReason',
      ),
    },
    columns: {
      activity_id: long(14),
      'share.name': rare('ShareName'),
      'file.path': rare('RelativeTargetName'),
      'file.name': { kind: 'apply', fn: 'text.base_name', args: [rare('RelativeTargetName')] },
    },
  },
  ...LOGON,
  {
    label: 'Security 4648 explicit credentials',
    source: 'security',
    ids: ['4648'],
    to: 'authentication',
    fields: {
      ...SUBJECT,
      TargetUserName: at('user.name'),
      TargetDomainName: at('user.domain'),
      IpAddress: at('src_endpoint.ip'),
      IpPort: decimal('src_endpoint.port'),
      ProcessId: hex('actor.process.pid'),
      ProcessName: path('actor.process.file'),
      ...leftovers('SubjectLogonId', 'LogonGuid', 'TargetLogonGuid', 'TargetServerName', 'TargetInfo'),
    },
    columns: { activity_id: long(1), logon_type_id: long(9), 'dst_endpoint.hostname': rare('TargetServerName') },
  },
  {
    label: 'Security 4697 service installed',
    source: 'security',
    ids: ['4697'],
    to: 'base_event',
    fields: {
      ...SUBJECT,
      SubjectLogonId: leftover('SubjectLogonId'),
      ...leftovers('ServiceName', 'ServiceFileName', 'ServiceType', 'ServiceStartType', 'ServiceAccount'),
    },
    columns: {
      activity_id: long(1),
      'service.name': rare('ServiceName'),
      'service.cmd_line': rare('ServiceFileName'),
      'service.type': rare('ServiceType'),
      'service.start_type': rare('ServiceStartType'),
      'service.account': rare('ServiceAccount'),
    },
  },
  {
    label: 'Security 4698 scheduled task',
    source: 'security',
    ids: ['4698'],
    to: 'base_event',
    fields: { ...SUBJECT, ...leftovers('SubjectLogonId', 'TaskName', 'TaskContent') },
    columns: { activity_id: long(1), 'job.name': rare('TaskName'), 'job.content': rare('TaskContent') },
  },
  {
    label: 'Security 4720 account created',
    source: 'security',
    ids: ['4720'],
    to: 'base_event',
    fields: {
      ...SUBJECT,
      TargetUserName: at('user.name'),
      TargetDomainName: at('user.domain'),
      ...leftovers('TargetSid', 'SubjectLogonId', 'PrivilegeList', 'SamAccountName', 'UserPrincipalName'),
    },
    columns: { activity_id: long(1), 'user.uid': rare('TargetSid') },
  },
]
