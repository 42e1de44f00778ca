import type { WindowsRecord } from './record.ts'

export const EMPTY_RECORD: WindowsRecord = {
  provider: '',
  channel: '',
  eventId: '',
  computer: '',
  recordId: '',
  time: '',
  level: '',
  task: '',
  opcode: '',
  keywords: '',
  userSid: '',
  processId: '',
  threadId: '',
  data: {},
}

/** A JSON value as the text that Windows renders; nested values become JSON, absent ones ''. */
export function windowsText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? '' : JSON.stringify(value)
    default:
      return ''
  }
}

export const CHANNELS: ReadonlyMap<string, string> = new Map(
  [
    'Application',
    'Security',
    'System',
    'Setup',
    'Windows PowerShell',
    'Microsoft-Windows-Sysmon/Operational',
    'Microsoft-Windows-PowerShell/Operational',
    'Microsoft-Windows-Windows Defender/Operational',
    'Microsoft-Windows-TaskScheduler/Operational',
    'Microsoft-Windows-WMI-Activity/Operational',
    'Microsoft-Windows-Bits-Client/Operational',
  ].map((name) => [name.toLowerCase(), name]),
)

/** The channel as Windows spells it: exporters differ in case. */
export function channelName(value: string): string {
  return CHANNELS.get(value.toLowerCase()) ?? value
}

/** The bits of keywords as Windows writes them, `0x8020000000000000`; exporters also have them as a signed number. */
export function keywordBits(value: unknown): string {
  if (typeof value === 'number' && Number.isInteger(value)) return hexBits(BigInt(value))
  const text = windowsText(value)
  return /^-?\d{1,20}$/.test(text) ? hexBits(BigInt(text)) : text
}

function hexBits(value: bigint): string {
  return `0x${BigInt.asUintN(64, value).toString(16)}`
}

const BARE_GUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/

/** A GUID with the braces that Windows writes and some exporters drop; other text stays. */
export function withBraces(value: string): string {
  return value.length === 36 && BARE_GUID.test(value) ? `{${value}}` : value
}

/** ISO 8601 of a time as exporters write it: ISO itself, `2021-01-01 10:00:00`, `/Date(1609495200000)/`, epoch seconds or milliseconds. */
export function isoTime(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return epochTime(value)
  const text = windowsText(value).trim()
  const date = /^\/Date\((-?\d{1,15})\)\/$/.exec(text)
  if (date !== null) return epochTime(Number(date[1]))
  return text
}

/** Beyond the year 5138 as seconds, a number must be milliseconds. */
const LARGEST_SECONDS = 1e11

function epochTime(value: number): string {
  const milliseconds = Math.abs(value) < LARGEST_SECONDS ? value * 1000 : value
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
