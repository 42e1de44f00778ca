import { assertNever } from '../../plan/plan.ts'
import type { Activity, Connection } from '../activity.ts'
import { exchangeOf } from '../exchange.ts'
import type { WindowsEvent } from './event.ts'
import { scriptEvents } from './powershell.ts'
import { connectionPermitted, processCreated, processExited } from './security.ts'
import { dnsQuery, fileCreate, fileDelete, networkConnect, processCreate, processTerminated } from './sysmon.ts'

/** The channels that a collector takes from a Windows host. */
export type WindowsChannel = 'sysmon' | 'security' | 'powershell'

/** The events that Windows and Sysmon write of an activity on a Windows host, in the order of time; elsewhere none. */
export function windowsEvents(
  activity: Activity,
  // Sysmon tells a moment later than the others.
  channels: readonly WindowsChannel[] = ['security', 'powershell', 'sysmon'],
): readonly WindowsEvent[] {
  if (activity.process.host.os !== 'windows') return []
  return channels.flatMap((channel) => EVENTS[channel](activity))
}

const EVENTS: Readonly<Record<WindowsChannel, (activity: Activity) => readonly WindowsEvent[]>> = {
  sysmon,
  security,
  powershell: (activity) => (activity.kind === 'script' ? scriptEvents(activity) : []),
}

function sysmon(activity: Activity): readonly WindowsEvent[] {
  switch (activity.kind) {
    case 'process-start':
      return [processCreate(activity)]
    case 'process-end':
      return [processTerminated(activity)]
    case 'connection':
      return activity.transport === 'icmp' || isTurnedAway(activity) ? [] : [networkConnect(activity)]
    case 'lookup':
      return [activity.by === 'system' ? dnsQuery(activity) : networkConnect(exchangeOf(activity))]
    case 'file':
      if (activity.action === 'create') return [fileCreate(activity)]
      return activity.action === 'delete' ? [fileDelete(activity)] : []
    case 'script':
      return []
    default:
      return assertNever(activity)
  }
}

/** Where nothing listens, no program has a part in what comes in. */
const isTurnedAway = ({ direction, state }: Connection): boolean => direction === 'inbound' && state === 'refused'

function security(activity: Activity): readonly WindowsEvent[] {
  switch (activity.kind) {
    case 'process-start':
      return [processCreated(activity)]
    case 'process-end':
      return [processExited(activity)]
    case 'connection':
      return isTurnedAway(activity) ? [] : [connectionPermitted(activity)]
    // Reading and writing of files shows only where a folder has an audit list of its own.
    case 'file':
    case 'script':
      return []
    case 'lookup':
      return activity.by === 'system' ? [] : [connectionPermitted(exchangeOf(activity))]
    default:
      return assertNever(activity)
  }
}
