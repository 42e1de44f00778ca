import type { Activity, Connection, FileActivity, Process } from '../activity.ts'
import { exchangeOf } from '../exchange.ts'
import { numberOf } from '../identity.ts'
import { endsOf } from '../network.ts'
import { utcTime } from '../windows/values.ts'
import { xmlEscape } from '../xml.ts'
import { argumentsOf } from './arguments.ts'
import type { LinuxRecord } from './record.ts'
import { loginOf } from './session.ts'

interface Event {
  readonly id: number
  readonly version: number
  readonly data: readonly (readonly [name: string, value: string])[]
}

/**
 * What Sysmon for Linux (https://github.com/microsoft/SysmonForLinux) tells of an activity: events 1, 3, 5, 11 and 23. It
 * has no event of lookups: the connection to the server is all that shows of them.
 */
export function sysmonRecords(activity: Activity): readonly LinuxRecord[] {
  const { host } = activity.process
  if (host.os !== 'linux') return []
  const event = eventOf(activity)
  if (event === undefined) return []
  const service = 500 + (numberOf('sysmon', host.name) % 900)
  const micros = String(numberOf('micros', activity.serial) % 1000).padStart(3, '0')
  const system: Readonly<Record<string, string | number>> = {
    EventID: event.id,
    Version: event.version,
    Level: 4,
    Task: event.id,
    Opcode: 0,
    Keywords: '0x8000000000000000',
  }
  const numbers = Object.entries(system).map(([name, value]) => `<${name}>${value}</${name}>`)
  const systemTime = new Date(activity.at).toISOString().replace('Z', `${micros}000Z`)
  const record = 1000 + (numberOf('sysmon records', host.name) % 200_000) + activity.serial
  const data = [['RuleName', '-'], ['UtcTime', utcTime(activity.at)], ...event.data] as const
  const text = [
    `<Event><System><Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/>${numbers.join('')}`,
    `<TimeCreated SystemTime="${systemTime}"/><EventRecordID>${record}</EventRecordID><Correlation/>`,
    `<Execution ProcessID="${service}" ThreadID="${service}"/><Channel>Linux-Sysmon/Operational</Channel>`,
    `<Computer>${escaped(host.name)}</Computer><Security UserId="0"/></System><EventData>`,
    ...data.map(([name, value]) => `<Data Name="${name}">${escaped(value)}</Data>`),
    '</EventData></Event>',
  ].join('')
  return [
    {
      sensor: 'sysmon-linux',
      event: String(event.id),
      host: host.name,
      program: 'sysmon',
      processId: service,
      time: activity.at,
      text,
      fields: { EventID: event.id, Computer: host.name, ...Object.fromEntries(data) },
    },
  ]
}

function eventOf(activity: Activity): Event | undefined {
  switch (activity.kind) {
    case 'process-start':
      return { id: 1, version: 5, data: started(activity.process) }
    case 'process-end':
      return {
        id: 5,
        version: 3,
        data: [...named(activity.process), ['User', activity.process.user.name]],
      }
    case 'connection':
      return activity.state === 'refused' || activity.transport === 'icmp'
        ? undefined
        : { id: 3, version: 5, data: network(activity) }
    case 'lookup':
      return { id: 3, version: 5, data: network(exchangeOf(activity)) }
    case 'file':
      return fileEvent(activity)
    default:
      return undefined
  }
}

const named = (process: Process): Event['data'] => [
  ['ProcessGuid', guidOf(process)],
  ['ProcessId', String(process.pid)],
  ['Image', process.image],
]

/** What tells nothing is a line. */
const NONE = '-'

function started(process: Process): Event['data'] {
  const { parent, user } = process
  const { session } = loginOf(process)
  return [
    ...named(process),
    ...['FileVersion', 'Description', 'Product', 'Company', 'OriginalFileName'].map((name) => [name, NONE] as const),
    // Arguments stand with blanks between them, without the quotes that the shell took.
    ['CommandLine', argumentsOf(process.commandLine).join(' ')],
    ['CurrentDirectory', process.workingDirectory],
    ['User', user.name],
    ['LogonGuid', `{${machine(process)}-0000-0000-${logonGuid(Number(user.uid))}}`],
    ['LogonId', user.uid],
    ['TerminalSessionId', session],
    ['IntegrityLevel', 'no level'],
    ['Hashes', NONE],
    [
      'ParentProcessGuid',
      parent === undefined ? `{${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}}` : guidOf(parent),
    ],
    ['ParentProcessId', String(parent?.pid ?? 1)],
    ['ParentImage', parent?.image ?? NONE],
    ['ParentCommandLine', parent === undefined ? NONE : argumentsOf(parent.commandLine).join(' ')],
    ['ParentUser', parent?.user.name ?? NONE],
  ]
}

function network(connection: Connection): Event['data'] {
  const { process, transport, direction } = connection
  const [from, to] = endsOf(connection)
  return [
    ...named(process),
    ['User', process.user.name],
    ['Protocol', transport],
    ['Initiated', String(direction === 'outbound')],
    ['SourceIsIpv6', String(from.address.includes(':'))],
    ['SourceIp', from.address],
    ['SourceHostname', NONE],
    ['SourcePort', String(from.port)],
    ['SourcePortName', NONE],
    ['DestinationIsIpv6', String(to.address.includes(':'))],
    ['DestinationIp', to.address],
    ['DestinationHostname', NONE],
    ['DestinationPort', String(to.port)],
    ['DestinationPortName', NONE],
  ]
}

function fileEvent({ at, process, action, path }: FileActivity): Event | undefined {
  const { user } = process
  if (action === 'create') {
    return {
      id: 11,
      version: 2,
      data: [...named(process), ['TargetFilename', path], ['CreationUtcTime', utcTime(at)], ['User', user.name]],
    }
  }
  if (action !== 'delete') return undefined
  const [guid, pid, image] = named(process)
  if (guid === undefined || pid === undefined || image === undefined) throw new Error('a process has three names')
  const rest = ['Hashes', 'IsExecutable', 'Archived'].map((name) => [name, NONE] as const)
  return { id: 23, version: 5, data: [guid, pid, ['User', user.name], image, ['TargetFilename', path], ...rest] }
}

const machine = ({ host }: Process): string => host.agentId.slice(0, 8)

/** Machine, second of the start with its halves exchanged, and an address in the kernel. */
function guidOf(process: Process): string {
  const seconds = Math.floor(process.startedAt / 1000)
    .toString(16)
    .padStart(8, '0')
  const rest = process.guid.toLowerCase()
  return `{${machine(process)}-${seconds.slice(4)}-${seconds.slice(0, 4)}-${rest.slice(16, 20)}-${rest.slice(20)}}`
}

/** The last two groups: the user's number, its lowest byte first. */
function logonGuid(uid: number): string {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(uid)
  const digits = bytes.toString('hex')
  return `${digits.slice(0, 4)}-${digits.slice(4).padEnd(12, '0')}`
}

/** Other control signs cannot stand in XML. */
const escaped = xmlEscape(
  { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' },
  '?',
)
