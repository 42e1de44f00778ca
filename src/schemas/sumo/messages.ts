import { apply, type Formula, field } from '../../plan/formula.ts'
import { columns } from '../columns.ts'
import { all, isNull, isNumber, isOneOf, milliseconds, not } from '../formulas.ts'
import type { OcsfClass } from '../ocsf/classes.ts'
import { OCSF_CLASSES } from '../ocsf/columns.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { DATA_FIELDS, rawFields, rawJson, SYSTEM } from '../windows/raw.ts'

/** https://help.sumologic.com/docs/search/get-started-with-search/search-basics/built-in-metadata/ */
const METADATA = columns(`
  _messageTime:l _raw _receiptTime:l _searchableTime:l _sourceCategory _sourceHost _sourceName _source _sourceId
  _collector _collectorId _size:l _messageId _messageCount:l _blockId _format _view _index _logLevel
`)

const strings = (names: readonly string[]): Readonly<Record<string, 'string'>> =>
  Object.fromEntries(names.map((name) => [name, 'string']))

const dotted = (fields: Readonly<Record<string, Formula>>): Readonly<Record<string, Formula>> =>
  Object.fromEntries(Object.entries(fields).map(([name, formula]) => [`EventData.${name}`, formula]))

/**
 * Metadata of a Windows Event Log source. Its category, name and collector are the user's to choose in Sumo, so that no
 * file tells them.
 */
const HEADER: Readonly<Record<string, Formula>> = {
  ...SYSTEM,
  EventCode: field('metadata.event_code'),
  _messageTime: milliseconds(field('time')),
  _receiptTime: milliseconds(field('time')),
  _searchableTime: milliseconds(field('time')),
  _sourceHost: field('device.hostname'),
  _sourceName: field('metadata.log_name'),
  unmapped: field('unmapped'),
}

const isLine = all(isOneOf(field('metadata.origin'), ['qradar', 'web']), not(isNull(field('raw_data'))))

/** Classes that lines of logs which hold no event of Windows are of, and which events of the class they are. */
const LINES: Partial<Readonly<Record<OcsfClass, Formula>>> = {
  base_event: isLine,
  authentication: isLine,
  http_activity: isLine,
  // Connections that sensors tell are opened, those of other products are traffic.
  network_activity: all(isLine, isNumber(field('activity_id'), 6)),
}

/** Such a line is the message as it is. */
function lineLegs(): readonly ViewLeg[] {
  const columns = {
    _raw: field('raw_data'),
    _messageTime: milliseconds(field('time')),
    _receiptTime: milliseconds(field('time')),
    _searchableTime: milliseconds(field('time')),
    _sourceHost: field('device.hostname'),
  }
  // The keys of LINES are OCSF's classes.
  return (Object.entries(LINES) as [OcsfClass, Formula][]).map(([from, when]) => ({ from, when, columns }))
}

function leg(from: OcsfClass): ViewLeg {
  const data = rawFields(from)
  const columns = { ...data, ...dotted(data), ...HEADER, _raw: rawJson(from) }
  const line = LINES[from]
  return { from, ...(line === undefined ? {} : { when: not(apply('logic.is_true', line)) }), columns }
}

/**
 * All messages. The JSON of the Windows source has `EventData.Image`, which Sumo's automatic parsing shows under that
 * name; the bare `Image`, and `EventCode` of the older text format, stand for field extraction rules, which an
 * organisation writes itself.
 */
export const MESSAGES: ViewDefinition = {
  name: 'messages',
  platform: 'sumo',
  timeColumn: '_messageTime',
  columns: {
    ...METADATA,
    ...strings(Object.keys(SYSTEM)),
    ...strings(DATA_FIELDS.map((name) => `EventData.${name}`)),
  },
  extra: { EventCode: 'string', ...strings(DATA_FIELDS), unmapped: 'dynamic' },
  eventIds: {
    ids: ['EventID', 'EventCode'],
    providers: ['Channel', 'Provider.Name', 'SourceName', '_sourceName', '_raw'],
  },
  rest: 'unmapped',
  // The keys of OCSF_CLASSES are its classes.
  legs: [...(Object.keys(OCSF_CLASSES) as OcsfClass[]).map(leg), ...lineLegs()],
}
