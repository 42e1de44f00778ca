import { apply, type Formula, field } from '../../plan/formula.ts'
import { all, anyLong, asInt, choose, concat, equals, first, isNull, isOneOf, not, nothing, text } from '../formulas.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { PROVIDERS, type WindowsEvent } from '../windows/event.ts'
import { WINDOWS_EVENTS } from '../windows/index.ts'
import { HOST_COLUMNS } from './host-columns.ts'

const code = field('metadata.event_code')
const provider = field('metadata.log_provider')

const LEVELS: readonly (readonly [number: string, word: string])[] = [
  ['0', 'Information'],
  ['1', 'Error'],
  ['2', 'Error'],
  ['3', 'Warning'],
  ['4', 'Information'],
]

const HEADER: Readonly<Record<string, Formula>> = {
  TimeGenerated: first(field('metadata.logged_time'), field('time')),
  Source: provider,
  EventLog: field('metadata.log_name'),
  Computer: field('device.hostname'),
  EventID: asInt(anyLong(code)),
  EventLevel: asInt(anyLong(field('metadata.level'))),
  EventLevelName: choose(
    ...LEVELS.flatMap(([number, word]) => [equals(field('metadata.level'), number), text(word)]),
    nothing(),
  ),
  EventCategory: asInt(anyLong(field('metadata.task'))),
  Type: text('Event'),
}

const ESCAPES: readonly (readonly [character: string, entity: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]

function escapeXml(value: Formula): Formula {
  let escaped = value
  for (const [character, entity] of ESCAPES) {
    escaped = apply('text.replace_all', escaped, text(character), text(entity))
  }
  return escaped
}

/** The event's data as the agent forwards it, fields in the order of the event; what was absent stands as `-`. */
function eventData(event: WindowsEvent): Formula {
  const items = Object.entries(event.fields).flatMap(([name, { raw }]) => [
    text(`<Data Name="${name}">`),
    escapeXml(first(raw, text('-'))),
    text('</Data>'),
  ])
  return concat(
    text('<DataItem type="System.XmlData"><EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">'),
    ...items,
    text('</EventData></DataItem>'),
  )
}

const FORWARDED = WINDOWS_EVENTS.filter((event) => event.source !== 'security')

const legOf = (event: WindowsEvent): ViewLeg => ({
  from: event.to,
  when: all(isOneOf(provider, PROVIDERS[event.source]), isOneOf(code, event.ids)),
  columns: { ...HEADER, EventData: eventData(event) },
})

/** Events of other logs: their data is kept as JSON only, so `EventData` is null. */
const OTHERS: ViewLeg = {
  from: 'base_event',
  when: all(
    not(isNull(provider)),
    not(isOneOf(provider, PROVIDERS.security)),
    not(all(isOneOf(provider, PROVIDERS.services), equals(code, '7045'))),
  ),
  columns: HEADER,
}

/**
 * https://learn.microsoft.com/azure/azure-monitor/reference/tables/event: every log but Security. `RenderedDescription`
 * needs the message files of the machine and is null.
 */
export const EVENT: ViewDefinition = {
  name: 'Event',
  platform: 'sentinel',
  timeColumn: 'TimeGenerated',
  columns: HOST_COLUMNS.Event,
  eventIds: { ids: ['EventID'], providers: ['Source', 'EventLog'] },
  legs: [...FORWARDED.map(legOf), OTHERS],
}
