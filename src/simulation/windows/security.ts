import type { Connection, Process, ProcessEnd, ProcessStart } from '../activity.ts'
import { endsOf, PROTOCOL_NUMBERS } from '../network.ts'
import type { WindowsEvent } from './event.ts'
import { logsOf } from './log.ts'
import { computerOf, devicePath, elevationOf, hex, INTEGRITY_NUMBERS, isMachineAccount, workgroupOf } from './values.ts'

type Data = WindowsEvent['data']

function event(
  activity: ProcessStart | ProcessEnd | Connection,
  eventId: number,
  version: number,
  task: number,
  data: Data,
): WindowsEvent {
  const { host } = activity.process
  const { processId, threadId, firstRecord } = logsOf(host).security
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
    recordId: firstRecord + activity.serial,
    time: activity.at,
    computer: computerOf(host),
    processId,
    threadId,
    data,
  }
}

/** Windows calls its own accounts by the computer's name in audit events. */
function subject(process: Process): Data {
  const isMachine = isMachineAccount(process.user)
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
    ['TokenElevationType', elevationOf(process) === 'Full' ? '%%1937' : '%%1936'],
    ['ProcessId', hex(parent?.pid ?? 0)],
    ['CommandLine', process.commandLine],
    ['TargetUserSid', isOther ? process.user.uid : 'S-1-0-0'],
    ['TargetUserName', isOther ? process.user.name : '-'],
    ['TargetDomainName', isOther ? process.user.domain : '-'],
    ['TargetLogonId', isOther ? hex(process.logonId) : '0x0'],
    ['ParentProcessName', parent?.image ?? ''],
    ['MandatoryLabel', `S-1-16-${INTEGRITY_NUMBERS[process.integrity]}`],
  ])
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

/**
 * 5156: the filtering platform permits a connection, before it is known whether the other side answers:
 * https://learn.microsoft.com/windows/security/threat-protection/auditing/event-5156. ICMP shows with the type in place of
 * the source's port and the code in place of the destination's, and belongs to the kernel.
 */
export function connectionPermitted(activity: Connection): WindowsEvent {
  const { process, transport } = activity
  const outbound = activity.direction === 'outbound'
  const isPing = transport === 'icmp'
  const [source, destination] = endsOf(activity)
  return event(activity, 5156, 1, 12_810, [
    ['ProcessID', isPing ? '4' : String(process.pid)],
    ['Application', isPing ? 'System' : devicePath(process.image).toLowerCase()],
    ['Direction', outbound ? '%%14593' : '%%14592'],
    ['SourceAddress', source.address],
    ['SourcePort', isPing ? '8' : String(source.port)],
    ['DestAddress', destination.address],
    ['DestPort', isPing ? '0' : String(destination.port)],
    ['Protocol', String(PROTOCOL_NUMBERS[transport])],
    ['FilterRTID', outbound ? '66012' : '66010'],
    ['LayerName', outbound ? '%%14611' : '%%14610'],
    ['LayerRTID', outbound ? '48' : '44'],
    ['RemoteUserID', 'S-1-0-0'],
    ['RemoteMachineID', 'S-1-0-0'],
  ])
}
