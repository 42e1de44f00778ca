import type { Connection, Process, ProcessEnd, ProcessStart } from '../activity.ts'
import type { WindowsEvent } from './event.ts'
import { computerOf, devicePath, hex, INTEGRITY_SIDS, workgroupOf } from './values.ts'

type Data = WindowsEvent['data']

function event(
  activity: ProcessStart | ProcessEnd | Connection,
  eventId: number,
  version: number,
  task: number,
  data: Data,
): WindowsEvent {
  return {
    provider: 'Microsoft-Windows-Security-Auditing',
    providerGuid: '{54849625-5478-4994-A5BA-3E3B0328C30D}',
    channel: 'Security',
    eventId,
    version,
    level: 0,
    task,
    opcode: 0,
    keywords: '0x8020000000000000',
    recordId: 500_000 + activity.serial,
    time: activity.at,
    computer: computerOf(activity.process.host),
    processId: 4,
    threadId: 312,
    data,
  }
}

/** Windows calls its own accounts by the computer's name in audit events. */
function subject(process: Process): Data {
  const isMachine = process.user.uid === 'S-1-5-18'
  return [
    ['SubjectUserSid', process.user.uid],
    ['SubjectUserName', isMachine ? `${process.host.name}$` : process.user.name],
    ['SubjectDomainName', isMachine ? workgroupOf(process.host) : process.user.domain],
    ['SubjectLogonId', hex(process.logonId)],
  ]
}

/** 4688: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4688. Command line auditing is on. */
export function processCreated(activity: ProcessStart): WindowsEvent {
  const { process } = activity
  const { parent } = process
  const isOther = parent !== undefined && parent.user.uid !== process.user.uid
  return event(activity, 4688, 2, 13_312, [
    ...subject(isOther ? parent : process),
    ['NewProcessId', hex(process.pid)],
    ['NewProcessName', process.image],
    ['TokenElevationType', ELEVATION[process.integrity]],
    ['ProcessId', hex(parent?.pid ?? 0)],
    ['CommandLine', process.commandLine],
    ['TargetUserSid', isOther ? process.user.uid : 'S-1-0-0'],
    ['TargetUserName', isOther ? process.user.name : '-'],
    ['TargetDomainName', isOther ? process.user.domain : '-'],
    ['TargetLogonId', isOther ? hex(process.logonId) : '0x0'],
    ['ParentProcessName', parent?.image ?? ''],
    ['MandatoryLabel', INTEGRITY_SIDS[process.integrity]],
  ])
}

/** Full, limited or default token: with user account control a person's token is limited until it is raised. */
const ELEVATION: Readonly<Record<Process['integrity'], string>> = {
  low: '%%1938',
  medium: '%%1938',
  high: '%%1937',
  system: '%%1936',
}

/** 4689: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4689 */
export function processExited(activity: ProcessEnd): WindowsEvent {
  const { process } = activity
  return event(activity, 4689, 0, 13_313, [
    ...subject(process),
    ['Status', hex(activity.exitCode >>> 0)],
    ['ProcessId', hex(process.pid)],
    ['ProcessName', process.image],
  ])
}

const PROTOCOLS = { icmp: '1', tcp: '6', udp: '17' } as const

/**
 * 5156: the filtering platform permits a connection, before it is known whether the other side answers:
 * https://learn.microsoft.com/windows/security/threat-protection/auditing/event-5156. ICMP shows with the type in place of
 * the source's port and the code in place of the destination's, and belongs to the kernel.
 */
export function connectionPermitted(activity: Connection): WindowsEvent {
  const { process, local, remote, transport } = activity
  const outbound = activity.direction === 'outbound'
  const isPing = transport === 'icmp'
  const source = outbound ? local : remote
  const destination = outbound ? remote : local
  return event(activity, 5156, 1, 12_810, [
    ['ProcessID', isPing ? '4' : String(process.pid)],
    ['Application', isPing ? 'System' : devicePath(process.image).toLowerCase()],
    ['Direction', outbound ? '%%14593' : '%%14592'],
    ['SourceAddress', source.address],
    ['SourcePort', isPing ? '8' : String(source.port)],
    ['DestAddress', destination.address],
    ['DestPort', isPing ? '0' : String(destination.port)],
    ['Protocol', PROTOCOLS[transport]],
    ['FilterRTID', outbound ? '66012' : '66010'],
    ['LayerName', outbound ? '%%14611' : '%%14610'],
    ['LayerRTID', outbound ? '48' : '44'],
    ['RemoteUserID', 'S-1-0-0'],
    ['RemoteMachineID', 'S-1-0-0'],
  ])
}
