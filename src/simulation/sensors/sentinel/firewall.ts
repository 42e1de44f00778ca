import { ipClass } from '../../../functions/ip.ts'
import type { Connection } from '../../activity.ts'
import { endsOf } from '../../network.ts'
import { type Columns, timeOf, WORKSPACE } from './row.ts'

/** What the firewall calls the services that it recognises. */
const APPLICATIONS: Readonly<Record<string, string>> = { http: 'web-browsing', 'ftp-data': 'ftp', ssl: 'ssl' }

/**
 * A row of https://learn.microsoft.com/azure/azure-monitor/reference/tables/commonsecuritylog: the traffic log of a
 * Palo Alto Networks firewall, in the columns that its CEF lands in
 * (https://docs.paloaltonetworks.com/resources/cef): written when a session ends, with what the sides sent, and without
 * the program or its user. Traffic of a host with itself does not pass it.
 */
export function firewallRow(connection: Connection): { readonly time: number; readonly columns: Columns } | undefined {
  const { remote, direction, transport, state, bytesOut, bytesIn, uid, at } = connection
  const kind = ipClass(remote.address)
  if (kind === 'Loopback' || kind === 'LinkLocal') return undefined
  const inbound = direction === 'inbound'
  const [client, server] = endsOf(connection)
  const [sent, received] = inbound ? [bytesIn, bytesOut] : [bytesOut, bytesIn]
  const seconds = Math.round(connection.duration / 1000)
  const time = at + connection.duration
  const columns: Columns = {
    TenantId: WORKSPACE,
    TimeGenerated: timeOf(time),
    DeviceVendor: 'Palo Alto Networks',
    DeviceProduct: 'PAN-OS',
    DeviceVersion: '11.1.2',
    DeviceEventClassID: 'end',
    Activity: 'TRAFFIC',
    LogSeverity: '3',
    DeviceAction: 'allow',
    ApplicationProtocol: application(connection),
    DeviceExternalID: '013201012345',
    DeviceName: 'fw-edge-01',
    Computer: 'fw-edge-01',
    Protocol: transport,
    SourceIP: client.address,
    SourcePort: client.port,
    DestinationIP: server.address,
    DestinationPort: server.port,
    SentBytes: sent,
    ReceivedBytes: received,
    EventCount: 1,
    StartTime: timeOf(at),
    Reason: state === 'refused' ? 'tcp-rst-from-server' : transport === 'tcp' ? 'tcp-fin' : 'aged-out',
    DeviceCustomString1Label: 'Rule',
    DeviceCustomString1: inbound ? 'allow-in' : 'allow-out',
    DeviceCustomString4Label: 'Source Zone',
    DeviceCustomString4: zone(client.address),
    DeviceCustomString5Label: 'Destination Zone',
    DeviceCustomString5: zone(server.address),
    DeviceCustomNumber1Label: 'SessionID',
    DeviceCustomNumber1: sessionOf(uid),
    DeviceCustomNumber3Label: 'Elapsed time in seconds',
    DeviceCustomNumber3: seconds,
    FlexNumber1Label: 'Total bytes',
    FlexNumber1: sent + received,
    SourceSystem: 'OpsManager',
    Type: 'CommonSecurityLog',
  }
  return { time, columns }
}

/** A number of six digits at most that differs, as a rule, with the connection. */
function sessionOf(uid: string): number {
  let number = 0
  for (let i = 0; i < uid.length; i += 1) number = (number * 31 + uid.charCodeAt(i)) % 1_000_000
  return number
}

function application({ service, transport, state, serverName }: Connection): string {
  if (state === 'refused') return 'incomplete'
  if (transport === 'icmp') return 'ping'
  if (service === undefined) return serverName === undefined ? `unknown-${transport}` : 'ssl'
  return APPLICATIONS[service] ?? service
}

const zone = (address: string): string => (ipClass(address) === 'Private' ? 'trust' : 'untrust')
