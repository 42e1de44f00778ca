import { ipClass } from '../../../functions/ip.ts'
import type { Json } from '../../../types/codec.ts'
import type { Connection, Lookup } from '../../activity.ts'
import { exchangeOf } from '../../exchange.ts'
import type { Transport } from '../../scenario.ts'
import { initiatingFields, withoutGaps } from './initiating.ts'

type Fields = Readonly<Record<string, Json>>

/** A row without what every row has. */
export interface DeviceRow {
  readonly action: string
  readonly fields: Fields
}

const PROTOCOLS: Readonly<Record<Transport, string>> = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp' }

/**
 * Rows of DeviceNetworkEvents (https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table).
 * Windows tells whether a connection was made, loopback included; other systems that it was asked for, as real rows of
 * macOS show. There are no bytes of a process' connection, and no account but that of who acts.
 */
export function networkRows(connection: Connection): readonly DeviceRow[] {
  const inspected = inspectedRows(connection, exchanges(connection))
  const action = actionOf(connection)
  if (action === undefined) return inspected
  const fields = {
    ...endpoints(connection),
    ...withoutGaps({ RemoteUrl: connection.hostname ?? connection.serverName }),
    ...initiatingFields(connection.process),
  }
  return [{ action, fields }, ...inspected]
}

/** A lookup's datagrams: of the program where it speaks DNS itself, and in any case as the inspection reads them. */
export function lookupNetworkRows(lookup: Lookup): readonly DeviceRow[] {
  const exchange = exchangeOf(lookup)
  const { name, type, status, answers } = lookup
  const inspected = inspectedRows(exchange, [
    ['DnsConnectionInspected', { query: name, qtype_name: type, rcode_name: status, answers }],
  ])
  return [...(lookup.by === 'self' ? networkRows(exchange) : []), ...(status === 'TIMEOUT' ? [] : inspected)]
}

function actionOf({ transport, direction, state, process }: Connection): string | undefined {
  if (transport === 'icmp') return undefined
  if (direction === 'inbound') return state === 'established' ? 'InboundConnectionAccepted' : undefined
  if (process.host.os !== 'windows') return 'ConnectionRequest'
  return state === 'established' ? 'ConnectionSuccess' : 'ConnectionFailed'
}

function endpoints({ local, remote, transport }: Connection): Fields {
  const hasPorts = transport !== 'icmp'
  return {
    RemoteIP: remote.address,
    ...(hasPorts && { RemotePort: remote.port }),
    LocalIP: local.address,
    ...(hasPorts && { LocalPort: local.port }),
    Protocol: PROTOCOLS[transport],
    ...withoutGaps({ LocalIPType: ipClass(local.address), RemoteIPType: ipClass(remote.address) }),
  }
}

/**
 * What the network inspection of Windows hosts reads in the clear
 * (https://techcommunity.microsoft.com/blog/microsoftdefenderatpblog/new-network-based-detections-and-improved-device-discovery-using-zeek/3682111):
 * fields of Zeek's logs in AdditionalFields, and no process. It sees no loopback.
 */
function inspectedRows(connection: Connection, read: readonly Exchange[]): readonly DeviceRow[] {
  const { process, remote, state } = connection
  if (process.host.os !== 'windows' || state !== 'established' || ipClass(remote.address) === 'Loopback') return []
  const direction = connection.direction === 'inbound' ? 'In' : 'Out'
  return read.map(([action, more]) => ({
    action,
    fields: { ...endpoints(connection), AdditionalFields: JSON.stringify({ direction, ...more }) },
  }))
}

type Exchange = readonly [action: string, more: Fields]

function exchanges(connection: Connection): readonly Exchange[] {
  const { http, smtp, ftp, transport } = connection
  if (transport === 'icmp') return [['IcmpConnectionInspected', pingFields(connection)]]
  if (http !== undefined && connection.serverName === undefined && connection.service !== 'ssl') {
    const { method, host, uri, userAgent, status, requestBytes, responseBytes } = http
    const lengths = { request_body_len: requestBytes, response_body_len: responseBytes }
    const more = { method, host, uri, user_agent: userAgent, status_code: status, ...lengths }
    return [['HttpConnectionInspected', more]]
  }
  if (smtp !== undefined) {
    const { helo, from, to, subject, isEncrypted } = smtp
    const letter = isEncrypted ? {} : { mailfrom: from, rcptto: to, from, subject }
    return [['SmtpConnectionInspected', { helo, tls: isEncrypted, ...letter }]]
  }
  return (ftp?.commands ?? []).map(({ command, argument, replyCode, reply }) => [
    'FtpConnectionInspected',
    { user: ftp?.user ?? '', command, arg: argument, reply_code: replyCode, reply_msg: reply },
  ])
}

function pingFields({ bytesOut, bytesIn, duration, direction }: Connection): Fields {
  const [sent, received] = direction === 'inbound' ? [bytesIn, bytesOut] : [bytesOut, bytesIn]
  return { duration: duration / 1000, orig_bytes: sent, resp_bytes: received, conn_state: 'OTH' }
}
