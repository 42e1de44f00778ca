import { EVENT_KINDS } from '../../../schemas/falcon/event-kinds.ts'
import type { Activity, Process } from '../../activity.ts'
import { hashesOf } from '../../identity.ts'
import type { OperatingSystem } from '../../scenario.ts'

/** Every value is text. */
export type Fields = Readonly<Record<string, string>>

/** Epoch seconds with milliseconds. */
export const seconds = (at: number): string => (at / 1000).toFixed(3)

const PLATFORMS: Readonly<Record<OperatingSystem, string>> = { windows: 'Win', linux: 'Lin', macos: 'Mac' }

/** Newest versions of records that were seen in public. */
const VERSIONS: Readonly<Record<string, string>> = {
  ProcessRollup2: 'ProcessRollup2V19',
  EndOfProcess: 'EndOfProcessV15',
  NetworkConnectIP4: 'NetworkConnectIP4V5',
  DnsRequest: 'DnsRequestV5',
  PeFileWritten: 'PeFileWrittenV14',
}

const CUSTOMER = hashesOf('customer').md5

/** On every event. The cloud writes it down without delay. */
export function headerFields(event: string, activity: Activity): Fields {
  const { host } = activity.process
  const version = VERSIONS[event]
  return {
    event_simpleName: event,
    ...(version !== undefined && { name: version }),
    aid: host.agentId,
    aip: '203.0.113.254',
    cid: CUSTOMER,
    id: eventId(event, activity),
    timestamp: String(activity.at),
    event_platform: PLATFORMS[host.os],
    ComputerName: host.name,
    LocalAddressIP4: host.address,
    ConfigBuild: '1007.3.0019807.1',
    ConfigStateHash: '2873364105',
    Entitlements: '15',
    EventOrigin: '1',
    EffectiveTransmissionClass: '3',
  }
}

/** A UUID that no other event has: of the process, of the activity, and of the name where one leaves several. */
function eventId(event: string, { process, serial }: Activity): string {
  const digits = (value: number, count: number): string => value.toString(16).padStart(count, '0').slice(-count)
  const { guid } = process
  const kind = event.charCodeAt(0) * 256 + event.length
  return `${digits(serial, 8)}-${guid.slice(0, 4)}-${guid.slice(4, 8)}-${digits(kind, 4)}-${guid.slice(8, 20)}`.toLowerCase()
}

/** The name of who is logged on: of the local system that of the machine's account. */
export function userName({ user, host }: Process): string {
  return user.uid === 'S-1-5-18' ? `${host.name}$` : user.name
}

/** Only what the kind of event has. */
export function known(event: string, fields: Readonly<Record<string, string | undefined>>): Fields {
  const names = EVENT_KINDS.fields.get(event)
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && (names?.has(name) === true || EVENT_KINDS.common.has(name))) found[name] = value
  }
  return found
}
