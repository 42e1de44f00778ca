import { apply, type Formula, field } from '../../plan/formula.ts'
import {
  all,
  asText,
  choose,
  concat,
  equals,
  extract,
  first,
  hashOf,
  isNull,
  isNumber,
  matches,
  not,
  present,
  text,
} from '../formulas.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { INBOUND } from '../windows/event.ts'
import { COMMON_FIELDS, EVENT_FIELDS } from './columns.ts'
import { EVENT_KINDS } from './event-kinds.ts'
import { FILE_LEGS } from './file-writes.ts'
import { CONTEXT, devicePath, folderOf, header, integrityLevel, ip4, isIp4, processId, seconds } from './formulas.ts'

const code = field('metadata.event_code')
const activity = field('activity_id')

const PROCESS_LEGS: readonly ViewLeg[] = [
  {
    from: 'process_activity',
    when: isNumber(activity, 1),
    columns: {
      ...header(text('ProcessRollup2')),
      TargetProcessId: processId('process.uid'),
      ParentProcessId: processId('actor.process.uid'),
      SourceProcessId: processId('actor.process.uid'),
      RawProcessId: asText(field('process.pid')),
      ImageFileName: devicePath('process.file.path'),
      FileName: field('process.file.name'),
      BaseFileName: field('process.file.name'),
      FilePath: folderOf(devicePath('process.file.path')),
      CommandLine: field('process.cmd_line'),
      ParentBaseFileName: field('actor.process.file.name'),
      GrandParentBaseFileName: field('actor.process.parent_process.file.name'),
      ProcessStartTime: seconds(first(field('process.created_time'), field('time'))),
      UserName: field('process.user.name'),
      UserSid: field('process.user.uid'),
      AuthenticationId: asText(field('process.session.logon_id')),
      SessionId: asText(field('process.session.uid')),
      IntegrityLevel: integrityLevel('process.integrity'),
      MD5HashData: hashOf('process.file.hashes', 'MD5'),
      SHA256HashData: hashOf('process.file.hashes', 'SHA256'),
      OriginalFilename: field('process.file.internal_name'),
    },
  },
  {
    from: 'process_activity',
    when: isNumber(activity, 2),
    columns: {
      ...header(text('EndOfProcess')),
      TargetProcessId: processId('process.uid'),
      RawProcessId: asText(field('process.pid')),
      ParentProcessId: processId('actor.process.uid'),
      ContextTimeStamp: seconds(field('time')),
      ProcessStartTime: seconds(field('process.created_time')),
      ExitCode: asText(
        first(apply('convert.hex_text_to_long', field('exit_code')), apply('convert.text_to_long', field('exit_code'))),
      ),
      UserSid: field('process.user.uid'),
      SHA256HashData: hashOf('process.file.hashes', 'SHA256'),
    },
  },
  {
    from: 'process_activity',
    when: equals(code, '8'),
    columns: {
      ...header(text('InjectedThread')),
      ContextProcessId: processId('actor.process.uid'),
      ContextTimeStamp: seconds(field('time')),
      TargetProcessId: processId('process.uid'),
    },
  },
]

const inbound = isNumber(field('connection_info.direction_id'), INBOUND)
const notInbound = not(apply('logic.is_true', inbound))

/** The event says who opened the connection, the sensor which side is this host. */
const local = (part: string): Formula => choose(inbound, field(`dst_endpoint.${part}`), field(`src_endpoint.${part}`))
const remote = (part: string): Formula => choose(inbound, field(`src_endpoint.${part}`), field(`dst_endpoint.${part}`))
const remoteIsIp4 = apply('logic.is_true', isIp4(remote('ip')))

const connection = {
  ...CONTEXT,
  LocalPort: asText(local('port')),
  RemotePort: asText(remote('port')),
  Protocol: asText(field('connection_info.protocol_num')),
  ConnectionDirection: choose(inbound, text('1'), text('0')),
}
const addresses4 = { LocalAddressIP4: ip4(local('ip')), RemoteAddressIP4: ip4(remote('ip')) }
const addresses6 = { LocalAddressIP6: local('ip'), RemoteAddressIP6: remote('ip') }

const network = (name: string, when: Formula, addresses: Readonly<Record<string, Formula>>): ViewLeg => ({
  from: 'network_activity',
  when,
  columns: { ...header(text(name)), ...connection, ...addresses },
})

/** No file name, command line or user of the process: the sensor does not write them here. */
const NETWORK_LEGS: readonly ViewLeg[] = [
  network('NetworkConnectIP4', all(notInbound, remoteIsIp4), addresses4),
  network('NetworkConnectIP6', all(notInbound, not(remoteIsIp4)), addresses6),
  network('NetworkReceiveAcceptIP4', all(inbound, remoteIsIp4), addresses4),
  network('NetworkReceiveAcceptIP6', all(inbound, not(remoteIsIp4)), addresses6),
]

const plainAnswers = apply('text.replace_all', field('answers'), text('::ffff:'), text(''))
const remove = (from: Formula, pattern: string): Formula =>
  present(apply('regex.replace_all', from, text(pattern), text('')))

const DNS_LEG: ViewLeg = {
  from: 'dns_activity',
  columns: {
    ...header(text('DnsRequest')),
    ...CONTEXT,
    DomainName: field('query.hostname'),
    RequestType: field('query.type'),
    QueryStatus: field('rcode'),
    // Sysmon: `type:  5 name;::ffff:1.2.3.4;`, one answer before each semicolon.
    IP4Records: remove(plainAnswers, '[^;]*:[^;]*;?'),
    IP6Records: remove(plainAnswers, '[0-9]+(?:\\.[0-9]+){3};?|type:[^;]*;?'),
    FirstIP4Record: extract(plainAnswers, '(?:^|;)([0-9]+(?:\\.[0-9]+){3})(?:;|$)'),
    CNAMERecords: concat(extract(field('answers'), 'type: *5 ([^;]+)'), text(';')),
  },
}

const OTHER_LEGS: readonly ViewLeg[] = [
  {
    from: 'module_activity',
    columns: {
      ...header(text('ClassifiedModuleLoad')),
      ...CONTEXT,
      TargetProcessId: processId('actor.process.uid'),
      ImageFileName: devicePath('module.file.path'),
      TargetImageFileName: devicePath('actor.process.file.path'),
      MD5HashData: hashOf('module.file.hashes', 'MD5'),
      SHA256HashData: hashOf('module.file.hashes', 'SHA256'),
      OriginalFilename: field('module.file.internal_name'),
    },
  },
  {
    from: 'script_activity',
    when: equals(code, '4104'),
    columns: {
      ...header(text('ScriptControlScanTelemetry')),
      ...CONTEXT,
      ScriptContent: field('script.script_content.value'),
      ScriptContentName: field('script.file.path'),
      ImageFileName: devicePath('actor.process.file.path'),
      CommandLine: field('actor.process.cmd_line'),
      ParentImageFileName: devicePath('actor.process.parent_process.file.path'),
      ParentCommandLine: field('actor.process.parent_process.cmd_line'),
    },
  },
  {
    // Places from which programs start by themselves; the sensor reports no other values in full.
    from: 'registry_activity',
    when: all(
      isNumber(activity, 2),
      matches(
        field('reg_key.path'),
        '(?i)\\\\(?:Run|RunOnce|RunOnceEx|RunServices)(?:\\\\|$)|\\\\Winlogon$|\\\\Image File Execution Options\\\\|\\\\CurrentControlSet\\\\Services\\\\',
      ),
    ),
    columns: {
      ...header(text('AsepValueUpdate')),
      ...CONTEXT,
      RegObjectName: choose(
        matches(field('reg_key.path'), '^HKLM\\\\'),
        concat(text('\\REGISTRY\\MACHINE'), extract(field('reg_key.path'), '^HKLM(.*)$')),
        matches(field('reg_key.path'), '^HKU\\\\'),
        concat(text('\\REGISTRY\\USER'), extract(field('reg_key.path'), '^HKU(.*)$')),
        field('reg_key.path'),
      ),
      RegValueName: field('reg_value.name'),
      RegStringValue: field('reg_value.data'),
    },
  },
  {
    from: 'base_event',
    when: all(equals(code, '4698'), not(isNull(field('job.name')))),
    columns: {
      ...header(text('ScheduledTaskRegistered')),
      TaskName: field('job.name'),
      TaskXml: field('job.content'),
      TaskExecCommand: extract(field('job.content'), '<Command>([^<]*)</Command>'),
      TaskExecArguments: extract(field('job.content'), '<Arguments>([^<]*)</Arguments>'),
    },
  },
]

const logon = (name: string, when: Formula, more: Readonly<Record<string, Formula>>): ViewLeg => ({
  from: 'authentication',
  when,
  columns: {
    ...header(text(name)),
    ContextTimeStamp: seconds(field('time')),
    UserName: field('user.name'),
    LogonDomain: field('user.domain'),
    LogonType: asText(field('logon_type_id')),
    ClientComputerName: field('src_endpoint.hostname'),
    RemoteAddressIP4: ip4(field('src_endpoint.ip')),
    RemoteAddressIP6: choose(isIp4(field('src_endpoint.ip')), present(text('')), field('src_endpoint.ip')),
    ...more,
  },
})

const decimalStatus = (column: string): Formula => asText(apply('convert.hex_text_to_long', field(column)))

const LOGON_LEGS: readonly ViewLeg[] = [
  logon('UserLogon', all(isNumber(field('status_id'), 1)), {
    UserSid: field('user.uid'),
    AuthenticationId: asText(field('session.uid')),
    AuthenticationPackage: field('auth_protocol'),
    LogonTime: seconds(field('time')),
    UserIsAdmin: choose(
      field('is_elevated'),
      text('1'),
      apply('logic.not', field('is_elevated')),
      text('0'),
      present(text('')),
    ),
  }),
  logon('UserLogonFailed2', isNumber(field('status_id'), 2), {
    Status: decimalStatus('status_code'),
    SubStatus: decimalStatus('status_detail'),
  }),
]

/**
 * Falcon's one stream of telemetry. Each kind of event has what the sensor records of it and no more: what it does not
 * record stays absent, although other sensors may know it.
 */
export const EVENTS: ViewDefinition = {
  name: 'events',
  platform: 'falcon',
  timeColumn: '@timestamp',
  columns: { ...COMMON_FIELDS, ...EVENT_FIELDS },
  kinds: EVENT_KINDS,
  legs: [...PROCESS_LEGS, ...NETWORK_LEGS, DNS_LEG, ...FILE_LEGS, ...OTHER_LEGS, ...LOGON_LEGS],
}
