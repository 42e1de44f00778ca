import type { Activity } from '../../activity.ts'
import { exchangeOf } from '../../exchange.ts'
import type { Sensor, SensorFormat, SensorRecord } from '../../sensor.ts'
import type { WindowsEvent } from '../../windows/event.ts'
import { windowsEvents } from '../../windows/events.ts'
import { eventRow } from './event.ts'
import { firewallRow } from './firewall.ts'
import { securityEventRow } from './security-event.ts'
import { syslogRows } from './syslog.ts'

/** Microsoft Sentinel's workspace, fed by the Log Analytics agent on hosts and by a firewall. */
export const SENTINEL: Sensor = {
  id: 'sentinel',
  doc: 'Microsoft Sentinel: SecurityEvent, Event (Sysmon, PowerShell), Syslog, CommonSecurityLog of a firewall',
  platforms: ['sentinel'],
  observe: (activity) => [
    ...windowsEvents(activity).map((event) => windowsRecord(event, activity)),
    ...syslogRecords(activity),
    ...firewallRecords(activity),
  ],
  formats: [rows()],
}

function windowsRecord(event: WindowsEvent, { process }: Activity): SensorRecord {
  const isSecurity = event.channel === 'Security'
  return {
    stream: isSecurity ? 'SecurityEvent' : 'Event',
    event: String(event.eventId),
    time: event.time,
    fields: isSecurity ? securityEventRow(event) : eventRow(event, process),
  }
}

function syslogRecords(activity: Activity): readonly SensorRecord[] {
  return syslogRows(activity).map(({ event, columns }) => ({
    stream: 'Syslog',
    event,
    time: activity.at,
    fields: columns,
  }))
}

function firewallRecords(activity: Activity): readonly SensorRecord[] {
  const connection = activity.kind === 'lookup' ? exchangeOf(activity) : activity
  const row = connection.kind === 'connection' ? firewallRow(connection) : undefined
  if (row === undefined) return []
  return [{ stream: 'CommonSecurityLog', event: 'TRAFFIC', time: row.time, fields: row.columns }]
}

/** Rows as the API gives them (https://learn.microsoft.com/azure/azure-monitor/logs/api/overview), one a line. */
function rows(): SensorFormat {
  return { id: 'rows', ending: 'jsonl', write: (record) => JSON.stringify(record.fields) }
}
