import type { Activity, Connection, Process, ProcessEnd } from '../activity.ts'
import type { IntegrityLevel } from '../scenario.ts'
import type { WindowsEvent } from './event.ts'

/**
 * The Security log with process creation and its command line, process termination and allowed connections audited
 * (https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/): what
 * it has of an activity on Windows.
 */
export function securityAudit(activity: Activity): readonly WindowsEvent[] {
  if (activity.process.host.os !== 'windows') return []
  switch (activity.kind) {
    case 'process-start':
      return [auditEvent(activity, 4688, 13_312, startData(activity.process))]
    case 'process-end':
      return [auditEvent(activity, 4689, 13_313, endData(activity))]
    case 'connection':
      return connectionEvents(activity)
    case 'file':
    case 'lookup':
    case 'script':
      return []
  }
}

type Data = WindowsEvent['data']

const VERSIONS: Readonly<Record<number, number>> = { 4688: 2, 5156: 1 }

function auditEvent({ at, serial, process }: Activity, eventId: number, task: number, data: Data): WindowsEvent {
  const { name, domain } = process.host
  return {
    provider: 'Microsoft-Windows-Security-Auditing',
    providerGuid: '{54849625-5478-4994-A5BA-3E3B0328C30D}',
    channel: 'Security',
    eventId,
    version: VERSIONS[eventId] ?? 0,
    level: 0,
    task,
    opcode: 0,
    keywords: '0x8020000000000000',
    recordId: 500_000 + serial,
    time: at,
    computer: domain === '' ? name : `${name}.${domain}`,
    // The kernel writes these.
    processId: 4,
    threadId: 4 * (20 + (serial % 50)),
    data,
  }
}

const hex = (value: number): string => `0x${value.toString(16)}`

/** The local system acts as the account of the machine. */
function subject({ user, host, logonId }: Process): Data {
  const isSystem = user.uid === 'S-1-5-18'
  const isService = user.uid === 'S-1-5-19' || user.uid === 'S-1-5-20'
  return [
    ['SubjectUserSid', user.uid],
    ['SubjectUserName', isSystem ? `${host.name}$` : user.name],
    ['SubjectDomainName', isService ? 'NT AUTHORITY' : user.domain || 'WORKGROUP'],
    ['SubjectLogonId', hex(logonId)],
  ]
}

const LABELS: Readonly<Record<IntegrityLevel, string>> = {
  low: 'S-1-16-4096',
  medium: 'S-1-16-8192',
  high: 'S-1-16-12288',
  system: 'S-1-16-16384',
}

/** The subject is the creator; the target says whom the new process runs as where that is another. */
function startData(process: Process): Data {
  const creator = process.parent ?? process
  const isOther = creator.user.uid !== process.user.uid
  const target = new Map(subject(process))
  const elevation = process.integrity === 'high' ? '%%1937' : '%%1936'
  return [
    ...subject(creator),
    ['NewProcessId', hex(process.pid)],
    ['NewProcessName', process.image],
    ['TokenElevationType', elevation],
    ['ProcessId', process.parent === undefined ? '0x0' : hex(process.parent.pid)],
    ['CommandLine', process.commandLine],
    // Unlike the name, the SID of a target that there is not is that of nobody.
    ['TargetUserSid', 'S-1-0-0'],
    ['TargetUserName', isOther ? (target.get('SubjectUserName') ?? '-') : '-'],
    ['TargetDomainName', isOther ? (target.get('SubjectDomainName') ?? '-') : '-'],
    ['TargetLogonId', isOther ? hex(process.logonId) : '0x0'],
    ['ParentProcessName', process.parent?.image ?? '-'],
    ['MandatoryLabel', LABELS[process.integrity]],
  ]
}

function endData({ process, exitCode }: ProcessEnd): Data {
  return [
    ...subject(process),
    ['Status', hex(exitCode)],
    ['ProcessId', hex(process.pid)],
    ['ProcessName', process.image],
  ]
}

const PROTOCOLS: Readonly<Record<Connection['transport'], string>> = { icmp: '1', tcp: '6', udp: '17' }

/**
 * An allowed connection, refused by the other side or not; an incoming one only when something listens. Pings belong to
 * the kernel, with their type for a port.
 */
function connectionEvents(connection: Connection): readonly WindowsEvent[] {
  const { process, transport, direction, state, local, remote } = connection
  const isInbound = direction === 'inbound'
  if (isInbound && state === 'refused') return []
  const isPing = transport === 'icmp'
  const own = /^127\.|^::1$/.test(remote.address) ? remote.address : local.address
  const data: Data = [
    ['ProcessID', isPing ? '4' : String(process.pid)],
    ['Application', isPing ? 'System' : devicePath(process.image)],
    ['Direction', isInbound ? '%%14592' : '%%14593'],
    ['SourceAddress', isInbound ? remote.address : own],
    ['SourcePort', String(isPing ? 8 : isInbound ? remote.port : local.port)],
    ['DestAddress', isInbound ? own : remote.address],
    ['DestPort', String(isPing ? 0 : isInbound ? local.port : remote.port)],
    ['Protocol', PROTOCOLS[transport]],
    ['FilterRTID', '66012'],
    ['LayerName', isInbound ? '%%14610' : '%%14611'],
    ['LayerRTID', isInbound ? '44' : '48'],
    ['RemoteUserID', 'S-1-0-0'],
    ['RemoteMachineID', 'S-1-0-0'],
  ]
  return [auditEvent(connection, 5156, 12_810, data)]
}

/** In lower case, the drive as a volume: C: the third, the others after it. */
function devicePath(image: string): string {
  const drive = /^([c-z]):(.*)$/i.exec(image)
  if (drive === null) return image.toLowerCase()
  const [, letter = '', rest = ''] = drive
  return `\\device\\harddiskvolume${letter.toLowerCase().charCodeAt(0) - 96}${rest.toLowerCase()}`
}
