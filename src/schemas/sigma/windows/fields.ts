import { apply, type Formula, field, fieldsOf } from '../../../plan/formula.ts'
import { all, any, choose, extract, first, isOneOf, joined, matches, memberText, not, text } from '../../formulas.ts'
import type { OcsfClass } from '../../ocsf/classes.ts'
import type { WindowsEvent, WindowsSource } from '../../windows/event.ts'
import { WINDOWS_EVENTS } from '../../windows/index.ts'
import { SYSTEM } from '../../windows/raw.ts'
import { type Fields, formulaKey } from '../source-table.ts'

/** The fields of `System`, an attribute joined to its element by `_`: `Provider_Name`, `Execution_ProcessID`. */
export const SYSTEM_FIELDS: Fields = Object.fromEntries(
  Object.entries(SYSTEM).map(([name, formula]) => [name.replaceAll('.', '_'), formula]),
)

export const code = field('metadata.event_code')
export const provider = field('metadata.log_provider')

/** What a log source says of the product; `any`: it says nothing. */
export type Product = 'windows' | 'linux' | 'macos' | 'any'

/**
 * Which product an event of a process, file or connection is of: its provider says so (those of Windows, Sysmon for
 * Linux, auditd), else the shape of a path, which begins with `/` on Linux and macOS and hardly ever on Windows. An event that tells neither is
 * taken for one of Windows. Of the two others, some folders are of macOS alone; an event that shows none of them and
 * whose provider is not one of Linux may be of both and stands in the tables of both.
 */
export function isOf(product: Exclude<Product, 'any'>, path: string): Formula {
  const isLinux = isOneOf(provider, ['Linux-Sysmon', 'auditd'])
  const isUnix = all(
    not(isTrue(apply('text.starts_with', provider, text('Microsoft-Windows-')))),
    apply('text.starts_with', field(path), text('/')),
  )
  switch (product) {
    case 'windows':
      return not(isTrue(any(isLinux, isUnix)))
    case 'linux':
      return isTrue(any(isLinux, all(isUnix, not(matches(field(path), MAC_FOLDER)))))
    case 'macos':
      return isTrue(all(isUnix, not(isTrue(isLinux))))
  }
}

const isTrue = (condition: Formula): Formula => apply('logic.is_true', condition)

const MAC_FOLDER = '^/(?:Applications|System|Library|Users|Volumes|private)/'

/** Digests out of a list such as `SHA1=..,IMPHASH=..`, under the names that rules have for them. */
export function digests(hashes: Formula): Fields {
  const digest = (algorithm: string): Formula => extract(hashes, `(?i)(?:^|,)${algorithm}=([0-9A-F]+)`)
  return Object.fromEntries(
    ['md5', 'sha1', 'sha256', 'imphash'].flatMap((name) => {
      const formula = digest(name.toUpperCase())
      return [name, name.toUpperCase(), `${name[0]?.toUpperCase()}${name.slice(1)}`].map((spelt) => [spelt, formula])
    }),
  )
}

/** The events of a source with any of the ids, as they stand in WINDOWS_EVENTS. */
export function eventsWith(source: WindowsSource, ids: readonly string[]): readonly WindowsEvent[] {
  return WINDOWS_EVENTS.filter((event) => event.source === source && event.ids.some((id) => ids.includes(id)))
}

/** The fields of one kind of event under Windows' names, plain columns where a column holds the value. */
export function fieldsOfEvent(event: WindowsEvent): Fields {
  const fields = Object.fromEntries(Object.entries(event.fields).map(([name, place]) => [name, spoken(place.raw)]))
  const hashes = fields['Hashes'] ?? fields['Hash']
  return { ...SYSTEM_FIELDS, ...fields, ...(hashes === undefined ? {} : digests(hashes)) }
}

/** Nothing is said by `-` or an empty text; columns hold null for them, leftovers the text as it is. */
function spoken(raw: Formula): Formula {
  return fieldsOf(raw).has('unmapped') ? apply('text.present', raw) : raw
}

/** Fields of events that have no place of their own. */
export function members(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, memberText(name)]))
}

/**
 * Fields of the events of several kinds in one class. Where kinds keep a field in different columns the event's id tells
 * which; a kind that does not know the field has it among its leftovers.
 */
export function fieldsOfEvents(events: readonly WindowsEvent[], from: OcsfClass, names: Iterable<string>): Fields {
  const here = events.filter((event) => event.to === from)
  return Object.fromEntries(
    [...names].map((name) => {
      const formula = fieldOf(here, name, from)
      return [name, PADDED.has(name) ? apply('text.trim', formula) : formula]
    }),
  )
}

/** Windows fills these names up with blanks (`NtLmSsp `, `Advapi  `), which rules leave out. */
const PADDED: ReadonlySet<string> = new Set(['LogonProcessName'])

function fieldOf(events: readonly WindowsEvent[], name: string, from: OcsfClass): Formula {
  const kept = memberText(name)
  if (!events.some((event) => event.fields[name] !== undefined)) return kept
  const byKey = new Map<string, { formula: Formula; ids: string[] }>()
  for (const event of events) {
    const place = event.fields[name]
    const formula = place === undefined ? kept : spoken(place.raw)
    const entry = byKey.get(formulaKey(formula)) ?? { formula, ids: [] }
    entry.ids.push(...event.ids)
    byKey.set(formulaKey(formula), entry)
  }
  const arms = [...byKey.values()].filter(({ formula }) => formulaKey(formula) !== formulaKey(kept))
  const [only] = arms
  if (only === undefined) return kept
  if (arms.length === 1 && byKey.size === 1 && from !== 'base_event') return only.formula
  return choose(...arms.flatMap(({ formula, ids }) => [isOneOf(code, ids), first(formula, kept)]), kept)
}

/** Several unnamed values are `Data1`, `Data2` ...; rules know one field `Data` with all of them. */
const UNNAMED = 24

const DATA: Formula = joined(
  '\n',
  memberText('Data'),
  ...Array.from({ length: UNNAMED }, (_, index) => memberText(`Data${index + 1}`)),
)

/** Exports that keep no values have them in the rendered message. */
export const TEXT: Formula = first(DATA, memberText('Message'))

/** `Name=value` lines of the text of classic PowerShell events. */
export const CLASSIC_POWERSHELL: Fields = {
  Data: TEXT,
  ...Object.fromEntries(
    [
      'NewEngineState',
      'PreviousEngineState',
      'NewProviderState',
      'ProviderName',
      'SequenceNumber',
      'HostName',
      'HostVersion',
      'HostId',
      'HostApplication',
      'EngineVersion',
      'RunspaceId',
      'PipelineId',
      'CommandName',
      'CommandType',
      'ScriptName',
      'CommandPath',
      'CommandLine',
      'UserId',
      'DetailSequence',
      'DetailTotal',
    ].map((name) => [name, first(memberText(name), extract(TEXT, `(?m)^\\s*${name}=([^\\r\\n]*)`))]),
  ),
}
