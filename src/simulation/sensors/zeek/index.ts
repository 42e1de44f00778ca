import type { Activity } from '../../activity.ts'
import type { Sensor, SensorRecord } from '../../sensor.ts'
import { connectionRow, lookupRow } from './conn.ts'
import { dnsRow, timedExchange } from './dns.ts'
import type { ZeekLog } from './layout.ts'
import { protocolRows } from './protocols.ts'
import { type Fields, sessionOf } from './session.ts'
import { JSON_FORMAT, TSV_FORMAT } from './write.ts'

/**
 * Zeek beside the hosts' network, with private addresses as its own site: it sees what leaves a host, and of that what
 * is not encrypted. `uid` joins the logs of a connection; bodies of requests are not followed (files.log is not written).
 */
export const ZEEK: Sensor = {
  id: 'zeek',
  doc: 'Zeek: conn, dns, http, smtp, ftp, ssl, ssh',
  platforms: ['sigma'],
  observe: (activity) =>
    rowsOf(activity).map(
      ([stream, fields]): SensorRecord => ({
        stream,
        event: stream,
        time: Math.floor(Number(fields['ts']) * 1000),
        fields,
      }),
    ),
  formats: [JSON_FORMAT, TSV_FORMAT],
}

function rowsOf(activity: Activity): readonly (readonly [ZeekLog, Fields])[] {
  if (activity.kind !== 'lookup' && activity.kind !== 'connection') return []
  const session = sessionOf(activity)
  if (session === undefined) return []
  if (activity.kind === 'connection') {
    return [['conn', connectionRow(session, activity)], ...protocolRows(session, activity)]
  }
  const exchange = timedExchange(session, activity)
  return [
    ['conn', lookupRow(session, activity, exchange)],
    ['dns', dnsRow(session, activity, exchange)],
  ]
}
