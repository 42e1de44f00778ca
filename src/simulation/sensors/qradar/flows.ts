import type { Activity } from '../../activity.ts'
import { exchangeOf } from '../../exchange.ts'
import { numberOf } from '../../identity.ts'
import { PROTOCOL_NUMBERS } from '../../network.ts'
import type { Sensor, SensorRecord } from '../../sensor.ts'
import { connectionRow } from '../zeek/conn.ts'
import { sessionOf } from '../zeek/session.ts'

/**
 * Flows, which a console makes of packets: bytes and packets of both sides with their headers, and no process, user or
 * name. What stays on a host makes none. The collector's guess of the application (`applicationid`) is left out: its
 * numbers are of each console's apps.conf.
 */
export const QRADAR_FLOWS: Sensor = {
  id: 'qradar-flows',
  doc: 'QRadar flows: bytes and packets of connections, without processes',
  platforms: ['qradar'],
  observe: (activity) => flowsOf(activity),
  formats: [{ id: 'ariel', ending: 'jsonl', write: ({ fields }) => JSON.stringify(fields) }],
}

function flowsOf(activity: Activity): readonly SensorRecord[] {
  if (activity.kind !== 'lookup' && activity.kind !== 'connection') return []
  const connection = activity.kind === 'lookup' ? exchangeOf(activity) : activity
  const session = sessionOf(connection)
  if (session === undefined) return []
  const row = connectionRow(session, connection)
  const first = activity.at
  const last = first + Math.round(Number(row['duration'] ?? 0) * 1000)
  const [sent, received] = [Number(row['orig_ip_bytes']), Number(row['resp_ip_bytes'])]
  const side = (isLocal: boolean): string => (isLocal ? 'L' : 'R')
  // Flows are told by the minute in which they end.
  const interval = last - (last % 60_000)
  const isIcmp = connection.transport === 'icmp'
  return [
    {
      stream: 'flows',
      event: 'flow',
      time: first,
      fields: {
        starttime: first,
        endtime: last,
        firstpackettime: first,
        lastpackettime: last,
        intervalid: interval / 60_000,
        flowid: numberOf('flow', session.uid) % 0x7fff_ffff,
        flowtype: 0,
        flowdirection: `${side(session.isLocalOrig)}2${side(session.isLocalResp)}`,
        flowbias: biasOf(sent, received),
        flowsource: 'default:eth1',
        flowinterface: 'eth1',
        protocolid: PROTOCOL_NUMBERS[connection.transport],
        sourceip: session.orig.address,
        sourceport: session.orig.port,
        destinationip: session.resp.address,
        destinationport: session.resp.port,
        sourcebytes: sent,
        destinationbytes: received,
        sourcepackets: Number(row['orig_pkts']),
        destinationpackets: Number(row['resp_pkts']),
        ...(isIcmp ? { icmptype: 8, icmpcode: 0 } : {}),
        ...(connection.transport === 'tcp' ? flagsOf(connection.state === 'refused') : {}),
        hassourcepayload: false,
        hasdestinationpayload: false,
        hasoffense: false,
        processorid: 8,
        domainid: 0,
      },
    },
  ]
}

const flagsOf = (isRefused: boolean) =>
  isRefused ? { sourceflags: 'S', destinationflags: 'R,A' } : { sourceflags: 'S,F,P,A', destinationflags: 'S,F,P,A' }

/** By the share of the bytes that the source sent (https://www.ibm.com/docs/en/qsip/7.5?topic=flows-flow-bias). */
function biasOf(sent: number, received: number): string {
  const share = sent / Math.max(1, sent + received)
  if (share === 1) return 'out-only'
  if (share > 0.7) return 'mostly-out'
  return share < 0.3 ? 'mostly-in' : 'near-same'
}
