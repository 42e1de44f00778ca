import type { Json } from '../../types/codec.ts'
import type { Activity } from '../activity.ts'
import { linuxRecords, syslogLine } from '../linux/index.ts'
import type { Sensor, SensorRecord } from '../sensor.ts'
import type { WindowsEvent } from '../windows/event.ts'
import { windowsEvents } from '../windows/events.ts'
import { systemTime } from '../windows/render.ts'
import { levelName, taskName } from '../windows/titles.ts'

/**
 * Messages as Sumo Logic holds them: Windows events as the JSON of an Installed Collector
 * (https://help.sumologic.com/docs/send-data/installed-collectors/sources/local-windows-event-log-source/), lines of Linux
 * as syslog has them. Categories are the owner's to choose; these follow Sumo's own examples.
 */
export const SUMO: Sensor = {
  id: 'sumo',
  doc: 'Messages in Sumo Logic: Windows events as JSON, lines of Linux',
  platforms: ['sumo'],
  observe: (activity) =>
    activity.process.host.os === 'windows' ? windowsEvents(activity).map(windowsMessage) : linuxMessages(activity),
  formats: [{ id: 'jsonl', ending: 'jsonl', write: (record) => JSON.stringify(record.fields) }],
}

const CATEGORIES: Readonly<Record<string, string>> = {
  'Microsoft-Windows-Sysmon/Operational': 'windows/sysmon',
  'Microsoft-Windows-PowerShell/Operational': 'windows/powershell',
  Security: 'windows/security',
}

function windowsMessage(event: WindowsEvent): SensorRecord {
  return {
    stream: 'messages',
    event: String(event.eventId),
    time: event.time,
    fields: message(
      event.time,
      event.computer,
      event.channel,
      CATEGORIES[event.channel] ?? 'windows',
      windowsJson(event),
    ),
  }
}

function message(
  time: number,
  host: string,
  name: string,
  category: string,
  raw: string,
): Readonly<Record<string, Json>> {
  return {
    _messageTime: time,
    _receiptTime: time + 2000,
    _sourceCategory: category,
    _sourceHost: host,
    _sourceName: name,
    _collector: host,
    _raw: raw,
  }
}

function windowsJson(event: WindowsEvent): string {
  return JSON.stringify({
    TimeCreated: { SystemTime: systemTime(event.time) },
    EventID: String(event.eventId),
    Task: taskName(event.task),
    Correlation: '',
    Keywords: event.channel === 'Security' ? 'Audit Success' : '',
    Channel: event.channel,
    Opcode: 'Info',
    Security: event.userId === undefined ? '' : { UserID: event.userId },
    Provider: { Guid: event.providerGuid, Name: event.provider },
    EventRecordID: String(event.recordId),
    Execution: { ThreadID: String(event.threadId), ProcessID: String(event.processId) },
    Version: String(event.version),
    Computer: event.computer,
    Level: levelName(event.level),
    EventData: Object.fromEntries(event.data),
  })
}

const SOURCES = {
  auditd: { name: '/var/log/audit/audit.log', category: 'linux/audit' },
  'sysmon-linux': { name: '/var/log/syslog', category: 'linux/sysmon' },
} as const

function linuxMessages(activity: Activity): readonly SensorRecord[] {
  const { host } = activity.process
  return linuxRecords(activity).map((record) => {
    const { name, category } = SOURCES[record.sensor]
    const line = record.sensor === 'auditd' ? record.text : syslogLine(record.time, host.name, 'sysmon', record.text)
    return {
      stream: 'messages',
      event: record.event,
      time: record.time,
      fields: message(record.time, host.name, name, category, line),
    }
  })
}
