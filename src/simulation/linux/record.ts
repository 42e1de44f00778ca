import type { Json } from '../../types/codec.ts'

/** One line that a sensor on a Linux host writes, before anything ships it. */
export interface LinuxRecord {
  readonly sensor: 'auditd' | 'sysmon-linux'
  /** Of the audit log the type of the record (`SYSCALL`, `EXECVE`), of Sysmon the event's id. */
  readonly event: string
  /** Short name of the host, as syslog has it. */
  readonly host: string
  /** As the tag of a syslog line names it, and its process id. */
  readonly program: string
  readonly processId: number
  /** Epoch milliseconds. */
  readonly time: number
  /** Of the audit log from `type=` on, of Sysmon the `<Event>`. */
  readonly text: string
  /** What the line tells, by the sensor's own names and decoded. */
  readonly fields: Readonly<Record<string, Json>>
}
