import type { Connection, Lookup } from '../../activity.ts'
import { isSecure } from './secure.ts'
import { type Fields, head, type Session, seconds } from './session.ts'

/** Bytes of data in a packet of Ethernet. */
const SEGMENT = 1460
/** Protocols in which the server speaks first. */
const SERVER_FIRST = new Set(['ssh', 'ftp', 'smtp'])

/** The log of connections: https://docs.zeek.org/en/master/logs/conn.html. */
export function connectionRow(session: Session, activity: Connection): Fields {
  const isOut = activity.direction === 'outbound'
  const [sent, received] = isOut ? [activity.bytesOut, activity.bytesIn] : [activity.bytesIn, activity.bytesOut]
  const local = { local_orig: session.isLocalOrig, local_resp: session.isLocalResp, missed_bytes: 0 }
  const ipHeader = session.orig.address.includes(':') ? 40 : 20
  const isRefused = activity.state === 'refused'
  if (activity.transport === 'icmp') {
    const [own, others] = [packets(sent, 1400), isRefused ? 0 : packets(received, 1400)]
    return {
      ...head(session),
      // Of an echo, the type and the code of the message.
      'id.orig_p': 8,
      'id.resp_p': 0,
      proto: 'icmp',
      duration: seconds(activity.duration || session.dice.whole(8, 40)),
      orig_bytes: sent,
      resp_bytes: isRefused ? 0 : received,
      conn_state: 'OTH',
      ...local,
      ...count(own, sent, others, isRefused ? 0 : received, ipHeader + 8),
    }
  }
  if (activity.transport === 'udp') {
    const answered = isRefused ? 0 : received
    const isOne = answered === 0 && packets(sent, 1400) === 1
    return {
      ...head(session),
      proto: 'udp',
      ...service(activity),
      ...(isOne
        ? {}
        : {
            duration: seconds(activity.duration || session.dice.whole(8, 40)),
            orig_bytes: sent,
            resp_bytes: answered,
          }),
      conn_state: answered === 0 ? 'S0' : 'SF',
      ...local,
      history: answered === 0 ? 'D' : 'Dd',
      ...count(packets(sent, 1400), sent, answered === 0 ? 0 : packets(answered, 1400), answered, ipHeader + 8),
    }
  }
  const isLinux = activity.process.host.os !== 'windows'
  // Linux puts times into every packet, Windows does not.
  const header = ipHeader + (isLinux ? 32 : 20)
  const opening = isLinux ? 8 : 12
  if (isRefused) {
    return {
      ...head(session),
      proto: 'tcp',
      duration: seconds(session.dice.whole(1, 40)),
      orig_bytes: 0,
      resp_bytes: 0,
      conn_state: 'REJ',
      ...local,
      history: 'Sr',
      orig_pkts: 1,
      orig_ip_bytes: header + opening,
      resp_pkts: 1,
      resp_ip_bytes: ipHeader + 20,
    }
  }
  const [ownData, otherData] = [data(sent), data(received)]
  // Of each side: its part of the handshake, its data, an acknowledgement of every second packet, and its end.
  const own = 2 + ownData + Math.ceil(otherData / 2) + 2
  const others = 1 + otherData + Math.ceil(ownData / 2) + 1
  return {
    ...head(session),
    proto: 'tcp',
    ...service(activity),
    duration: seconds(activity.duration || session.dice.whole(20, 400)),
    orig_bytes: sent,
    resp_bytes: received,
    conn_state: 'SF',
    ...local,
    history: history(sent > 0, received > 0, SERVER_FIRST.has(serviceOf(activity) ?? '')),
    orig_pkts: own,
    orig_ip_bytes: sent + own * header + opening,
    resp_pkts: others,
    resp_ip_bytes: received + others * header + opening,
  }
}

/** The exchange with a DNS server. */
export function lookupRow(session: Session, { status }: Lookup, exchange: Exchange): Fields {
  const isAnswered = status !== 'TIMEOUT'
  return {
    ...head(session),
    proto: 'udp',
    service: 'dns',
    ...(isAnswered ? { duration: exchange.duration, orig_bytes: exchange.query, resp_bytes: exchange.response } : {}),
    conn_state: isAnswered ? 'SF' : 'S0',
    local_orig: session.isLocalOrig,
    local_resp: session.isLocalResp,
    missed_bytes: 0,
    history: isAnswered ? 'Dd' : 'D',
    ...count(1, exchange.query, isAnswered ? 1 : 0, isAnswered ? exchange.response : 0, 28),
  }
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

function count(own: number, sent: number, others: number, received: number, header: number): Fields {
  return {
    orig_pkts: own,
    orig_ip_bytes: sent + own * header,
    resp_pkts: others,
    resp_ip_bytes: received + others * header,
  }
}

/** Upper case the originator's packets, lower case the responder's, each kind when it first comes. */
function history(isSending: boolean, isReceiving: boolean, isServerFirst: boolean): string {
  const own = isSending ? 'Da' : ''
  const other = isReceiving ? 'd' : ''
  return `ShA${isServerFirst ? other + own : own + other}Ff`
}

function service(activity: Connection): Fields {
  const found = serviceOf(activity)
  return found === undefined ? {} : { service: found }
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
