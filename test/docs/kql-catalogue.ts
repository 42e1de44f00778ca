import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AGGREGATE_NAMES } from '../../src/languages/kql/aggregates.ts'
import { BUILTINS, SEVERAL } from '../../src/languages/kql/builtins/index.ts'
import { type OfficialSymbol, officialOperators, officialSymbols } from '../../src/languages/kql/official.ts'
import { OPERATORS, SOURCES } from '../../src/languages/kql/operators/index.ts'
import { PLUGINS } from '../../src/languages/kql/plugins/index.ts'
import { type ConstructKind, refusalReason } from '../../src/languages/kql/refusals.ts'
import { TABLE_FUNCTIONS } from '../../src/languages/kql/tabular.ts'
import { compileKql } from '../conformance/kql-cases.ts'

/** One line of the catalogue. `reason` is absent for what is lowered. */
export interface CatalogueEntry {
  readonly kind: ConstructKind
  readonly name: string
  readonly page: string
  readonly lowered: boolean
  readonly reason: string | undefined
  /** What replaces an old spelling. */
  readonly replacedBy: string | undefined
}

const LOWERED: Readonly<Record<Exclude<ConstructKind, 'operator'>, readonly string[]>> = {
  function: [...Object.keys(BUILTINS), ...Object.keys(SEVERAL), ...TABLE_FUNCTIONS],
  aggregate: AGGREGATE_NAMES,
  plugin: Object.keys(PLUGINS),
}

/** Everything that the vendor's front end knows, with what becomes of it here. */
export function catalogue(): readonly CatalogueEntry[] {
  const symbols = officialSymbols()
  const operators = officialOperators().flatMap((kind) => {
    const lowered = Object.hasOwn(OPERATORS, kind) || Object.hasOwn(SOURCES, kind)
    const spelled = SPELLINGS[kind] ?? [kebab(kind)]
    return spelled.map((name) => entry('operator', name, lowered, operatorPage(name)))
  })
  return [
    ...operators,
    ...of('function', symbols.function),
    ...of('aggregate', symbols.aggregate),
    ...of('plugin', symbols.plugin),
  ]
}

function of(kind: Exclude<ConstructKind, 'operator'>, symbols: readonly OfficialSymbol[]): readonly CatalogueEntry[] {
  return symbols.map((symbol) => {
    const page = pageOf(kind, replacement(symbol) ?? symbol.Name)
    return { ...entry(kind, symbol.Name, LOWERED[kind].includes(symbol.Name), page), replacedBy: replacement(symbol) }
  })
}

function replacement({ Alternative }: OfficialSymbol): string | undefined {
  // Of two names the first is the closer one: "replace_regex' or 'replace_string".
  return Alternative === null || Alternative === '' ? undefined : Alternative?.split("'")[0]
}

function entry(kind: ConstructKind, name: string, lowered: boolean, page: string): CatalogueEntry {
  return { kind, name, page, lowered, reason: refusalReason(kind, name), replacedBy: undefined }
}

/** Operators whose word is not that of the kind, or that have two words. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  FilterOperator: ['where', 'filter'],
  GetSchemaOperator: ['getschema'],
  PartitionByOperator: ['__partitionby'],
  ReduceByOperator: ['reduce'],
  SortOperator: ['sort', 'order'],
  TakeOperator: ['take', 'limit'],
  DataTableExpression: ['datatable'],
  ExternalDataExpression: ['externaldata'],
}

function kebab(kind: string): string {
  return kind
    .replace(/Operator$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase()
}

const OPERATOR_PAGES: Readonly<Record<string, string>> = { filter: 'where', order: 'sort', limit: 'take' }

function operatorPage(name: string): string {
  return `${OPERATOR_PAGES[name] ?? name}-operator`
}

const SUFFIXES = { function: 'function', aggregate: 'aggregation-function', plugin: 'plugin' } as const

/** Pages whose name does not follow from what they are about. */
const PAGES: Readonly<Record<string, string>> = {
  'function all': 'all-graph-function',
  'function any': 'any-graph-function',
  'function map': 'map-graph-function',
  'function inner_nodes': 'inner-nodes-graph-function',
  'function labels': 'labels-graph-function',
  'function node_id': 'node-id',
  'function node_degree_in': 'node-degree-in',
  'function node_degree_out': 'node-degree-out',
  'function array_strcat': 'strcat-array-function',
  'function bag_pack': 'pack-function',
  'function bag_zip': 'bag-zip',
  'function dayofmonth': 'day-of-month-function',
  'function dayofweek': 'day-of-week-function',
  'function dayofyear': 'day-of-year-function',
  'function extractjson': 'extract-json-function',
  'function floor': 'bin-function',
  'function getmonth': 'monthofyear-function',
  'function gzip_compress_to_base64_string': 'gzip-base64-compress',
  'function gzip_decompress_from_base64_string': 'gzip-base64-decompress',
  'function hourofday': 'hour-of-day-function',
  'function iif': 'iff-function',
  'function isascii': 'isascii',
  'function isutf8': 'isutf8',
  'function iscolumnexists': 'column-ifexists-function',
  'function parse_urlquery': 'parse-url-query-function',
  'function percentiles_array_tdigest': 'percentile-array-tdigest-function',
  'function tdigest_merge': 'merge-tdigest-function',
  'function todouble': 'toreal-function',
  'function todynamic': 'parse-json-function',
  'function toboolean': 'tobool-function',
  'function zlib_compress_to_base64_string': 'zlib-base64-compress-function',
  'function zlib_decompress_from_base64_string': 'zlib-base64-decompress-function',
  'aggregate make_dictionary': 'make-bag-aggregation-function',
  'aggregate merge_tdigest': 'tdigest-merge-aggregation-function',
  'aggregate percentile': 'percentiles-aggregation-function',
  'aggregate percentiles_array': 'percentiles-aggregation-function',
  'aggregate percentilew': 'percentilesw-aggregation-function',
  'aggregate percentilesw_array': 'percentilesw-aggregation-function',
}

function pageOf(kind: Exclude<ConstructKind, 'operator'>, name: string): string {
  return PAGES[`${kind} ${name}`] ?? `${name.replaceAll('_', '-')}-${SUFFIXES[kind]}`
}

/** Scalar operators with an expression that uses them: whether it compiles is their status. */
const SCALAR_OPERATORS: readonly (readonly [written: string, page: string, probe: string])[] = [
  ...['has', 'hasprefix', 'hassuffix', 'contains', 'startswith', 'endswith'].flatMap((word) =>
    [word, `!${word}`, `${word}_cs`, `!${word}_cs`].map((written) => {
      const page = written.replace('!', 'not-').replace('_', '-')
      return [written, `${page}-operator`, `"a b" ${written} "a"`] as const
    }),
  ),
  ['has_any', 'has-any-operator', '"a b" has_any ("a")'],
  ['has_all', 'has-all-operator', '"a b" has_all ("a")'],
  ['==', 'equals-cs-operator', '"a" == "b"'],
  ['!=', 'not-equals-cs-operator', '"a" != "b"'],
  ['=~', 'equals-operator', '"a" =~ "b"'],
  ['!~', 'not-equals-operator', '"a" !~ "b"'],
  ['in', 'in-cs-operator', '"a" in ("b")'],
  ['!in', 'not-in-cs-operator', '"a" !in ("b")'],
  ['in~', 'in-operator', '"a" in~ ("b")'],
  ['!in~', 'not-in-operator', '"a" !in~ ("b")'],
  ['matches regex', 'matches-regex-operator', '"a" matches regex "b"'],
  ['between', 'between-operator', '1 between (0 .. 2)'],
  ['!between', 'not-between-operator', '1 !between (0 .. 2)'],
  ['< <= > >=', 'numerical-operators', '1 < 2 and 1 <= 2 and 1 > 2 and 1 >= 2'],
  ['+ - * / %', 'numerical-operators', '1 + 2 - 3 * 4 / 5 % 6'],
  ['and or', 'logical-operators', 'true and false or true'],
]

const BASE = 'https://learn.microsoft.com/en-us/kusto/query'

function link(name: string, page: string): string {
  return `[\`${name}\`](${BASE}/${page})`
}

function status({ lowered, reason, replacedBy }: CatalogueEntry): string {
  const replaced = replacedBy === undefined ? '' : ` (old spelling of \`${replacedBy}\`)`
  if (lowered) return `exact${replaced}`
  return reason === undefined ? `refused${replaced}` : `refused: ${reason}${replaced}`
}

function table(heading: string, entries: readonly CatalogueEntry[]): string {
  const rows = entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((e) => `| ${isDocumented(e) ? link(e.name, e.page) : `\`${e.name}\``} | ${status(e)} |`)
  const exact = entries.filter((e) => e.lowered).length
  return [
    `## ${heading}`,
    '',
    `${exact} of ${entries.length} are exact.`,
    '',
    '| name | status |',
    '|---|---|',
    ...rows,
  ].join('\n')
}

function isDocumented({ name, reason }: CatalogueEntry): boolean {
  return reason !== 'it is not documented' && !name.startsWith('__')
}

function scalarOperators(): string {
  const rows = SCALAR_OPERATORS.map(([written, page, probe]) => {
    const exact = compileKql(`print v = ${probe}`).plan !== undefined
    return `| ${link(written, page)} | ${exact ? 'exact' : 'refused'} |`
  })
  return ['## Scalar operators', '', '| operator | status |', '|---|---|', ...rows].join('\n')
}

/** The whole page: what is written by hand, then the tables. */
export function kqlPage(): string {
  const all = catalogue()
  const kind = (wanted: ConstructKind): readonly CatalogueEntry[] => all.filter((e) => e.kind === wanted)
  const written = readFileSync(join(import.meta.dirname, 'kql.template.md'), 'utf8').trimEnd()
  const tables = [
    table('Tabular operators', kind('operator')),
    scalarOperators(),
    table('Aggregate functions', kind('aggregate')),
    table('Plugins of `evaluate`', kind('plugin')),
    table('Scalar functions', kind('function')),
  ]
  return `${[written, ...tables].join('\n\n')}\n`
}
