import type { Host } from '../activity.ts'
import { seedOf } from '../identity.ts'

/** What differs between the event logs of hosts: who writes a channel, and how many records it had before. */
export interface ChannelLog {
  readonly processId: number
  readonly threadId: number
  readonly firstRecord: number
}

export interface HostLogs {
  readonly sysmon: ChannelLog
  readonly security: ChannelLog
  readonly powershell: ChannelLog
}

const LOGS = new WeakMap<Host, HostLogs>()

/** The same for the same host. The Security channel is written by the kernel's process, PowerShell's by each process itself. */
export function logsOf(host: Host): HostLogs {
  const known = LOGS.get(host)
  if (known !== undefined) return known
  const number = (what: string, low: number, steps: number): number =>
    low + (seedOf('event log', what, host.name.toLowerCase(), host.domain.toLowerCase()) % steps)
  const channel = (name: string, processId: number, first: number, records: number): ChannelLog => ({
    processId,
    threadId: 4 * number(`${name} thread`, 50, 1500),
    firstRecord: number(`${name} records`, first, records),
  })
  const logs = {
    sysmon: channel('sysmon', 4 * number('sysmon', 400, 600), 10_000, 400_000),
    security: channel('security', 4, 100_000, 4_000_000),
    powershell: channel('powershell', 0, 1000, 60_000),
  }
  LOGS.set(host, logs)
  return logs
}
