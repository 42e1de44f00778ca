import { isObject } from '../row.ts'
import type { Shape } from '../shape.ts'
import { channelName, isoTime, windowsText } from '../windows-text.ts'

type Values = Readonly<Record<string, unknown>>

/** Winlogbeat and Elastic Agent (https://www.elastic.co/docs/reference/beats/winlogbeat/exported-fields-winlog), nested or with dotted names, also as a search hit's `_source`. */
export const WINLOGBEAT: Shape = {
  id: 'winlogbeat',
  doc: 'Windows events as Winlogbeat or Elastic Agent ships them: winlog.*, event.code',
  detect: (values) => {
    const source = hit(values)
    return pick(source, 'winlog', 'channel') !== undefined || pick(source, 'winlog', 'provider_name') !== undefined
  },
  take: (values) => {
    const source = hit(values)
    const winlog = (name: string): string => windowsText(pick(source, 'winlog', ...name.split('.')))
    const provider = winlog('provider_name') || windowsText(pick(source, 'event', 'provider'))
    const record = {
      provider,
      channel: channelName(winlog('channel')),
      eventId: winlog('event_id') || windowsText(pick(source, 'event', 'code')),
      computer: winlog('computer_name') || windowsText(pick(source, 'host', 'name')),
      recordId: winlog('record_id'),
      time: isoTime(pick(source, 'winlog', 'time_created') ?? source['@timestamp']),
      level: levelNumber(windowsText(pick(source, 'log', 'level')), provider),
      task: winlog('task'),
      opcode: winlog('opcode'),
      keywords: keywords(pick(source, 'winlog', 'keywords'), provider),
      userSid: winlog('user.identifier'),
      processId: winlog('process.pid'),
      threadId: winlog('process.thread.id'),
      data: eventData(source),
    }
    return record.eventId === '' ? undefined : [{ kind: 'event', record }]
  },
}

const AUDITING = 'Microsoft-Windows-Security-Auditing'

const LEVELS = ['critical', 'error', 'warning', 'information', 'verbose']

/** Winlogbeat tells the level in a word. Auditing always logs, which is level 0 and `information`, too. */
function levelNumber(word: string, provider: string): string {
  const place = LEVELS.indexOf(word.toLowerCase())
  if (place < 0) return word
  return provider === AUDITING && word.toLowerCase() === 'information' ? '0' : String(place + 1)
}

/** And keywords by their names, of which those of auditing stand for the same bits in every event. */
const AUDIT_KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['audit success', '0x8020000000000000'],
  ['audit failure', '0x8010000000000000'],
])

function keywords(value: unknown, provider: string): string {
  const names = Array.isArray(value) ? value.map(windowsText) : [windowsText(value)]
  const bits =
    names.length === 1 && provider === AUDITING ? AUDIT_KEYWORDS.get((names[0] ?? '').toLowerCase()) : undefined
  return bits ?? names.join(', ')
}

function hit(values: Values): Values {
  return isObject(values['_source']) ? values['_source'] : values
}

function eventData(source: Values): Record<string, string> {
  const data: Record<string, string> = Object.create(null)
  for (const part of ['user_data', 'event_data']) {
    const members = pick(source, 'winlog', part)
    if (isObject(members)) for (const [name, value] of Object.entries(members)) data[unnamed(name)] = windowsText(value)
    const prefix = `winlog.${part}.`
    for (const [name, value] of Object.entries(source)) {
      if (name.startsWith(prefix)) data[unnamed(name.slice(prefix.length))] = windowsText(value)
    }
  }
  return data
}

/** Winlogbeat calls unnamed data items `param1`, `param2` ... */
function unnamed(name: string): string {
  const number = /^param(\d+)$/.exec(name)?.[1]
  return number === undefined ? name : `Data${number}`
}

/** A member by its path, whichever part of the path is written with dots. */
function pick(values: Values, ...path: readonly string[]): unknown {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.')
    if (!Object.hasOwn(values, name)) continue
    const value = values[name]
    if (length === path.length) return value ?? undefined
    if (isObject(value)) return pick(value, ...path.slice(length))
  }
  return undefined
}
