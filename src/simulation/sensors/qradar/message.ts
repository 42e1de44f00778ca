import { syslogHeader } from '../../linux/index.ts'
import type { WindowsEvent } from '../../windows/event.ts'
import { sysmonTitle } from '../../windows/titles.ts'
import type { Data } from './windows.ts'

/** English messages of Security events; `{Name}` stands for a field (https://learn.microsoft.com/windows/security/threat-protection/auditing/). */
const SUBJECT =
  'Subject: Security ID: {SubjectUserSid} Account Name: {SubjectUserName} Account Domain: {SubjectDomainName} Logon ID: {SubjectLogonId}'
const SECURITY: Readonly<Record<number, string>> = {
  4688: `A new process has been created. Creator ${SUBJECT} Target Subject: Security ID: {TargetUserSid} Account Name: {TargetUserName} Account Domain: {TargetDomainName} Logon ID: {TargetLogonId} Process Information: New Process ID: {NewProcessId} New Process Name: {NewProcessName} Token Elevation Type: {TokenElevationType} Mandatory Label: {MandatoryLabel} Creator Process ID: {ProcessId} Creator Process Name: {ParentProcessName} Process Command Line: {CommandLine}`,
  4689: `A process has exited. ${SUBJECT} Process Information: Process ID: {ProcessId} Process Name: {ProcessName} Exit Status: {Status}`,
  5156: 'The Windows Filtering Platform has permitted a connection. Application Information: Process ID: {ProcessID} Application Name: {Application} Network Information: Direction: {Direction} Source Address: {SourceAddress} Source Port: {SourcePort} Destination Address: {DestAddress} Destination Port: {DestPort} Protocol: {Protocol} Filter Information: Filter Run-Time ID: {FilterRTID} Layer Name: {LayerName} Layer Run-Time ID: {LayerRTID}',
}
/** Words that the event log puts for message numbers. */
const WORDS: Readonly<Record<string, string>> = {
  '%%1936': 'TokenElevationTypeDefault (1)',
  '%%1937': 'TokenElevationTypeFull (2)',
  '%%1938': 'TokenElevationTypeLimited (3)',
  '%%14592': 'Inbound',
  '%%14593': 'Outbound',
  '%%14610': 'Receive/Accept',
  '%%14611': 'Connect',
}

/** The rendered message on one line. */
function messageOf(event: WindowsEvent, data: Data): string {
  const value = (name: string): string => data.get(name) ?? ''
  if (event.provider === 'Microsoft-Windows-Sysmon') {
    const title = sysmonTitle(event.eventId) ?? ''
    let text = `${title}:`
    for (const [name, given] of event.data) text += ` ${name}: ${given}`
    return text
  }
  if (event.eventId === 4104) {
    const part = `${value('MessageNumber')} of ${value('MessageTotal')}`
    const script = `Creating Scriptblock text (${part}): ${value('ScriptBlockText')}`
    return `${script} ScriptBlock ID: ${value('ScriptBlockId')} Path: ${value('Path')}`
  }
  const template = SECURITY[event.eventId]
  if (template !== undefined) {
    return template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const text = value(name)
      return WORDS[text] ?? text
    })
  }
  return `${value('Payload')} Context: ${value('ContextInfo')}`
}

/**
 * The event as IBM's WinCollect agent sends it
 * (https://www.ibm.com/docs/en/dsm?topic=security-microsoft-windows-event-log): fields between tabs, then the message.
 */
export function winCollectLine(event: WindowsEvent, data: Data, address: string): string {
  const seconds = Math.floor(event.time / 1000)
  const isSystem = event.userId === 'S-1-5-18'
  const isAudit = event.channel === 'Security'
  const fields = [
    `AgentDevice=WindowsLog\tAgentLogFile=${event.channel}\tPluginVersion=7.3.1.28\tSource=${event.provider}`,
    `Computer=${event.computer}\tOriginatingComputer=${address}`,
    `User=${isSystem ? 'SYSTEM' : ''}\tDomain=${isSystem ? 'NT AUTHORITY' : ''}`,
    `EventID=${event.eventId}\tEventIDCode=${event.eventId}\tEventType=${isAudit ? 8 : 4}\tEventCategory=${event.task}`,
    `RecordNumber=${event.recordId}\tTimeGenerated=${seconds}\tTimeWritten=${seconds}`,
    `Level=${LEVELS[event.level] ?? 'Informational'}\tKeywords=${isAudit ? 'Audit Success' : ''}`,
    `Task=${sysmonTitle(event.eventId) ?? ''}\tOpcode=Info\tMessage=${messageOf(event, data).replace(/[\r\n\t]+/g, ' ')}`,
  ]
  return `<13>${syslogHeader(event.time, event.computer)} ${fields.join('\t')}`
}

const LEVELS: Readonly<Record<number, string>> = { 3: 'Warning', 5: 'Verbose' }
