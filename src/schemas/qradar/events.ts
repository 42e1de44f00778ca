import { apply, type Formula, field } from '../../plan/formula.ts'
import {
  account,
  asInt,
  asText,
  choose,
  concat,
  directory,
  equals,
  extract,
  first,
  hashOf,
  isNull,
  isNumber,
  isOneOf,
  milliseconds,
  not,
  nothing,
  only,
  text,
} from '../formulas.ts'
import type { OcsfClass } from '../ocsf/classes.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { REGISTRY_OBJECT } from '../windows/event.ts'
import { rawFields, rawJson } from '../windows/raw.ts'
import { EVENT_ALIASES, EVENT_COLUMNS, EVENT_PROPERTIES } from './columns.ts'
import { eventKinds } from './event-kinds.ts'

type Columns = Readonly<Record<string, Formula>>

const code = field('metadata.event_code')

const number = (value: number): Formula => ({ kind: 'constant', type: 'long', value: BigInt(value) })

const byCode = (entries: readonly (readonly [code: string, value: number])[]): Formula =>
  asInt(choose(...entries.flatMap(([id, value]) => [equals(code, id), number(value)]), nothing('long')))

/** https://www.ibm.com/docs/en/qsip/7.5?topic=categories-low-level */
const CATEGORIES: readonly (readonly [code: string, value: number])[] = [
  ['1', 19_012],
  ['4688', 8110],
  ['3', 4012],
  ['11', 8028],
  ['22', 18081],
]

const CATEGORY_NAMES: readonly (readonly [codes: readonly string[], name: string])[] = [
  [['1'], 'Create Activity Succeeded'],
  [['4688'], 'Process Creation Success'],
  [['3'], 'ACL Permit'],
  [['11'], 'File Created'],
]

const QIDS: readonly (readonly [code: string, value: number])[] = [
  ['1', 5_001_828],
  ['3', 5_001_840],
  ['10', 5_001_829],
  ['11', 5_001_830],
  ['22', 5_002_343],
  ['4688', 5_000_862],
  ['4624', 5_000_830],
  ['4625', 5_000_475],
  ['7045', 5_002_197],
]

const QID_NAMES: readonly (readonly [code: string, name: string])[] = [
  ['1', 'Process Create'],
  ['3', 'Network connection detected'],
  ['4624', 'Success Audit: An account was successfully logged on'],
  ['4625', 'Failure Audit: An account failed to log on'],
  ['4688', 'Success Audit: A new process has been created'],
]

/** A line of a log came from an address, which a console takes for both ends of an event that names none. */
const sender = field('device.ip')
const noPort = asInt(only(not(isNull(sender)), number(0), 'long'))

/** Log source type 12 is Microsoft Windows Security Event Log, which carries Sysmon and PowerShell, too. */
const HEADER: Columns = {
  starttime: milliseconds(field('time')),
  devicetime: milliseconds(field('time')),
  endtime: milliseconds(field('time')),
  devicetype: asInt(number(12)),
  eventcount: asInt(number(1)),
  category: byCode(CATEGORIES),
  qid: choose(...QIDS.flatMap(([id, value]) => [equals(code, id), number(value)]), nothing('long')),
  qideventid: code,
  qideventcategory: field('metadata.log_name'),
  logsourceidentifier: field('device.hostname'),
  logsourcename: concat(
    choose(isNull(field('raw_data')), text('WindowsAuthServer @ '), text('')),
    field('device.hostname'),
  ),
  qidname: choose(...QID_NAMES.flatMap(([id, name]) => [equals(code, id), text(name)]), nothing()),
  sourceip: sender,
  sourceaddress: sender,
  sourceport: noPort,
  destinationip: sender,
  destinationaddress: sender,
  destinationport: noPort,
  identityip: only(not(isNull(sender)), text('0.0.0.0')),
  categoryname: choose(...CATEGORY_NAMES.flatMap(([ids, name]) => [isOneOf(code, ids), text(name)]), nothing()),
  EventID: code,
  'Event ID': code,
  'Machine Identifier': field('device.hostname'),
  'Machine ID': field('device.hostname'),
  'Computer Name': field('device.hostname'),
  Hostname: field('device.hostname'),
}

const hashes = (column: string): Columns => ({
  'MD5 Hash': hashOf(column, 'MD5'),
  'SHA1 Hash': hashOf(column, 'SHA1'),
  'SHA256 Hash': hashOf(column, 'SHA256'),
  'IMP Hash': hashOf(column, 'IMPHASH'),
  'File Hash': first(hashOf(column, 'SHA256'), hashOf(column, 'SHA1'), hashOf(column, 'MD5')),
})

const ACTOR: Columns = {
  'Process Path': field('actor.process.file.path'),
  'Process Name': field('actor.process.file.name'),
  'Process ID': asText(field('actor.process.pid')),
  username: account('actor.user'),
  'Account Name': field('actor.user.name'),
  'User Domain': field('actor.user.domain'),
}

const FILE: Columns = {
  'File Path': field('file.path'),
  Filename: field('file.name'),
  'File Directory': directory(field('file.path')),
  'File Extension': extract(field('file.name'), '\\.([^.]+)$'),
}

const sourceAddress = first(field('src_endpoint.ip'), sender)

const endpoints: Columns = {
  sourceip: sourceAddress,
  sourceaddress: sourceAddress,
  sourceport: first(asInt(field('src_endpoint.port')), noPort),
}

const target = isOneOf(code, ['8', '10'])
const started = isNumber(field('activity_id'), 1)
const unmapped = (name: string): Formula => rawFields('base_event')[name] ?? nothing()

const CLASSES: Readonly<Record<OcsfClass, Columns>> = {
  process_activity: {
    'Process Path': choose(target, field('actor.process.file.path'), field('process.file.path')),
    'Process Name': choose(target, field('actor.process.file.name'), field('process.file.name')),
    'Process ID': asText(choose(target, field('actor.process.pid'), field('process.pid'))),
    'Process CommandLine': only(started, field('process.cmd_line')),
    Command: only(started, field('process.cmd_line')),
    'Parent Process Path': only(apply('logic.not', target), field('actor.process.file.path')),
    'Parent Process Name': only(apply('logic.not', target), field('actor.process.file.name')),
    'Parent Process ID': asText(choose(target, nothing('long'), field('actor.process.pid'))),
    'Parent Command': only(apply('logic.not', target), field('actor.process.cmd_line')),
    'Source Process Path': only(target, field('actor.process.file.path')),
    'Source Process': only(target, field('actor.process.file.name')),
    'Target Process Path': only(target, field('process.file.path')),
    'Target Process Name': only(target, field('process.file.name')),
    'Granted Access': field('actual_permissions'),
    'Call Trace': rawFields('process_activity')['CallTrace'] ?? nothing(),
    'Start Address': field('module.start_address'),
    'Start Module': field('module.file.path'),
    'Start Function': field('module.function_name'),
    'Integrity Level': field('process.integrity'),
    username: choose(target, account('actor.user'), account('process.user')),
    'Account Name': field('process.user.name'),
    'User Domain': field('process.user.domain'),
    ...hashes('process.file.hashes'),
  },
  network_activity: {
    ...ACTOR,
    ...endpoints,
    destinationip: field('dst_endpoint.ip'),
    destinationaddress: field('dst_endpoint.ip'),
    destinationport: asInt(field('dst_endpoint.port')),
    protocolid: asInt(field('connection_info.protocol_num')),
    'Source Hostname': field('src_endpoint.hostname'),
    'Destination Hostname': field('dst_endpoint.hostname'),
    Initiated: rawFields('network_activity')['Initiated'] ?? nothing(),
    Application: rawFields('network_activity')['Application'] ?? nothing(),
  },
  file_activity: {
    ...ACTOR,
    ...FILE,
    ...hashes('file.hashes'),
    ...endpoints,
    'Pipe Name': rawFields('file_activity')['PipeName'] ?? nothing(),
    'Object Name': rawFields('file_activity')['ObjectName'] ?? nothing(),
    'Object Type': rawFields('file_activity')['ObjectType'] ?? nothing(),
    'Access Mask': field('access_mask'),
    'Share Name': field('share.name'),
  },
  dns_activity: { ...ACTOR, URL: field('query.hostname') },
  http_activity: {
    ...endpoints,
    destinationip: field('dst_endpoint.ip'),
    destinationaddress: field('dst_endpoint.ip'),
    destinationport: asInt(field('dst_endpoint.port')),
    username: field('actor.user.name'),
    URL: first(
      concat(field('http_request.url.path'), text('?'), field('http_request.url.query_string')),
      field('http_request.url.path'),
    ),
    'URL Host': field('http_request.url.hostname'),
    'URL Path': field('http_request.url.path'),
    HTTP_Method: field('http_request.http_method'),
    'User Agent': field('http_request.user_agent'),
  },
  script_activity: {
    'Process ID': asText(field('actor.process.pid')),
    Message: field('script.script_content.value'),
    'Process CommandLine': field('script.script_content.value'),
    Command: field('script.script_content.value'),
    'File Path': field('script.file.path'),
    'User ID': field('actor.user.uid'),
  },
  registry_activity: {
    ...ACTOR,
    'Target Object': first(REGISTRY_OBJECT, field('prev_reg_key.path')),
    'Target Details': field('reg_value.data'),
    'Registry Key': field('reg_key.path'),
    RegistryValue: field('reg_value.name'),
  },
  module_activity: {
    ...ACTOR,
    ...hashes('module.file.hashes'),
    'File Path': field('module.file.path'),
    'File Directory': directory(field('module.file.path')),
    Filename: field('module.file.name'),
    Signed: field('module.file.signature.signed'),
    'Signature Status': field('module.file.signature.status'),
  },
  authentication: {
    ...endpoints,
    'Process Path': field('actor.process.file.path'),
    'Process Name': field('actor.process.file.name'),
    username: field('user.name'),
    'Target User Name': field('user.name'),
    'Target Username': field('user.name'),
    'Account Name': field('actor.user.name'),
    'User Domain': field('user.domain'),
    'Logon Type': asText(field('logon_type_id')),
    'Source Workstation': field('src_endpoint.hostname'),
    'Destination Host Name': field('dst_endpoint.hostname'),
    'Error Code': first(field('status_detail'), field('status_code')),
  },
  base_event: {
    username: first(field('user.name'), account('actor.user')),
    'Target User Name': unmapped('TargetUserName'),
    'Service Name': field('service.name'),
    'Service Filename': field('service.cmd_line'),
    'Task Name': field('job.name'),
    Message: first(field('message'), unmapped('Message')),
    'Object Name': unmapped('ObjectName'),
    'Object Type': unmapped('ObjectType'),
    'Access Mask': unmapped('AccessMask'),
    'Process Path': first(field('actor.process.file.path'), unmapped('Image'), unmapped('ProcessName')),
    'Process Name': apply(
      'text.base_name',
      first(field('actor.process.file.path'), unmapped('Image'), unmapped('ProcessName')),
    ),
    sourceip: first(field('src_endpoint.ip'), unmapped('IpAddress'), sender),
  },
}

/**
 * QRadar's events: its columns, and the custom properties of a default console and IBM's extensions, whichever
 * generation of names a rule uses. On a console sourceip and destinationip of a process event are the log source's own
 * address, which only log lines tell: of events from other files they stay null.
 */
export const EVENTS: ViewDefinition = {
  name: 'events',
  platform: 'qradar',
  timeColumn: 'starttime',
  columns: { ...EVENT_COLUMNS, ...EVENT_PROPERTIES },
  aliases: EVENT_ALIASES,
  eventIds: {
    ids: ['Event ID', 'EventID', 'qideventid'],
    providers: [
      'qid',
      'qideventcategory',
      'logsourceid',
      'logsourcename',
      'logsourceidentifier',
      'category',
      'categoryname',
    ],
  },
  kinds: eventKinds(CLASSES),
  extra: {
    qidname: 'string',
    logsourcename: 'string',
    categoryname: 'string',
    logsourcetypeid: 'int',
    logsourcetypename: 'string',
  },
  // The keys of CLASSES are OCSF's classes.
  legs: (Object.keys(CLASSES) as OcsfClass[]).map(
    (from): ViewLeg => ({
      from,
      columns: { ...HEADER, ...CLASSES[from], payload: first(field('raw_data'), rawJson(from)) },
    }),
  ),
}
