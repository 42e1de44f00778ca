import type { Activity } from '../activity.ts'
import { auditRecords } from './audit.ts'
import type { LinuxRecord } from './record.ts'
import { sysmonRecords } from './sysmon.ts'

export { auditRecords } from './audit.ts'
export type { LinuxRecord } from './record.ts'
export { syslogHeader, syslogLine } from './syslog.ts'
export { sysmonRecords } from './sysmon.ts'

/** All that the audit log and Sysmon of a Linux host tell of an activity; none of other hosts. */
export function linuxRecords(activity: Activity): readonly LinuxRecord[] {
  return [...auditRecords(activity), ...sysmonRecords(activity)]
}
