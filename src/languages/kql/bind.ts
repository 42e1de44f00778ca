import type { Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import type { Profile } from '../../schemas/resolve.ts'
import { PLATFORM_NAMES, type Table, type TableColumn } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import type { ValueType } from '../../types/value.ts'
import type { CompileOptions } from '../language.ts'
import { Ast, kqlTypeName, plainName } from './ast.ts'
import type { ExtraColumn } from './binding.ts'
import { BUILTIN_NAMES } from './builtins/index.ts'
import { type BoundTable, type OfficialCode, type OfficialDiagnostic, parseAndBind, toArray } from './official.ts'
import { ELSEWHERE } from './refusals.ts'

export interface BoundQuery {
  readonly root: Ast
  readonly code: OfficialCode
  /** By table name. */
  readonly extras: ReadonlyMap<string, readonly ExtraColumn[]>
}

/** Tried in this order for a column of unknown type: the one that fits its use best wins. */
const GUESSES: readonly ValueType[] = ['string', 'dynamic', 'long', 'datetime', 'real', 'boolean']

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

/** A query with more unknown columns than this is not about these tables at all. */
const MOST_EXTRAS = 12

/** Parses and binds the text and reports what is wrong with it; `undefined` when the official parser gives up. */
export function bind(text: string, options: CompileOptions, report: Report): BoundQuery | undefined {
  let extras: ReadonlyMap<string, readonly ExtraColumn[]> = new Map()
  const patience = new Patience()
  let code = attempt(text, options, extras, patience)
  if (code === undefined) {
    report.add(patience.isSpent ? 'syntax/kql-too-much' : 'syntax/kql-too-deep', { start: 0, end: 0 }, {})
    return undefined
  }
  if (options.profile === 'lenient') {
    for (let round = 0; round < MOST_EXTRAS; round += 1) {
      const better = improve(text, options, extras, code, patience)
      if (better === undefined) break
      extras = better.extras
      code = better.code
    }
  }
  const root = new Ast(code.Syntax, text)
  for (const found of telling(diagnosticsOf(code), text, root)) reportOfficial(found, text, root, options, report)
  return { root, code, extras }
}

function attempt(
  text: string,
  options: CompileOptions,
  extras: ReadonlyMap<string, readonly ExtraColumn[]>,
  patience: Patience,
): OfficialCode | undefined {
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

function boundTables(
  text: string,
  options: CompileOptions,
  extras: ReadonlyMap<string, readonly ExtraColumn[]>,
): readonly BoundTable[] {
  // Binding costs time for every table, so only those whose name occurs are declared (or all, for a pattern).
  const seesAll = text.includes('*') || /\b(?:search|find)\b/.test(text)
  const named = [...options.catalog.tables.values()].filter((t) => text.includes(t.name) || seesAll)
  return named.map((table) => {
    const more = extras.get(table.name)
    const declared = declaredTable(table, options)
    return more === undefined ? declared : { name: table.name, columns: [...declared.columns, ...more] }
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

function diagnosticsOf(code: OfficialCode): readonly OfficialDiagnostic[] {
  return toArray(code.GetDiagnostics())
}

function errorsOf(code: OfficialCode): readonly OfficialDiagnostic[] {
  return diagnosticsOf(code).filter((d) => d.Severity === 'Error')
}

/**
 * What is worth showing: the first syntax error of a line, what the binder finds before the first one of all (the rest
 * is bound to a tree that the parser made up), and nothing inside calls of functions that the binder does not know.
 */
function telling(found: readonly OfficialDiagnostic[], text: string, root: Ast): readonly OfficialDiagnostic[] {
  const sorted = found.toSorted((a, b) => a.Start - b.Start)
  const broken = sorted.find((d) => isSyntaxCode(d.Code))?.Start ?? Number.POSITIVE_INFINITY
  const lines = new Set<number>()
  const foreign = sorted
    .filter((d) => isUnknownFunction(d))
    .flatMap((d) => pathTo(root, d.Start, d.Length).findLast((n) => n.kind === 'FunctionCallExpression')?.span ?? [])
  return sorted.filter((d) => {
    if (isOfBagUnpack(d, root) || isSecondsOfTimespan(d, root) || isCountedValue(d, root)) return false
    // What such a function gives is not known either.
    if (foreign.some((s) => s.start < d.Start && (d.Start < s.end || isUnknownColumn(d)))) return false
    if (!isSyntaxCode(d.Code)) return d.Start < broken
    const line = text.slice(0, d.Start).split('\n').length
    if (lines.has(line)) return false
    lines.add(line)
    return true
  })
}

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

function isUnknownFunction(found: OfficialDiagnostic): boolean {
  return ['KS122', 'KS123', 'KS128', 'KS143', 'KS211'].includes(found.Code)
}

function isUnknownColumn(found: OfficialDiagnostic): boolean {
  return found.Code === 'KS142' && found.Message.includes('column')
}

/** KQL has no `null` by itself and no unit `w`: who writes them does not mean a column. */
function isNoColumn(name: string): boolean {
  return isNullWord(name) || unitOf(name) !== undefined
}

function isNullWord(name: string): boolean {
  return /^null$/i.test(name)
}

/** The unit in what looks like a timespan: `w` of `2w`. */
function unitOf(name: string): string | undefined {
  return /^\d+(?:\.\d+)?([a-z]+)$/i.exec(name)?.[1]
}

interface Attempt {
  readonly extras: ReadonlyMap<string, readonly ExtraColumn[]>
  readonly code: OfficialCode
}

/** Mends the first unknown column that a table can lend a meaning; `undefined` when none is left. */
function improve(
  text: string,
  options: CompileOptions,
  extras: ReadonlyMap<string, readonly ExtraColumn[]>,
  code: OfficialCode,
  patience: Patience,
): Attempt | undefined {
  const errors = errorsOf(code)
  if (errors.some((d) => isSyntaxCode(d.Code))) return undefined
  const root = new Ast(code.Syntax, text)
  for (const found of errors.filter(isUnknownColumn)) {
    const at = nameAt(root, found.Start, found.Length)
    if (at === undefined) continue
    const { name, tables } = at
    if (isNoColumn(name)) continue
    const candidates = [...tables]
      .flatMap((t) => options.catalog.tables.get(t) ?? [])
      .toSorted((a, b) => rank(a, name) - rank(b, name))
    for (const table of candidates) {
      const best = bestGuess(text, options, extras, code, table, name, found, patience)
      if (best !== undefined) return best
    }
  }
  return undefined
}

/** Tables that know the name as an alias come first, then those whose records can hold more fields. */
function rank(table: Table, name: string): number {
  if (table.columns.some((c) => c.name === name && c.standing === 'alias')) return 0
  return table.rest === undefined ? 2 : 1
}

function bestGuess(
  text: string,
  options: CompileOptions,
  extras: ReadonlyMap<string, readonly ExtraColumn[]>,
  before: OfficialCode,
  table: Table,
  name: string,
  mended: OfficialDiagnostic,
  patience: Patience,
): Attempt | undefined {
  const known = extras.get(table.name) ?? []
  if (known.some((c) => c.name === name)) return undefined
  const old = new Set(errorsOf(before).map((d) => `${d.Start}:${d.Code}`))
  let best: Attempt | undefined
  let bestErrors = errorsOf(before).length
  for (const extra of possibleExtras(table, name)) {
    const next = new Map([...extras, [table.name, [...known, extra]] as const])
    const code = attempt(text, options, next, patience)
    if (code === undefined) continue
    const errors = errorsOf(code)
    // Between the table and this place something drops the column: no type would help.
    if (errors.some((d) => isUnknownColumn(d) && d.Start === mended.Start)) return undefined
    const better = best === undefined ? errors.length <= bestErrors : errors.length < bestErrors
    if (!better) continue
    best = { extras: next, code }
    bestErrors = errors.length
    if (errors.every((d) => old.has(`${d.Start}:${d.Code}`))) break
  }
  return best
}

function possibleExtras(table: Table, name: string): readonly ExtraColumn[] {
  const alias = table.columns.find((c) => c.name === name && c.standing === 'alias')
  const target = alias?.target
  if (alias !== undefined && target !== undefined) {
    const type = table.columns.find((c) => c.name === target)?.type ?? alias.type
    return [{ name, type, source: { kind: 'alias', target } }]
  }
  const kind = table.rest === undefined ? 'absent' : 'rest'
  return GUESSES.map((type) => ({ name, type, source: { kind } }))
}

/** The name at a place and the tables whose columns are in scope there. */
function nameAt(
  root: Ast,
  start: number,
  length: number,
): { readonly name: string; readonly tables: ReadonlySet<string> } | undefined {
  const lets = new Map<string, Ast>()
  const path = pathTo(root, start, length)
  for (const node of path) if (node.kind === 'FunctionBody' || node.kind === 'QueryBlock') collectLets(node, lets)
  const name = path.at(-1)
  if (name?.kind !== 'NameReference') return undefined
  const tables = new Set<string>()
  const pipe = path.findLast((n, i) => n.kind === 'PipeExpression' && path[i + 1]?.role === 'Operator')
  if (pipe !== undefined) {
    const join = pipe.child('Operator')
    const parts = [pipe.child('Expression')]
    if (join?.kind === 'JoinOperator' || join?.kind === 'LookupOperator') parts.push(join.child('Expression'))
    for (const part of parts) if (part !== undefined) collectTables(part, lets, tables)
  }
  return { name: plainName(name), tables }
}

/** Whether the place is in a `union isfuzzy=true`, which passes over what does not exist. */
function isFuzzy(root: Ast, span: Span): boolean {
  const around = pathTo(root, span.start, span.end - span.start)
  return around.some((n) => n.kind === 'UnionOperator' && /^union\b[^(,]*\bisfuzzy\s*=\s*true\b/.test(n.text.trim()))
}

/** The nodes around a place, outermost first, down to the name that stands exactly there. */
function pathTo(root: Ast, start: number, length: number): readonly Ast[] {
  const path: Ast[] = []
  let node: Ast | undefined = root
  while (node !== undefined) {
    path.push(node)
    if (node.kind === 'NameReference' && node.span.start === start && node.span.end === start + length) break
    node = node.children.find((c) => c.span.start <= start && c.span.end >= start + length && !c.isToken)
  }
  return path
}

function collectLets(block: Ast, lets: Map<string, Ast>): void {
  for (const statement of block.list('Statements')) {
    const name = statement.child('Name')
    const value = statement.child('Expression')
    if (statement.kind === 'LetStatement' && name !== undefined && value !== undefined) lets.set(plainName(name), value)
  }
}

function collectTables(node: Ast, lets: ReadonlyMap<string, Ast>, into: Set<string>): void {
  const pending = [node]
  const seen = new Set<string>()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.isToken) continue
    if (next.kind === 'NameReference') {
      const name = plainName(next)
      const bound = lets.get(name)
      if (next.symbolKind === 'Table') into.add(name)
      else if (bound !== undefined && !seen.has(name)) {
        seen.add(name)
        pending.push(bound)
      }
    }
    pending.push(...next.children.toReversed())
  }
}

/** Codes below 100 come from the parser, the others from the binder. */
function isSyntaxCode(code: string): boolean {
  return /^KS0/.test(code) || ['KS174', 'KS175', 'KS176', 'KS198', 'KS244', 'KS245', 'KS246'].includes(code)
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
