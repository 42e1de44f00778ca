import { HOST_COLUMNS } from '../../../schemas/sentinel/host-columns.ts'
import { ACTIVITIES } from '../../../schemas/sentinel/security-event.ts'
import type { Json } from '../../../types/codec.ts'
import { baseName } from '../../identity.ts'
import type { WindowsEvent } from '../../windows/event.ts'
import { type Columns, escapeXml, guidOf, timeOf, WORKSPACE } from './row.ts'

/** Events of which the agent makes columns, and whether it forwards the data as XML beside them. */
const WITH_COLUMNS: ReadonlyMap<number, { readonly hasXml: boolean }> = new Map([
  [4688, { hasXml: false }],
  [4689, { hasXml: true }],
])

const COLUMNS: Readonly<Record<string, string>> = HOST_COLUMNS.SecurityEvent

/** A row of https://learn.microsoft.com/azure/azure-monitor/reference/tables/securityevent of an event of that log. */
export function securityEventRow(event: WindowsEvent): Columns {
  const shape = WITH_COLUMNS.get(event.eventId)
  const activity = ACTIVITIES[String(event.eventId)]
  return {
    TenantId: WORKSPACE,
    TimeGenerated: timeOf(event.time),
    SourceSystem: 'OpsManager',
    ...(shape !== undefined && derivedColumns(new Map(event.data))),
    Computer: event.computer,
    EventSourceName: event.provider,
    Channel: event.channel,
    Task: event.task,
    Level: String(event.level),
    ...(shape?.hasXml !== false && { EventData: eventDataXml(event) }),
    EventID: event.eventId,
    Activity: activity === undefined ? String(event.eventId) : `${event.eventId} - ${activity}`,
    ...(shape !== undefined && dataColumns(event)),
    SourceComputerId: guidOf(event.computer.toLowerCase()),
    ManagementGroupName: `AOI-${WORKSPACE}`,
    Type: 'SecurityEvent',
  }
}

function dataColumns({ data }: WindowsEvent): Columns {
  const found: Record<string, Json> = {}
  for (const [name, value] of data) {
    const type = COLUMNS[name]
    if (type !== undefined) found[name] = type === 'int' ? Number(value) : value
  }
  return found
}

const SERVICES: ReadonlySet<string> = new Set(['S-1-5-18', 'S-1-5-19', 'S-1-5-20'])

/** What Sentinel composes: accounts as `DOMAIN\name`, whether it is a machine's, and the program without its folder. */
function derivedColumns(data: ReadonlyMap<string, string>): Columns {
  const account = (side: string): string | undefined => {
    const name = data.get(`${side}UserName`)
    return name === undefined ? undefined : `${data.get(`${side}DomainName`) ?? '-'}\\${name}`
  }
  const subject = account('Subject')
  const target = account('Target')
  const isMachine =
    data.get('SubjectUserName')?.endsWith('$') === true || SERVICES.has(data.get('SubjectUserSid') ?? '')
  const image = data.get('NewProcessName') ?? data.get('ProcessName')
  return {
    ...(subject !== undefined && {
      Account: subject,
      AccountType: isMachine ? 'Machine' : 'User',
      SubjectAccount: subject,
    }),
    ...(target !== undefined && { TargetAccount: target }),
    ...(image !== undefined && { Process: baseName(image) }),
  }
}

/** As the agent forwards it: indented, with line ends of Windows. */
function eventDataXml({ data }: WindowsEvent): string {
  const lines = data.map(([name, value]) => `  <Data Name="${name}">${escapeXml(value)}</Data>`)
  const open = '<EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">'
  return [open, ...lines, '</EventData>'].join('\r\n')
}
