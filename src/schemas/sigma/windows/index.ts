import { type Formula, field } from '../../../plan/formula.ts'
import { all, any, first, isNull, isOneOf, lower, memberText, not } from '../../formulas.ts'
import type { OcsfClass } from '../../ocsf/classes.ts'
import type { ViewDefinition } from '../../view.ts'
import { PROVIDERS, type WindowsSource } from '../../windows/event.ts'
import { WINDOWS_EVENTS } from '../../windows/index.ts'
import { type Fields, type SourceLeg, sourceTable } from '../source-table.ts'
import { categories } from './categories.ts'
import { CLASSIC_POWERSHELL, code, fieldsOfEvents, isOf, provider, SYSTEM_FIELDS, TEXT } from './fields.ts'
import { WINDOWS_SERVICES } from './services.ts'

const WINDOWS_CATEGORIES = categories('windows')

/** Whose events a channel holds that have a place of their own. */
const SOURCES: Readonly<Record<string, WindowsSource>> = {
  security: 'security',
  sysmon: 'sysmon',
  powershell: 'powershell',
  system: 'services',
}

const DEFENDER_FIELDS: readonly string[] = [
  'Product Name',
  'Product Version',
  'Detection ID',
  'Detection Time',
  'Detection User',
  'Threat ID',
  'Threat Name',
  'Severity ID',
  'Severity Name',
  'Category ID',
  'Category Name',
  'Status Code',
  'Status Description',
  'Source ID',
  'Source Name',
  'Process Name',
  'Origin ID',
  'Origin Name',
  'Execution ID',
  'Execution Name',
  'Type ID',
  'Type Name',
  'Action ID',
  'Action Name',
  'Error Code',
  'Error Description',
  'Remediation User',
  'Old Value',
  'New Value',
  'Involved File',
  'Target Commandline',
  'Parent Commandline',
  'Scan ID',
  'Scan Type',
  'Scan Parameters',
  'Security intelligence Version',
  'Engine Version',
  'Current Engine Version',
  'Feature Name',
]

/** Defender's fields have blanks in their names, which rules leave out or write as `_`. */
function withoutBlanks(name: string): readonly (readonly [string, Formula])[] {
  const spellings = ['', '_'].map((blank) => name.replaceAll(' ', blank))
  const formula = first(memberText(name), ...spellings.map(memberText))
  return spellings.map((spelling) => [spelling, formula])
}

/**
 * What the text of an event is made of has no names in its record, or the names `param1`, `param2` ...; some shippers
 * give these names to all of it.
 */
const PARAMETERS: Fields = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => {
    const place = index + 1
    const unnamed = [...(place === 1 ? ['Data'] : []), `Data${place}`]
    return [`param${place}`, first(memberText(`param${place}`), ...unnamed.map(memberText))]
  }),
)

/** Channels whose events all name their data. */
const NAMED: ReadonlySet<string> = new Set(['security', 'sysmon', 'powershell'])

/** Fields of a service that the records of Windows spell otherwise, or that are made of several. */
const OWN_FIELDS: Readonly<Record<string, Fields>> = {
  'powershell-classic': CLASSIC_POWERSHELL,
  // A log that is cleared (104) is named in the event's data, and who asks for a service (7045) in its header alone.
  system: {
    Channel: first(memberText('Channel'), field('metadata.log_name')),
    ProcessId: first(memberText('ProcessId'), field('metadata.process_id')),
  },
  windefend: Object.fromEntries(DEFENDER_FIELDS.flatMap(withoutBlanks)),
}

/** Of records without a channel the provider tells it. */
function inChannels(channels: readonly string[], source: WindowsSource | undefined): Formula {
  const named = isOneOf(
    lower(field('metadata.log_name')),
    channels.map((channel) => channel.toLowerCase()),
  )
  if (source === undefined || source === 'services') return named
  const providers = PROVIDERS[source].filter((name) => name !== 'Linux-Sysmon')
  return any(named, all(isNull(field('metadata.log_name')), isOneOf(provider, providers)))
}

function service(name: string, channels: readonly string[]): ViewDefinition {
  const source = SOURCES[name]
  const events = WINDOWS_EVENTS.filter((event) => event.source === source)
  const names = new Set(events.flatMap((event) => Object.keys(event.fields)))
  const classes = new Set<OcsfClass>([...events.map((event) => event.to), 'base_event'])
  const when = inChannels(channels, source)
  return sourceTable(
    `windows/${name}`,
    [...classes].map(
      (from): SourceLeg => ({
        from,
        when,
        fields: {
          ...SYSTEM_FIELDS,
          ...(NAMED.has(name) ? {} : { Data: TEXT, ...PARAMETERS }),
          ...fieldsOfEvents(events, from, names),
          ...OWN_FIELDS[name],
        },
      }),
    ),
  )
}

/** The path by which an event of a class is known to be none of Windows. */
const ACTING_PATH: Partial<Readonly<Record<OcsfClass, string>>> = {
  process_activity: 'process.file.path',
}

/** `product: windows` alone: all its events. An event of another product has no Windows event id. */
function everything(): ViewDefinition {
  const names = new Set(WINDOWS_EVENTS.flatMap((event) => Object.keys(event.fields)))
  const classes = new Set<OcsfClass>([...WINDOWS_EVENTS.map((event) => event.to), 'base_event'])
  return sourceTable(
    'windows',
    [...classes].map(
      (from): SourceLeg => ({
        from,
        when: all(not(isNull(code)), isOf('windows', ACTING_PATH[from] ?? 'actor.process.file.path')),
        fields: { ...SYSTEM_FIELDS, ...fieldsOfEvents(WINDOWS_EVENTS, from, names), Data: TEXT },
      }),
    ),
  )
}

/** A category of one service: the category's events in the service's channels. */
function categoryOfService(category: string, name: string): readonly ViewDefinition[] {
  const known = WINDOWS_CATEGORIES[category]
  const channels = WINDOWS_SERVICES[name]
  if (known === undefined || channels === undefined) return []
  const within = inChannels(channels, SOURCES[name])
  const legs = known.legs.map((leg) => ({ ...leg, when: leg.when === undefined ? within : all(leg.when, within) }))
  return [sourceTable(`windows/${category}/${name}`, legs, { isClosed: known.isClosed })]
}

/** Which categories the channels of a service hold. */
const WITHIN: Readonly<Record<string, (category: string) => boolean>> = {
  sysmon: (category) => !category.startsWith('ps_'),
  security: (category) =>
    /^(?:process_(?:creation|termination)|network_connection|file_access|registry_(?:event|add|set|delete))$/.test(
      category,
    ),
  powershell: (category) => category === 'ps_script' || category === 'ps_module',
  'powershell-classic': (category) => category.startsWith('ps_classic_'),
}

/** Every log source of Windows: its categories, its services, both together and all of it. */
export const WINDOWS_VIEWS: readonly ViewDefinition[] = [
  ...Object.entries(WINDOWS_CATEGORIES).map(([name, { legs, isClosed }]) =>
    sourceTable(`windows/${name}`, legs, { isClosed }),
  ),
  ...Object.entries(WINDOWS_SERVICES).map(([name, channels]) => service(name, channels)),
  ...Object.keys(WINDOWS_CATEGORIES).flatMap((category) =>
    Object.entries(WITHIN).flatMap(([name, has]) => (has(category) ? categoryOfService(category, name) : [])),
  ),
  everything(),
]
