import type { Connection, FileActivity, Lookup, Process, ProcessEnd, ProcessStart } from '../activity.ts'
import { endsOf, recordType } from '../network.ts'
import type { WindowsEvent } from './event.ts'
import { logsOf } from './log.ts'
import { accountOf, computerOf, guid, hashList, hex, INTEGRITY_WORDS, QUERY_STATUS, utcTime } from './values.ts'

/** Sysmon 15, whose manifest gives the fields and their order: https://learn.microsoft.com/sysinternals/downloads/sysmon */

type Data = WindowsEvent['data']
type Told = ProcessStart | ProcessEnd | FileActivity | Lookup | Connection

function event(activity: Told, eventId: number, version: number, data: Data): WindowsEvent {
  const { host } = activity.process
  const { processId, threadId, firstRecord } = logsOf(host).sysmon
  return {
    provider: 'Microsoft-Windows-Sysmon',
    providerGuid: '{5770385F-C22A-43E0-BF4C-06F5698FFBD9}',
    channel: 'Microsoft-Windows-Sysmon/Operational',
    eventId,
    version,
    level: 4,
    task: eventId,
    opcode: 0,
    keywords: '0x8000000000000000',
    recordId: firstRecord + activity.serial,
    // The driver's queue is read a moment after the event.
    time: activity.at + 3,
    computer: computerOf(host),
    processId,
    threadId,
    userId: 'S-1-5-18',
    data,
  }
}

const header = (activity: Told): Data => [
  ['RuleName', '-'],
  ['UtcTime', utcTime(activity.at)],
]

const identity = ({ guid: digits, pid }: Process): Data => [
  ['ProcessGuid', guid(digits)],
  ['ProcessId', String(pid)],
]

/** Event 1. */
export function processCreate(activity: ProcessStart): WindowsEvent {
  const { process } = activity
  const { version, parent } = process
  return event(activity, 1, 5, [
    ...header(activity),
    ...identity(process),
    ['Image', process.image],
    ['FileVersion', version.fileVersion ?? '-'],
    ['Description', version.description ?? '-'],
    ['Product', version.product ?? '-'],
    ['Company', version.company ?? '-'],
    ['OriginalFileName', version.originalFileName ?? '-'],
    ['CommandLine', process.commandLine],
    ['CurrentDirectory', withSlash(process.workingDirectory)],
    ['User', accountOf(process.user)],
    ['LogonGuid', guid(`${process.guid.slice(0, 16)}${process.logonId.toString(16).padStart(16, '0')}`)],
    ['LogonId', hex(process.logonId)],
    ['TerminalSessionId', String(process.sessionId)],
    ['IntegrityLevel', INTEGRITY_WORDS[process.integrity]],
    ['Hashes', hashList(process.hashes)],
    ['ParentProcessGuid', guid(parent?.guid ?? '0'.repeat(32))],
    ['ParentProcessId', String(parent?.pid ?? 0)],
    ['ParentImage', parent?.image ?? '-'],
    ['ParentCommandLine', parent?.commandLine ?? '-'],
    ['ParentUser', parent === undefined ? '-' : accountOf(parent.user)],
  ])
}

const withSlash = (folder: string): string => (folder.endsWith('\\') ? folder : `${folder}\\`)

/** Event 5. */
export function processTerminated(activity: ProcessEnd): WindowsEvent {
  const { process } = activity
  return event(activity, 5, 3, [
    ...header(activity),
    ...identity(process),
    ['Image', process.image],
    ['User', accountOf(process.user)],
  ])
}

const PORT_NAMES: Readonly<Record<number, string>> = {
  20: 'ftp-data',
  21: 'ftp',
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  110: 'pop3',
  143: 'imap',
  443: 'https',
  3389: 'ms-wbt-server',
}

/**
 * Event 3: the start of a TCP or UDP connection. It is written when the connection is asked for, so a refused one has it,
 * too; ICMP has none.
 */
export function networkConnect(activity: Connection): WindowsEvent {
  const { process, transport, direction } = activity
  const outbound = direction === 'outbound'
  const [source, destination] = endsOf(activity)
  const here = computerOf(process.host)
  const there = activity.hostname ?? '-'
  return event(activity, 3, 5, [
    ...header(activity),
    ...identity(process),
    ['Image', process.image],
    ['User', accountOf(process.user)],
    ['Protocol', transport],
    ['Initiated', String(outbound)],
    ['SourceIsIpv6', String(source.address.includes(':'))],
    ['SourceIp', source.address],
    ['SourceHostname', outbound ? here : there],
    ['SourcePort', String(source.port)],
    ['SourcePortName', PORT_NAMES[source.port] ?? '-'],
    ['DestinationIsIpv6', String(destination.address.includes(':'))],
    ['DestinationIp', destination.address],
    ['DestinationHostname', outbound ? there : here],
    ['DestinationPort', String(destination.port)],
    ['DestinationPortName', PORT_NAMES[destination.port] ?? '-'],
  ])
}

/** Event 11. */
export function fileCreate(activity: FileActivity): WindowsEvent {
  const { process } = activity
  return event(activity, 11, 2, [
    ...header(activity),
    ...identity(process),
    ['Image', process.image],
    ['TargetFilename', activity.path],
    ['CreationUtcTime', utcTime(activity.at)],
    ['User', accountOf(process.user)],
  ])
}

/** Event 23: a deletion of which Sysmon keeps a copy, as the usual configurations have it; 26 is the same without one. */
export function fileDelete(activity: FileActivity): WindowsEvent {
  const { process } = activity
  return event(activity, 23, 5, [
    ...header(activity),
    ...identity(process),
    ['User', accountOf(process.user)],
    ['Image', process.image],
    ['TargetFilename', activity.path],
    ['Hashes', hashList(activity.hashes)],
    ['IsExecutable', String(/\.(?:exe|dll|sys|ocx|scr)$/i.test(activity.path))],
    ['Archived', 'true'],
  ])
}

/** Event 22: a query through the DNS client of Windows; programs that speak DNS themselves leave none. */
export function dnsQuery(activity: Lookup): WindowsEvent {
  const { process, answers, type } = activity
  const number = recordType(type) ?? 0
  const results = answers.map((answer) => {
    if (number === 1) return `::ffff:${answer};`
    if (number === 28) return `${answer};`
    return `type:  ${number} ${answer};`
  })
  return event(activity, 22, 5, [
    ...header(activity),
    ...identity(process),
    ['QueryName', activity.name],
    ['QueryStatus', QUERY_STATUS[activity.status]],
    ['QueryResults', results.length === 0 ? '-' : results.join('')],
    ['Image', process.image],
    ['User', accountOf(process.user)],
  ])
}
