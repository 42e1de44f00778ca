import { type Formula, field } from '../../../plan/formula.ts'
import { account, all, asHex, asText, equals, isNumber, isOneOf, not } from '../../formulas.ts'
import type { OcsfClass } from '../../ocsf/classes.ts'
import { mandatoryLabel, PROVIDERS, type WindowsSource } from '../../windows/event.ts'
import type { Fields, SourceLeg } from '../source-table.ts'
import {
  CLASSIC_POWERSHELL,
  code,
  digests,
  eventsWith,
  fieldsOfEvent,
  isOf,
  members,
  type Product,
  provider,
  SYSTEM_FIELDS,
} from './fields.ts'
import { auditedRegistry, REGISTRY_FIELDS } from './registry.ts'

/** The events of a category of Windows; `channel`: the services that have them (`windows/process_creation/sysmon`). */
export interface Category {
  readonly legs: readonly SourceLeg[]
  /** No event of the category has other fields than these. */
  readonly isClosed: boolean
}

/** Classes whose events tell what product they are of, and the path that shows it. */
const PATHS: Partial<Readonly<Record<OcsfClass, string>>> = {
  process_activity: 'process.file.path',
  network_activity: 'actor.process.file.path',
  file_activity: 'actor.process.file.path',
  dns_activity: 'actor.process.file.path',
}

function within(product: Product, from: OcsfClass, when: Formula): Formula {
  const path = PATHS[from]
  return path === undefined || product === 'any' ? when : all(when, isOf(product, path))
}

/** Events that have a class of their own: one leg for each kind, so that no field depends on the event's id. */
function events(
  product: Product,
  source: WindowsSource,
  ids: readonly string[],
  more: Fields = {},
): readonly SourceLeg[] {
  return eventsWith(source, ids).map((event) => {
    const wanted = event.ids.filter((id) => ids.includes(id))
    return {
      from: event.to,
      when: within(product, event.to, isOneOf(code, wanted)),
      fields: { ...fieldsOfEvent(event), ...more },
      role: wanted.some((id) => id === '8' || id === '10') ? 'actor' : 'own',
    }
  })
}

/** Sysmon's events that have none: their fields stand in `unmapped`. */
function rest(product: Product, ids: readonly string[], names: readonly string[]): SourceLeg {
  const fields = members(...names)
  const hashes = fields['Hashes']
  return {
    from: 'base_event',
    when: all(isOneOf(code, ids), isOneOf(provider, SYSMON_PROVIDERS[product])),
    fields: { ...SYSTEM_FIELDS, ...fields, ...(hashes === undefined ? {} : digests(hashes)) },
  }
}

const SYSMON_PROVIDERS: Readonly<Record<Product, readonly string[]>> = {
  windows: ['Microsoft-Windows-Sysmon'],
  linux: ['Linux-Sysmon'],
  macos: [],
  any: PROVIDERS.sysmon,
}

const ACTING = ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'User'] as const

const [process = undefined] = eventsWith('sysmon', ['1'])
const [ended = undefined] = eventsWith('sysmon', ['5'])
const [connection = undefined] = eventsWith('sysmon', ['3'])

/**
 * Sysmon 1, Security 4688 and whatever other products tell of starts, under Sysmon's names and those of 4688, except
 * `ProcessId`, which is the new process' own number here.
 */
const PROCESS_CREATION: Fields = {
  ...(process === undefined ? {} : fieldsOfEvent(process)),
  NewProcessId: asHex(field('process.pid')),
  NewProcessName: field('process.file.path'),
  ParentProcessName: field('actor.process.file.path'),
  TokenElevationType: field('process.token_elevation'),
  MandatoryLabel: mandatoryLabel('process.integrity').raw,
  SubjectUserSid: field('actor.user.uid'),
  SubjectUserName: field('actor.user.name'),
  SubjectDomainName: field('actor.user.domain'),
  SubjectLogonId: asHex(field('process.session.logon_id')),
  TargetUserSid: field('process.user.uid'),
  TargetUserName: field('process.user.name'),
  TargetDomainName: field('process.user.domain'),
  ...members('TargetLogonId'),
}

/** Sysmon 5 and Security 4689. */
const PROCESS_TERMINATION: Fields = {
  ...(ended === undefined ? {} : fieldsOfEvent(ended)),
  ProcessName: field('process.file.path'),
  SubjectUserSid: field('process.user.uid'),
  SubjectUserName: field('process.user.name'),
  SubjectDomainName: field('process.user.domain'),
  SubjectLogonId: asHex(field('process.session.logon_id')),
  Status: field('exit_code'),
}

/** Sysmon 3 and Security 5156. */
const NETWORK_CONNECTION: Fields = {
  ...(connection === undefined ? {} : fieldsOfEvent(connection)),
  Application: field('actor.process.file.path'),
  ProcessID: asText(field('actor.process.pid')),
  SourceAddress: field('src_endpoint.ip'),
  DestAddress: field('dst_endpoint.ip'),
  DestPort: asText(field('dst_endpoint.port')),
  ...Object.fromEntries(
    eventsWith('security', ['5156']).flatMap((event) =>
      Object.entries(event.fields).flatMap(([name, place]) => (name === 'Direction' ? [[name, place.raw]] : [])),
    ),
  ),
  ...members('FilterRTID', 'LayerName', 'LayerRTID', 'RemoteUserID', 'RemoteMachineID'),
}

/** The first event of each class whose `activity_id` says what happened, whoever told it. */
const activity = (id: number): Formula => isNumber(field('activity_id'), id)

const launched = (product: Product): SourceLeg => ({
  from: 'process_activity',
  when: within(product, 'process_activity', activity(1)),
  fields: PROCESS_CREATION,
  role: 'own',
})

const terminated = (product: Product): SourceLeg => ({
  from: 'process_activity',
  when: within(product, 'process_activity', activity(2)),
  fields: PROCESS_TERMINATION,
  role: 'own',
})

const connected = (product: Product): SourceLeg => ({
  from: 'network_activity',
  when: within(product, 'network_activity', activity(1)),
  fields: NETWORK_CONNECTION,
})

/** Sysmon's 12 tells of keys and values that are made or deleted. */
const deletes = activity(4)

function registry12(when: Formula): readonly SourceLeg[] {
  return events('windows', 'sysmon', ['12'], REGISTRY_FIELDS).map((leg) => ({
    ...leg,
    when: all(leg.when ?? when, when),
  }))
}

const WMI = ['RuleName', 'EventType', 'UtcTime', 'Operation', 'User', 'Name'] as const
const FILE_BLOCK = [...ACTING, 'TargetFilename', 'Hashes', 'IsExecutable'] as const

const kernelFile = (...ids: readonly string[]): SourceLeg => ({
  from: 'base_event',
  when: all(equals(provider, 'Microsoft-Windows-Kernel-File'), isOneOf(code, ids)),
  fields: {
    ...SYSTEM_FIELDS,
    ...members('FileName', 'FilePath', 'TargetFilename', 'SourceFilename', 'Image', 'CommandLine', 'User'),
  },
})

/** What other products tell of files that are renamed or read. */
const told = (product: Product, when: Formula, more: Fields): SourceLeg => ({
  from: 'file_activity',
  when: within(product, 'file_activity', when),
  fields: {
    ...SYSTEM_FIELDS,
    Image: field('actor.process.file.path'),
    CommandLine: field('actor.process.cmd_line'),
    ProcessId: asText(field('actor.process.pid')),
    User: account('actor.user'),
    FileName: field('file.path'),
    TargetFilename: field('file.path'),
    ...more,
  },
})

const classic = (id: string): Category => ({
  legs: [
    {
      from: 'base_event',
      when: all(equals(code, id), equals(provider, 'PowerShell')),
      fields: { ...SYSTEM_FIELDS, ...CLASSIC_POWERSHELL },
    },
  ],
  isClosed: false,
})

/**
 * The categories of Windows (specification, "Sigma Taxonomy", "Windows Folder"), as far as their events are of the
 * product. Where Sysmon's and another source's
 * events stand in one class, both feed the category.
 */
export function categories(product: Product): Readonly<Record<string, Category>> {
  const sysmon = (ids: readonly string[], more?: Fields): Category => ({
    legs: events(product, 'sysmon', ids, more),
    isClosed: true,
  })
  const sysmonRest = (ids: readonly string[], ...names: readonly string[]): Category => ({
    legs: [rest(product, ids, names)],
    isClosed: true,
  })
  return {
    process_creation: { legs: [launched(product)], isClosed: true },
    process_termination: { legs: [terminated(product)], isClosed: true },
    process_access: sysmon(['10']),
    process_tampering: sysmon(['25']),
    create_remote_thread: sysmon(['8'], {
      StartAddress: field('module.start_address'),
      StartModule: field('module.file.path'),
      StartFunction: field('module.function_name'),
    }),
    raw_access_thread: sysmonRest(['9'], ...ACTING, 'Device'),
    network_connection: { legs: [connected(product)], isClosed: true },
    dns_query: sysmon(['22']),
    image_load: sysmon(['7']),
    driver_load: sysmonRest(
      ['6'],
      'RuleName',
      'UtcTime',
      'ImageLoaded',
      'Hashes',
      'Signed',
      'Signature',
      'SignatureStatus',
    ),
    file_event: sysmon(['11']),
    file_change: sysmonRest(['2'], ...ACTING, 'TargetFilename', 'CreationUtcTime', 'PreviousCreationUtcTime'),
    file_delete: sysmon(['23', '26']),
    file_delete_detected: sysmon(['26']),
    file_block_executable: sysmonRest(['27'], ...FILE_BLOCK),
    file_block_shredding: sysmonRest(['28'], ...FILE_BLOCK),
    file_executable_detected: sysmonRest(['29'], ...FILE_BLOCK),
    file_rename: {
      legs: [told(product, activity(5), { SourceFilename: field('file.previous_path') }), kernelFile('19', '27')],
      isClosed: false,
    },
    file_access: {
      legs: [told(product, all(equals(code, '4663'), activity(2)), {}), kernelFile('12', '30')],
      isClosed: false,
    },
    create_stream_hash: sysmon(['15'], {
      ...digests(field('file.hashes')),
      Hash: field('file.hashes'),
      Contents: field('file.contents'),
    }),
    pipe_created: sysmon(['17', '18'], { PipeName: field('file.path') }),
    registry_event: {
      legs: [
        ...events(product, 'sysmon', ['12', '13'], REGISTRY_FIELDS),
        ...events(product, 'sysmon', ['14']),
        auditedRegistry('%%1904', '%%1905', '%%1906'),
      ],
      isClosed: true,
    },
    registry_add: { legs: [...registry12(not(deletes)), auditedRegistry('%%1904')], isClosed: true },
    registry_delete: { legs: [...registry12(deletes), auditedRegistry('%%1906')], isClosed: true },
    registry_set: {
      legs: [...events(product, 'sysmon', ['13'], REGISTRY_FIELDS), auditedRegistry('%%1904', '%%1905')],
      isClosed: true,
    },
    registry_rename: { legs: events(product, 'sysmon', ['14']), isClosed: true },
    wmi_event: sysmonRest(
      ['19', '20', '21'],
      ...WMI,
      'EventNamespace',
      'Query',
      'Type',
      'Destination',
      'Consumer',
      'Filter',
    ),
    clipboard_capture: sysmonRest(['24'], ...ACTING, 'Session', 'ClientInfo', 'Hashes', 'Archived'),
    sysmon_status: sysmonRest(
      ['4', '16'],
      'RuleName',
      'UtcTime',
      'State',
      'Version',
      'SchemaVersion',
      'Configuration',
      'ConfigurationFileHash',
    ),
    sysmon_error: sysmonRest(['255'], 'RuleName', 'UtcTime', 'ID', 'Description'),
    ps_script: { legs: events(product, 'powershell', ['4104']), isClosed: false },
    ps_module: { legs: events(product, 'powershell', ['4103']), isClosed: false },
    ps_classic_start: classic('400'),
    ps_classic_provider_start: classic('600'),
    ps_classic_script: classic('800'),
  }
}
