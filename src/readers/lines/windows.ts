import type { WindowsRecord } from '../record.ts'
import { channelName, EMPTY_RECORD } from '../windows-text.ts'
import { type Label, readAnyLabelled, readLabelled } from './labelled.ts'
import { EXPLANATION, MESSAGE_WORDS, SECURITY_LABELS } from './security-labels.ts'
import { SYSMON_LABELS } from './sysmon-labels.ts'

const SYSMON = 'Microsoft-Windows-Sysmon'
const SECURITY = 'Microsoft-Windows-Security-Auditing'

/** Levels as events number them: https://learn.microsoft.com/windows/win32/wes/eventmanifestschema-leveltype-complextype */
const LEVELS: Readonly<Record<string, string>> = {
  'log always': '0',
  logalways: '0',
  critical: '1',
  error: '2',
  warning: '3',
  information: '4',
  informational: '4',
  verbose: '5',
}

function levelOf(text: string): string {
  const lower = text.toLowerCase()
  return Object.hasOwn(LEVELS, lower) ? (LEVELS[lower] ?? text) : text
}

/** The data of an event out of its message on one line. */
function messageData(provider: string, eventId: string, message: string): Record<string, string> {
  const data = fieldsOf(provider, eventId, message)
  if (message !== '' && Object.keys(data).length === 0) data['Message'] = message
  return data
}

function fieldsOf(provider: string, eventId: string, message: string): Record<string, string> {
  if (provider === SYSMON) {
    const labels = SYSMON_LABELS.get(eventId)
    return labels === undefined ? readAnyLabelled(message) : readLabelled(message, labels)
  }
  if (provider === SECURITY) {
    const labels = SECURITY_LABELS.get(eventId)
    return labels === undefined ? Object.create(null) : securityData(message, labels)
  }
  if (eventId === '7045' && provider === 'Service Control Manager') return readLabelled(message, SERVICE_LABELS)
  return eventId === '4104' ? scriptBlock(message) : Object.create(null)
}

const SERVICE_LABELS: readonly Label[] = [
  { mark: 'Service Name:', field: 'ServiceName' },
  { mark: 'Service File Name:', field: 'ImagePath' },
  { mark: 'Service Type:', field: 'ServiceType' },
  { mark: 'Service Start Type:', field: 'StartType' },
  { mark: 'Service Account:', field: 'AccountName' },
]

/** `Creating Scriptblock text (1 of 2): <text> ScriptBlock ID: <id> Path: <path>` */
function scriptBlock(message: string): Record<string, string> {
  const data: Record<string, string> = Object.create(null)
  const head = /^Creating Scriptblock text \((\d+) of (\d+)\):\s?/.exec(message)
  const mark = message.lastIndexOf('ScriptBlock ID:')
  const tail = mark === -1 ? null : /^ScriptBlock ID:\s*(\S+)\s*Path:\s*(\S.*)?$/.exec(message.slice(mark))
  if (head === null || tail === null) return data
  data['MessageNumber'] = head[1] ?? ''
  data['MessageTotal'] = head[2] ?? ''
  data['ScriptBlockText'] = message.slice(head[0].length, mark).trim()
  data['ScriptBlockId'] = tail[1] ?? ''
  data['Path'] = tail[2] ?? ''
  return data
}

function securityData(message: string, labels: readonly Label[]): Record<string, string> {
  const end = message.search(EXPLANATION)
  const data = readLabelled(end === -1 ? message : message.slice(0, end), labels)
  for (const [name, words] of Object.entries(MESSAGE_WORDS)) {
    const value = data[name]
    if (value !== undefined && Object.hasOwn(words, value)) data[name] = words[value] ?? value
  }
  return data
}

const isoSeconds = (text: string): string => {
  if (last.text !== text)
    last = { text, iso: /^\d{1,12}$/.test(text) ? new Date(Number(text) * 1000).toISOString() : '' }
  return last.iso
}

/** Lines that follow one another are of the same second, mostly. */
let last = { text: '', iso: '' }

export const WINCOLLECT = /^AgentDevice=|\tAgentLogFile=/

/**
 * What IBM's WinCollect agent sends: `Name=value` between tabs, and at the end the event's message on one line
 * (https://www.ibm.com/docs/en/dsm?topic=security-microsoft-windows-event-log). Undefined when it names no event.
 */
export function readWinCollect(text: string, headerTime: number | undefined): WindowsRecord | undefined {
  const mark = text.indexOf('\tMessage=')
  const message = mark === -1 ? '' : text.slice(mark + '\tMessage='.length).trim()
  const values = new Map<string, string>()
  for (const part of (mark === -1 ? text : text.slice(0, mark)).split('\t', 64)) {
    const sign = part.indexOf('=')
    if (sign > 0) values.set(part.slice(0, sign).trim(), part.slice(sign + 1).trim())
  }
  const of = (name: string, other = name): string => values.get(name) || values.get(other) || ''
  const eventId = of('EventIDCode', 'EventID')
  if (!/^\d{1,10}$/.test(eventId)) return undefined
  const provider = of('Source')
  const isSystem = of('User').toUpperCase() === 'SYSTEM' && of('Domain').toUpperCase() === 'NT AUTHORITY'
  return {
    ...EMPTY_RECORD,
    provider,
    channel: channelName(of('AgentLogFile')),
    eventId,
    computer: of('OriginatingComputer', 'Computer'),
    recordId: of('RecordNumber'),
    time: isoSeconds(of('TimeGenerated', 'TimeWritten')) || isoTime(headerTime),
    level: levelOf(of('Level')),
    // The words of tasks are the provider's; its number stands in the category.
    task: of('EventCategory'),
    opcode: of('Opcode') === 'Info' ? '0' : of('Opcode'),
    keywords: of('Keywords'),
    userSid: isSystem ? 'S-1-5-18' : '',
    data: messageData(provider, eventId, message),
  }
}

const isoTime = (time: number | undefined): string => (time === undefined ? '' : new Date(time).toISOString())

export const SNARE = 'MSWinEventLog'

/** The columns of Snare's format: https://docs.snare-solutions.com/ (event log format), from the mark on. */
export function readSnare(text: string, headerTime: number | undefined): WindowsRecord | undefined {
  const columns = text.split('\t')
  // Some relays put the marker behind a blank or the criticality without a tab.
  const [, , channel = '', , time = '', eventId = '', provider = '', , , , computer = '', , , ...rest] = columns
  if (!/^\d{1,10}$/.test(eventId)) return undefined
  const last = rest.at(-1) ?? ''
  const message = (/^\d*$/.test(last.trim()) && rest.length > 1 ? rest.slice(0, -1) : rest).join('\t').trim()
  const written = Date.parse(`${time} UTC`)
  return {
    ...EMPTY_RECORD,
    provider: providerOf(provider, channel),
    channel: channelName(channel),
    eventId,
    computer,
    time: Number.isNaN(written) ? isoTime(headerTime) : new Date(written).toISOString(),
    data: messageData(providerOf(provider, channel), eventId, message),
  }
}

/** Old agents name the source of Security events by the log's name. */
function providerOf(provider: string, channel: string): string {
  return channel === 'Security' && (provider === 'Security' || provider === '') ? SECURITY : provider
}
