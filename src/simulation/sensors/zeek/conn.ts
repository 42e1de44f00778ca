import type { Json } from '../../../types/codec.ts'
import type { Connection, Lookup } from '../../activity.ts'
import { isSecure } from './secure.ts'
import { type Fields, head, type Session, seconds } from './session.ts'

/** Bytes of data in a packet of Ethernet. */
const SEGMENT = 1460
/** Protocols in which the server speaks first. */
const SERVER_FIRST = new Set(['ssh', 'ftp', 'smtp'])

type Row = Record<string, Json>

/** The log of connections: https://docs.zeek.org/en/master/logs/conn.html. */
export function connectionRow(session: Session, activity: Connection): Fields {
  const isOut = activity.direction === 'outbound'
  const [sent, received] = isOut ? [activity.bytesOut, activity.bytesIn] : [activity.bytesIn, activity.bytesOut]
  const answered = activity.state === 'refused' ? 0 : received
  if (activity.transport === 'icmp') return pings(session, activity, sent, answered)
  if (activity.transport === 'udp') return datagrams(session, activity, sent, answered)
  return stream(session, activity, sent, received)
}

const ipHeader = ({ orig }: Session): number => (orig.address.includes(':') ? 40 : 20)

function pings(session: Session, activity: Connection, sent: number, answered: number): Fields {
  const row: Row = head(session)
  // Of an echo, the type and the code of the message.
  row['id.orig_p'] = 8
  row['id.resp_p'] = 0
  row['proto'] = 'icmp'
  told(row, activity.duration || session.dice.whole(8, 40), sent, answered)
  row['conn_state'] = 'OTH'
  locate(row, session)
  const others = activity.state === 'refused' ? 0 : packets(answered, 1400)
  count(row, packets(sent, 1400), sent, others, answered, ipHeader(session) + 8)
  return row
}

function datagrams(session: Session, activity: Connection, sent: number, answered: number): Fields {
  const own = packets(sent, 1400)
  const row: Row = head(session)
  row['proto'] = 'udp'
  name(row, activity)
  // Of a datagram without an answer there is no more to tell.
  if (answered !== 0 || own !== 1) told(row, activity.duration || session.dice.whole(8, 40), sent, answered)
  row['conn_state'] = answered === 0 ? 'S0' : 'SF'
  locate(row, session)
  row['history'] = answered === 0 ? 'D' : 'Dd'
  count(row, own, sent, answered === 0 ? 0 : packets(answered, 1400), answered, ipHeader(session) + 8)
  return row
}

function stream(session: Session, activity: Connection, sent: number, received: number): Fields {
  const isLinux = activity.process.host.os !== 'windows'
  // Linux puts times into every packet, Windows does not.
  const header = ipHeader(session) + (isLinux ? 32 : 20)
  const opening = isLinux ? 8 : 12
  const row: Row = head(session)
  row['proto'] = 'tcp'
  if (activity.state === 'refused') {
    told(row, session.dice.whole(1, 40), 0, 0)
    row['conn_state'] = 'REJ'
    locate(row, session)
    row['history'] = 'Sr'
    row['orig_pkts'] = 1
    row['orig_ip_bytes'] = header + opening
    row['resp_pkts'] = 1
    row['resp_ip_bytes'] = ipHeader(session) + 20
    return row
  }
  const [ownData, otherData] = [data(sent), data(received)]
  // Of each side: its part of the handshake, its data, an acknowledgement of every second packet, and its end.
  const own = 2 + ownData + Math.ceil(otherData / 2) + 2
  const others = 1 + otherData + Math.ceil(ownData / 2) + 1
  name(row, activity)
  told(row, activity.duration || session.dice.whole(20, 400), sent, received)
  row['conn_state'] = 'SF'
  locate(row, session)
  row['history'] = history(sent > 0, received > 0, SERVER_FIRST.has(serviceOf(activity) ?? ''))
  count(row, own, sent + opening, others, received + opening, header)
  return row
}

/** The exchange with a DNS server. */
export function lookupRow(session: Session, { status }: Lookup, exchange: Exchange): Fields {
  const isAnswered = status !== 'TIMEOUT'
  const row: Row = head(session)
  row['proto'] = 'udp'
  row['service'] = 'dns'
  if (isAnswered) {
    row['duration'] = exchange.duration
    row['orig_bytes'] = exchange.query
    row['resp_bytes'] = exchange.response
  }
  row['conn_state'] = isAnswered ? 'SF' : 'S0'
  locate(row, session)
  row['history'] = isAnswered ? 'Dd' : 'D'
  count(row, 1, exchange.query, isAnswered ? 1 : 0, isAnswered ? exchange.response : 0, 28)
  return row
}

function told(row: Row, duration: number, sent: number, received: number): void {
  row['duration'] = seconds(duration)
  row['orig_bytes'] = sent
  row['resp_bytes'] = received
}

function locate(row: Row, session: Session): void {
  row['local_orig'] = session.isLocalOrig
  row['local_resp'] = session.isLocalResp
  row['missed_bytes'] = 0
}

export interface Exchange {
  /** Seconds. */
  readonly duration: number
  /** Bytes of payload. */
  readonly query: number
  readonly response: number
}

const packets = (bytes: number, size: number): number => Math.max(1, Math.ceil(bytes / size))
const data = (bytes: number): number => Math.ceil(bytes / SEGMENT)

function count(row: Row, own: number, sent: number, others: number, received: number, header: number): void {
  row['orig_pkts'] = own
  row['orig_ip_bytes'] = sent + own * header
  row['resp_pkts'] = others
  row['resp_ip_bytes'] = received + others * header
}

/** Upper case the originator's packets, lower case the responder's, each kind when it first comes. */
function history(isSending: boolean, isReceiving: boolean, isServerFirst: boolean): string {
  const own = isSending ? 'Da' : ''
  const other = isReceiving ? 'd' : ''
  return `ShA${isServerFirst ? other + own : own + other}Ff`
}

function name(row: Row, activity: Connection): void {
  const found = serviceOf(activity)
  if (found !== undefined) row['service'] = found
}

/** What Zeek recognises by what is said, never by the port. */
function serviceOf(activity: Connection): string | undefined {
  if (activity.smtp?.isEncrypted === true && !isSecure(activity)) return 'smtp,ssl'
  if (isSecure(activity)) return 'ssl'
  if (activity.service !== undefined) return activity.service === 'none' ? undefined : activity.service
  if (activity.http !== undefined) return 'http'
  if (activity.smtp !== undefined) return 'smtp'
  return activity.ftp === undefined ? undefined : 'ftp'
}
