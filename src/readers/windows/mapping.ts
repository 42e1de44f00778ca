import { apply, type Formula, field, fieldsOf } from '../../plan/formula.ts'
import {
  all,
  any,
  asDatetime,
  choose,
  first,
  isNull,
  isOneOf,
  not,
  object,
  present,
  text,
} from '../../schemas/formulas.ts'
import type { ClassMapping } from '../../schemas/mapping.ts'
import { PROVIDERS, type WindowsEvent, type WindowsSource } from '../../schemas/windows/event.ts'
import { WINDOWS_EVENTS } from '../../schemas/windows/index.ts'

const provider = field('System.Provider')
const eventId = field('System.EventID')
const rest = field('rest')

const HEADER: Readonly<Record<string, Formula>> = {
  time: asDatetime(field('System.Time')),
  'device.hostname': present(field('System.Computer')),
  // A record that is a row of a platform's table, too, is of that platform.
  'metadata.origin': first(field('extra'), text('windows')),
  'metadata.log_provider': provider,
  'metadata.log_name': present(field('System.Channel')),
  'metadata.event_code': eventId,
  'metadata.uid': present(field('System.RecordID')),
  'metadata.logged_time': asDatetime(field('System.Time')),
  'metadata.level': present(field('System.Level')),
  'metadata.task': present(field('System.Task')),
  'metadata.opcode': present(field('System.Opcode')),
  'metadata.keywords': present(field('System.Keywords')),
  'metadata.process_id': present(field('System.ProcessID')),
  'metadata.thread_id': present(field('System.ThreadID')),
  'metadata.user_sid': present(field('System.UserID')),
  raw_data: field('Line.Raw'),
  'device.ip': field('Line.Address'),
}

const ofSource = (source: WindowsSource, ids: readonly string[]): Formula =>
  all(isOneOf(provider, PROVIDERS[source]), isOneOf(eventId, ids))

/** A placement writes its columns over the field; a leftover writes none. */
function columnsOf(event: WindowsEvent): Record<string, Formula> {
  const columns: Record<string, Formula> = { ...HEADER }
  for (const [name, placement] of Object.entries(event.fields)) Object.assign(columns, placement.columns(field(name)))
  return { ...columns, ...event.columns }
}

const isDataField = (name: string): boolean =>
  name !== 'rest' && name !== 'source' && name !== 'extra' && !/^(?:System|Line)\./.test(name)

/** The fields that formulas read by name, so that the staging table has a column for each. */
export const WINDOWS_DATA_FIELDS: readonly string[] = stagedFields()

function stagedFields(): readonly string[] {
  const names = new Set<string>()
  for (const event of WINDOWS_EVENTS) {
    if (event.where !== undefined) fieldsOf(event.where, names)
    for (const formula of Object.values(columnsOf(event))) fieldsOf(formula, names)
  }
  return [...names].filter(isDataField).sort()
}

/** What the record has beyond its columns. A leftover that another event has a column for is put back beside `rest`. */
function unmapped(event: WindowsEvent, used: ReadonlySet<string>): Formula {
  const staged = Object.keys(event.fields).filter((name) => WINDOWS_DATA_FIELDS.includes(name) && !used.has(name))
  if (staged.length === 0) return rest
  return apply('dynamic.merge_objects', withMembers(staged), rest)
}

/** An object of the fields that are present; null when none is, which is the usual case and then costs little. */
function withMembers(names: readonly string[]): Formula {
  const fields = names.map((name) => field(name))
  return choose(
    isNull(first(...fields)),
    apply('dynamic.parse', { kind: 'constant', type: 'string', value: null }),
    object(Object.fromEntries(names.map((name) => [name, field(name)]))),
  )
}

function mappingOf(event: WindowsEvent): ClassMapping {
  const columns = columnsOf(event)
  const used = new Set<string>()
  for (const formula of Object.values(columns)) fieldsOf(formula, used)
  const selected = ofSource(event.source, event.ids)
  return {
    label: event.label,
    to: event.to,
    when: event.where === undefined ? selected : all(selected, event.where),
    columns: { ...columns, unmapped: unmapped(event, used) },
  }
}

/** All else: the record's fields as they are. */
function restMapping(): ClassMapping {
  const sources: readonly WindowsSource[] = ['sysmon', 'security', 'powershell', 'services']
  const plain = sources.map((source) =>
    ofSource(
      source,
      WINDOWS_EVENTS.filter((event) => event.source === source && event.where === undefined).flatMap((e) => e.ids),
    ),
  )
  const conditional = WINDOWS_EVENTS.flatMap((event) =>
    event.where === undefined ? [] : [all(ofSource(event.source, event.ids), event.where)],
  )
  return {
    label: 'other Windows event',
    to: 'base_event',
    when: not(apply('logic.is_true', any(...plain, ...conditional))),
    columns: {
      ...HEADER,
      'actor.user.uid': present(field('System.UserID')),
      unmapped: apply('dynamic.merge_objects', withMembers(WINDOWS_DATA_FIELDS), rest),
    },
  }
}

/** Each record fits exactly one of them: its time is `System.Time`, except where Sysmon says when it happened. */
export const WINDOWS_MAPPINGS: readonly ClassMapping[] = [...WINDOWS_EVENTS.map(mappingOf), restMapping()]
