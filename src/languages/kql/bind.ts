import type { Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import type { Profile } from '../../schemas/resolve.ts'
import { type Catalog, PLATFORM_NAMES, type Table, type TableColumn } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { ValueType } from '../../types/value.ts'
import type { CompileOptions } from '../language.ts'
import { Ast, kqlTypeName, plainName } from './ast.ts'
import { BUILTIN_NAMES } from './builtins/index.ts'
import { type Extras, mend } from './mend.ts'
import { type BoundTable, type OfficialCode, type OfficialDiagnostic, parseAndBind } from './official.ts'
import { diagnosticsOf, errorsOf, isNullWord, isSyntaxCode, isUnknownColumn, nameAt, pathTo, unitOf } from './places.ts'
import { ELSEWHERE } from './refusals.ts'

export interface BoundQuery {
  readonly root: Ast
  readonly code: OfficialCode
  /** By table name. */
  readonly extras: Extras
  /** As given, with the tables that only the query knows. */
  readonly options: CompileOptions
}

/**
 * The binder's work for one text. Uses of `let` names are bound anew, so that a short text can mean endless work, and
 * some constructs cost more than their length: what is bound is counted, and the time is a last resort.
 */
class Patience {
  readonly #started = performance.now()
  #left = 2_000_000
  isSpent = false

  /** Whether there is none left, after one more node. */
  take(): boolean {
    this.#left -= 1
    const isLate = (this.#left & 255) === 0 && performance.now() - this.#started > 8000
    if (this.#left < 0 || isLate) this.isSpent = true
    return this.isSpent
  }
}

/** Parses and binds the text and reports what is wrong with it; `undefined` when the official parser gives up. */
export function bind(text: string, given: CompileOptions, report: Report): BoundQuery | undefined {
  let options = given
  const patience = new Patience()
  const trial = (extras: Extras): OfficialCode | undefined => attempt(text, options, extras, patience)
  let code = trial(new Map())
  const unknown = code === undefined || given.openTables !== true ? [] : unknownTables(code, text)
  if (unknown.length > 0 && given.profile === 'lenient') {
    options = { ...given, catalog: withOpenTables(given.catalog, new Set(unknown.map((u) => u.name))) }
    code = trial(new Map())
  }
  if (code === undefined) {
    report.add(patience.isSpent ? 'syntax/kql-too-much' : 'syntax/kql-too-deep', { start: 0, end: 0 }, {})
    return undefined
  }
  const mended =
    options.profile === 'lenient'
      ? mend({ text, catalog: options.catalog, attempt: trial }, code)
      : { code, extras: new Map() }
  const root = new Ast(mended.code.Syntax, text)
  if (options !== given) {
    for (const { name, span } of unknown) {
      report.add('name/table-without-schema', span, { name }, { hints: nearHint(name, given.catalog.tables.keys()) })
    }
  }
  for (const found of telling(diagnosticsOf(mended.code), text, root)) {
    reportOfficial(found, text, root, options, report)
  }
  return { root, ...closed(options, mended), code: mended.code }
}

interface UnknownTable {
  readonly name: string
  readonly span: Span
}

/** The names that stand where a table is wanted and that nothing bears. */
function unknownTables(code: OfficialCode, text: string): readonly UnknownTable[] {
  const errors = errorsOf(code)
  if (errors.some((d) => isSyntaxCode(d.Code))) return []
  const root = new Ast(code.Syntax, text)
  return errors
    .filter((d) => d.Code === 'KS204')
    .flatMap((d) => {
      const node = pathTo(root, d.Start, d.Length).at(-1)
      if (node?.kind !== 'NameReference' || node.text.includes('*')) return []
      return [{ name: plainName(node), span: node.span }]
    })
}

function withOpenTables(catalog: Catalog, names: ReadonlySet<string>): Catalog {
  const open = [...names].map((name): readonly [string, Table] => [name, { name, columns: [], isOpen: true }])
  return { tables: new Map([...catalog.tables, ...open]) }
}

/** An open table has the columns that the query uses. */
function closed(
  options: CompileOptions,
  mended: { readonly extras: Extras },
): { readonly options: CompileOptions; readonly extras: Extras } {
  const tables = new Map(options.catalog.tables)
  const extras = new Map(mended.extras)
  for (const table of tables.values()) {
    if (table.isOpen !== true) continue
    const used = (extras.get(table.name) ?? []).map(({ name, type }) => ({ name, type, standing: 'schema' as const }))
    tables.set(table.name, { ...table, columns: used })
    extras.delete(table.name)
  }
  return { options: { ...options, catalog: { tables } }, extras }
}

function attempt(text: string, options: CompileOptions, extras: Extras, patience: Patience): OfficialCode | undefined {
  if (patience.isSpent) return undefined
  try {
    return parseAndBind(text, boundTables(text, options, extras), dataSchemas(options), () => patience.take())
  } catch {
    // Without patience it was stopped. Otherwise the official parser overflows its stack on absurdly nested text; it offers no other sign of it.
    return undefined
  }
}

/** The columns that the binder knows: under the vendor profile only what the platform has. */
export function visibleColumns(table: Table, options: CompileOptions): readonly TableColumn[] {
  return table.columns.filter(
    (c) =>
      c.standing === 'schema' ||
      (c.standing === 'record' && (options.profile === 'lenient' || table.platform === undefined)),
  )
}

function boundTables(text: string, options: CompileOptions, extras: Extras): readonly BoundTable[] {
  // Binding costs time for every table, so only those whose name occurs are declared (or all, for a pattern).
  const seesAll = text.includes('*') || /\b(?:search|find)\b/.test(text)
  const named = [...options.catalog.tables.values()].filter((t) => text.includes(t.name) || seesAll)
  return named.map((table) => {
    const more = extras.get(table.name)
    const declared = declaredTable(table, options)
    if (more === undefined) return declared
    const kept = declared.columns.filter((c) => !more.some((m) => m.name === c.name))
    return { name: table.name, columns: [...kept, ...more] }
  })
}

const declaredTables = new WeakMap<Table, Partial<Record<Profile, BoundTable>>>()

/** The same object for the same table, because making its symbol costs time. */
function declaredTable(table: Table, options: CompileOptions): BoundTable {
  const known = declaredTables.get(table)
  const declared = known?.[options.profile] ?? { name: table.name, columns: visibleColumns(table, options) }
  declaredTables.set(table, { ...known, [options.profile]: declared })
  return declared
}

function schemaText(columns: readonly { readonly name: string; readonly type: ValueType }[]): string {
  return `(${columns.map((c) => `['${escapeName(c.name)}']: ${kqlTypeName(c.type)}`).join(', ')})`
}

/** What data has told of the calls of plugins. */
function dataSchemas(options: CompileOptions): ReadonlyMap<string, string> {
  const known = [...(options.probed ?? [])].flatMap(([key, columns]): [string, string][] =>
    'problem' in columns ? [] : [[key, schemaText(columns)]],
  )
  return new Map(known)
}

function escapeName(name: string): string {
  return name.replace(/[\\']/g, (c) => `\\${c}`)
}

/**
 * What is worth showing: the first syntax error of a line, what the binder finds before the first one of all (the rest
 * is bound to a tree that the parser made up), and nothing inside calls of functions that the binder does not know.
 */
function telling(found: readonly OfficialDiagnostic[], text: string, root: Ast): readonly OfficialDiagnostic[] {
  const sorted = found.toSorted((a, b) => a.Start - b.Start)
  const broken = sorted.find((d) => isSyntaxCode(d.Code))?.Start ?? Number.POSITIVE_INFINITY
  const lines = new Set<number>()
  const told: OfficialDiagnostic[] = []
  // Of calls of unknown functions: what such a function gives is not known either.
  let foreign: { readonly start: number; readonly end: number } | undefined
  // What comes after rows of unknown columns is anyone's guess, but for tables, which stand for themselves.
  let unsure = Number.POSITIVE_INFINITY
  for (const d of sorted) {
    const isInside = foreign !== undefined && foreign.start < d.Start && (d.Start < foreign.end || isUnknownColumn(d))
    const isGuess = d.Start > unsure && !isSyntaxCode(d.Code) && d.Code !== 'KS204' && !isUnknownFunction(d)
    if (isUnknownFunction(d) && !(foreign !== undefined && d.Start < foreign.end)) {
      const call = pathTo(root, d.Start, d.Length).findLast((n) => n.kind === 'FunctionCallExpression')
      if (call !== undefined) {
        const { start, end } = call.span
        foreign = { start: foreign?.start ?? start, end: Math.max(foreign?.end ?? 0, end) }
        if (call.role === 'Function' || isElsewhere(call.child('Name')?.text.trim() ?? ''))
          unsure = Math.min(unsure, start)
      }
    }
    if (isInside || isGuess || isOfBagUnpack(d, root) || isSecondsOfTimespan(d, root)) continue
    if (isCountedValue(d, root) || isParsedArray(d, root)) continue
    if (isSyntaxCode(d.Code)) {
      const line = text.slice(0, d.Start).split('\n').length
      if (lines.has(line)) continue
      lines.add(line)
    } else if (d.Start >= broken) continue
    told.push(d)
    if (told.length >= MOST_TOLD && told.some((t) => t.Severity === 'Error')) break
  }
  return told
}

/** Nobody reads more, and to find the place of each takes time. */
const MOST_TOLD = 100

/** Its arguments are checked when it is lowered: the binder knows the first two only. */
function isOfBagUnpack(found: OfficialDiagnostic, root: Ast): boolean {
  return (found.Code === 'KS107' || found.Code === 'KS119') && calledAt(found, root) === 'bag_unpack'
}

/** The binder takes whole seconds only; `make-timespan-function.md` has them with a fraction. */
function isSecondsOfTimespan(found: OfficialDiagnostic, root: Ast): boolean {
  return found.Code === 'KS134' && calledAt(found, root) === 'make_timespan'
}

/** The function that is called around the place. */
function calledAt(found: OfficialDiagnostic, root: Ast): string | undefined {
  const call = pathTo(root, found.Start, found.Length).findLast((n) => n.kind === 'FunctionCallExpression')
  return call?.child('Name')?.text.trim()
}

/**
 * `count(x)` of a value of any type: the front end takes the argument for a condition, the product counts all rows
 * (`summarize-operator.md`, "The standard count function includes null values").
 */
function isCountedValue(found: OfficialDiagnostic, root: Ast): boolean {
  if (found.Code !== 'KS107') return false
  return pathTo(root, found.Start, found.Length).some((node) => {
    const args = node.kind === 'FunctionCallExpression' ? (node.child('ArgumentList')?.list('Expressions') ?? []) : []
    const [only] = args
    const stands = only?.span.start === found.Start && only.span.end === found.Start + found.Length
    return args.length === 1 && stands && node.child('Name')?.text.trim() === 'count'
  })
}

/** The binder knows that an array is no text; `parse-json-function.md`: "if the argument is dynamic, it is returned as is". */
function isParsedArray(found: OfficialDiagnostic, root: Ast): boolean {
  return (
    found.Code === 'KS107' &&
    found.Message.includes('type string expected') &&
    /^(?:parse_json|parsejson|todynamic|toobject)$/.test(calledAt(found, root) ?? '') &&
    pathTo(root, found.Start, found.Length).at(-1)?.type === 'dynamic'
  )
}

function isUnknownFunction(found: OfficialDiagnostic): boolean {
  return ['KS122', 'KS123', 'KS128', 'KS143', 'KS211'].includes(found.Code)
}

/** Whether the place is in a `union isfuzzy=true`, which passes over what does not exist. */
function isFuzzy(root: Ast, span: Span): boolean {
  const around = pathTo(root, span.start, span.end - span.start)
  return around.some((n) => n.kind === 'UnionOperator' && /^union\b[^(,]*\bisfuzzy\s*=\s*true\b/.test(n.text.trim()))
}

function reportOfficial(
  found: OfficialDiagnostic,
  text: string,
  root: Ast,
  options: CompileOptions,
  report: Report,
): void {
  const span: Span = { start: found.Start, end: found.Start + found.Length }
  const name = text.slice(span.start, span.end)
  const parameters = { code: found.Code, message: found.Message }
  // The binder would have `int(5)` where the vendor's pages write `5` (`series-fit-poly-function.md`).
  if (found.Code === 'KS107' && found.Message.includes('type int expected') && /^\d+$/.test(name)) return
  if (found.Severity !== 'Error') {
    if (found.Severity === 'Warning') report.add('lint/kql', span, parameters)
    return
  }
  if (isSyntaxCode(found.Code)) {
    const hints = found.Code === 'KS176' ? nearHint(name, OPERATOR_NAMES) : []
    report.add('syntax/kql', span, parameters, { hints })
  } else if (isUnknownColumn(found)) {
    reportUnknownColumn(span, root, options, report)
  } else if (name.includes('*') && isFuzzy(root, span)) {
    report.add('lint/kql', span, parameters)
  } else if (found.Code === 'KS204' || found.Code === 'KS142' || found.Code === 'KS181') {
    const hints = nearHint(name, options.catalog.tables.keys())
    report.add('name/unknown-table', span, { name }, { hints: hints.length > 0 ? hints : knownTables(options) })
  } else if (isUnknownFunction(found) && isElsewhere(name)) {
    const parameters = { what: `the function \`${name}\``, language: 'KQL', reason: ELSEWHERE }
    report.add('fidelity/not-supported', span, parameters, { hints: [elsewhereHint(name)] })
  } else if (isUnknownFunction(found)) {
    report.add('name/unknown-function', span, { name }, { hints: nearHint(name, BUILTIN_NAMES) })
  } else {
    const hints = found.Code === 'KS141' && /^[^=!<>~]+=[^=~]/.test(name) ? ['`==` compares, `=` names a result'] : []
    report.add('type/kql', span, parameters, { hints })
  }
}

/** Functions of Defender, Sentinel and Azure Monitor that read what is not in any file. */
function isElsewhere(name: string): boolean {
  return /^(?:_|FileProfile$|DeviceFromIP$|SeenBy$|AssignedIPAddresses$|workspace$|app$|resource$|arg$|adx$)/.test(name)
}

/** What would do instead. */
function elsewhereHint(name: string): string {
  if (/^_GetWatchlist/.test(name))
    return 'a watchlist that is exported as CSV can be bound as a table of its own and named instead'
  if (/^_(?:ASim|Im|ASIM)/.test(name))
    return 'the table that the parser reads, such as `DeviceProcessEvents`, can be named instead'
  if (name === 'FileProfile') return 'a join with a table of known hashes, bound from a file, tells the same of them'
  return 'an export of what it reads can be bound as a table of its own and named instead'
}

const OPERATOR_NAMES = [
  'where',
  'extend',
  'project',
  'project-away',
  'project-keep',
  'project-rename',
  'project-reorder',
  'summarize',
  'distinct',
  'count',
  'take',
  'limit',
  'top',
  'sort',
  'order',
  'join',
  'lookup',
  'union',
  'mv-expand',
]

function knownTables(options: CompileOptions): readonly string[] {
  const names = [...options.catalog.tables.keys()]
  if (names.length === 0 || names.length > 12) return []
  return [`known tables: ${names.map((n) => `\`${n}\``).join(', ')}`]
}

function reportUnknownColumn(span: Span, root: Ast, options: CompileOptions, report: Report): void {
  const at = nameAt(root, span.start, span.end - span.start)
  const written = report.source.text.slice(span.start, span.end)
  const unit = unitOf(written)
  if (unit !== undefined && at?.name === written) {
    report.add('type/mismatch', span, {
      what: `\`${written}\``,
      expected: 'a timespan with one of the units d, h, m, s, ms, microsecond, tick',
      found: `the unit \`${unit}\``,
    })
    return
  }
  const name = at?.name ?? report.source.text.slice(span.start, span.end)
  const tables = [...(at?.tables ?? [])].flatMap((t) => options.catalog.tables.get(t) ?? [])
  const hidden = tables.find((t) => t.columns.some((c) => c.name === name && c.standing !== 'schema'))
  const hints = isNullWord(name)
    ? ['`isnull(x)` and `isempty(x)` ask for what is missing']
    : [
        ...nearHint(
          name,
          tables.flatMap((t) => visibleColumns(t, options).map((c) => c.name)).filter((n) => n !== name),
        ),
        ...(hidden?.platform === undefined
          ? []
          : [`the lenient profile reads it although ${PLATFORM_NAMES[hidden.platform]} lacks it`]),
      ]
  const table = tables.map((t) => t.name).join('`, `')
  report.add('name/unknown-column', span, { name, table }, { hints })
}
