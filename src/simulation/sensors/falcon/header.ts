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

/** What is on every event, which the cloud writes down without delay, and of the others those that the kind of event has. */
export function eventFields(
  event: string,
  activity: Activity,
  own: Readonly<Record<string, string | undefined>>,
): Fields {
  const { host } = activity.process
  const fields: Record<string, string> = { event_simpleName: event }
  const version = VERSIONS[event]
  if (version !== undefined) fields['name'] = version
  fields['aid'] = host.agentId
  fields['aip'] = '203.0.113.254'
  fields['cid'] = CUSTOMER
  fields['id'] = eventId(event, activity)
  fields['timestamp'] = String(activity.at)
  fields['event_platform'] = PLATFORMS[host.os]
  fields['ComputerName'] = host.name
  fields['LocalAddressIP4'] = host.address
  fields['ConfigBuild'] = '1007.3.0019807.1'
  fields['ConfigStateHash'] = '2873364105'
  fields['Entitlements'] = '15'
  fields['EventOrigin'] = '1'
  fields['EffectiveTransmissionClass'] = '3'
  const names = EVENT_KINDS.fields.get(event)
  for (const name in own) {
    const value = own[name]
    if (value !== undefined && (names?.has(name) === true || EVENT_KINDS.common.has(name))) fields[name] = value
  }
  return fields
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
