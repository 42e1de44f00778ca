import { type Formula, field } from '../../plan/formula.ts'
import { columns } from '../columns.ts'
import { concat, first, lower, milliseconds, text } from '../formulas.ts'
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
 * Metadata of a Windows Event Log source. The source category is the user's to choose in Sumo; the one here is
 * `windows/` and the log's name, such as `windows/microsoft-windows-sysmon/operational`.
 */
const HEADER: Readonly<Record<string, Formula>> = {
  ...SYSTEM,
  EventCode: field('metadata.event_code'),
  _messageTime: milliseconds(field('time')),
  _receiptTime: milliseconds(field('time')),
  _searchableTime: milliseconds(field('time')),
  _sourceCategory: concat(
    text('windows/'),
    lower(first(field('metadata.log_name'), field('metadata.origin'), text('events'))),
  ),
  _sourceHost: field('device.hostname'),
  _sourceName: field('metadata.log_name'),
  _source: text('Windows Event Log'),
  _collector: field('device.hostname'),
  unmapped: field('unmapped'),
}

function leg(from: OcsfClass): ViewLeg {
  const data = rawFields(from)
  return { from, columns: { ...data, ...dotted(data), ...HEADER, _raw: rawJson(from) } }
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
    providers: ['Channel', 'Provider.Name', 'SourceName', '_sourceName', '_source', '_raw'],
  },
  rest: 'unmapped',
  // The keys of OCSF_CLASSES are its classes.
  legs: (Object.keys(OCSF_CLASSES) as OcsfClass[]).map(leg),
}
