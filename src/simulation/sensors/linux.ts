import { auditRecords, type LinuxRecord, syslogLine, sysmonRecords } from '../linux/index.ts'
import type { Sensor, SensorFormat, SensorRecord } from '../sensor.ts'

/** The audit log. */
export const AUDITD: Sensor = {
  id: 'auditd',
  doc: 'Linux audit log: SYSCALL, EXECVE, CWD, PATH, SOCKADDR, PROCTITLE',
  platforms: ['sigma'],
  observe: (activity) => records(auditRecords(activity), 'audit'),
  formats: [
    // auditd.conf(5), name_format = hostname: logs of several hosts come together.
    format('log', 'log', ({ fields, text }) => `node=${fields['node']} ${text}`),
    format('syslog', 'log', ({ time, fields, text }) => syslogLine(time, `${fields['node']}`, 'audispd', `${text}`)),
  ],
}

/** Sysmon for Linux, which writes to syslog. */
export const SYSMON_LINUX: Sensor = {
  id: 'sysmon-linux',
  doc: 'Sysmon for Linux: events 1, 3, 5, 11, 23 in syslog',
  platforms: ['sigma'],
  observe: (activity) => records(sysmonRecords(activity), 'syslog'),
  formats: [
    format('syslog', 'log', ({ time, fields, text }) => syslogLine(time, `${fields['Computer']}`, 'sysmon', `${text}`)),
    format('xml', 'xml', ({ text }) => `${text}`),
  ],
}

function records(told: readonly LinuxRecord[], stream: string): readonly SensorRecord[] {
  return told.map(({ event, time, text, fields }) => ({ stream, event, time, fields, text }))
}

function format(id: string, ending: string, write: SensorFormat['write']): SensorFormat {
  return { id, ending, write }
}
