import { type Diagnostic, hasErrors, Report } from '../../diagnostics/diagnostic.ts'
import { keep, project } from '../../plan/build.ts'
import type { Computed } from '../../plan/plan.ts'
import { ColumnSource } from '../../plan/plan.ts'
import type { Need } from '../../schemas/external.ts'
import type { Table } from '../../schemas/table.ts'
import type { SourceText } from '../../source/text.ts'
import type { Compilation, CompileOptions, Probe } from '../language.ts'
import type { Pipeline } from './ast.ts'
import { reportLeniencies } from './lenient.ts'
import type { Frame } from './lower/frame.ts'
import { vendorLimit } from './lower/limit.ts'
import { CqlLowering } from './lower/lowering.ts'
import { orderingTime } from './lower/rows.ts'
import { EventSource } from './lower/source.ts'
import { asNumber, asStored, isMissing } from './lower/value.ts'
import { parseQuery } from './parse/index.ts'
import { withoutRenames } from './renames.ts'
import { expandSaved } from './saved.ts'
import { printTree } from './tree.ts'

/** The name under which CQL knows its one stream. */
const TABLE = 'events'

export function compileCql(source: SourceText, options: CompileOptions): Compilation {
  const report = new Report(source)
  const query = parseQuery(source, report)
  const printAst = (): string => printTree(query)
  const inParsing = [...report.diagnostics]
  if (!report.hasErrors) reportLeniencies(query, report, options.profile)
  const table = options.catalog.tables.get(TABLE)
  if (table === undefined) report.add('name/unknown-table', { start: 0, end: 0 }, { name: TABLE })
  const expanded = expandSaved(query, source, options)
  const text = { name: source.name, text: expanded.text }
  const lowered = table === undefined ? undefined : lowerQuery(withoutRenames(expanded.query), table, text, options)
  const inLowering = lowered?.diagnostics.map(expanded.placed) ?? []
  const found = inOrder([...report.diagnostics, ...expanded.diagnostics, ...inLowering], source.name)
  const diagnostics = hasErrors(found) ? withoutEchoes(found, [...inParsing, ...inLowering]) : found
  if (lowered === undefined || hasErrors(diagnostics)) return { columns: [], diagnostics, printAst }
  const needs = lowered.needs.length === 0 ? {} : { needs: lowered.needs }
  if (lowered.probe !== undefined) return { columns: [], diagnostics, printAst, probe: lowered.probe, ...needs }
  const { plan, columns } = lowered
  return { plan, columns, diagnostics, printAst, ...needs }
}

/** Notes tell about a result, and there is none after an error; nor is it known what fields a refused step makes. */
function withoutEchoes(found: readonly Diagnostic[], fatal: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = fatal.filter((d) => d.severity === 'error' && /^(?:fidelity|name|syntax)\//.test(d.code))
  const isEcho = ({ code, file, span }: Diagnostic): boolean =>
    code === 'schema/column-absent' && errors.some((e) => e.file === file && e.span.start < span.start)
  return found.filter((d) => d.severity !== 'info' && !isEcho(d))
}

/** In the order of the query's text; then what its saved queries are told of. */
function inOrder(diagnostics: readonly Diagnostic[], file: string): readonly Diagnostic[] {
  const own = diagnostics.filter((d) => d.file === file)
  const others = diagnostics.filter((d) => d.file !== file)
  return [...own.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end), ...others]
}

interface Lowered extends Pick<Required<Compilation>, 'plan' | 'columns'> {
  readonly diagnostics: readonly Diagnostic[]
  readonly probe?: Probe
  readonly needs: readonly Need[]
}

/** A query that names its fields reads only the columns that it mentions; one that shows whole events reads all. */
function lowerQuery(query: Pipeline, table: Table, source: SourceText, options: CompileOptions): Lowered {
  const narrow = lowerOver(query, table, source, options, mentions(source.text, table))
  return narrow.whole ? lowerOver(query, table, source, options) : narrow
}

function lowerOver(
  query: Pipeline,
  table: Table,
  text: SourceText,
  options: CompileOptions,
  mentioned?: (name: string) => boolean,
): Lowered & { readonly whole: boolean } {
  const report = new Report(text)
  const columns = new ColumnSource()
  const source = new EventSource(table, report, columns, options.profile, mentioned)
  const names = mentioned === undefined ? undefined : namesIn(text.text)
  const lowering = new CqlLowering(report, options, columns, source, names)
  const end = impliedTail(lowering.steps(query.steps, lowering.source()), lowering, query)
  const output = outputOf(end, source, columns)
  const plan = project(end.plan, output, query.span)
  return {
    plan,
    columns: output.map(({ id, name, type }) => ({ id, name, type })),
    diagnostics: report.diagnostics,
    needs: [...lowering.needs.values()],
    whole: end.open || lowering.searchesAll,
    ...(lowering.probe === undefined ? {} : { probe: lowering.probe }),
  }
}

/** What can be the name of a field in the text: words, and what stands in quotes. */
function namesIn(text: string): readonly string[] {
  const words = [
    ...text.matchAll(/[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff]+(?:\[\d+\](?:\.[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff]+)?)*/g),
  ]
  const quoted = [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)]
  return [
    ...new Set([...words.map(([word]) => word), ...correlatedFields(text), ...quoted.map(([, inner = '']) => inner)]),
  ].filter((n) => n !== '')
}

/** What can be the field in `name.field` of a correlated query. */
function correlatedFields(text: string): readonly string[] {
  if (!/correlate\s*\(/i.test(text)) return []
  const words = text.match(/[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff]+/g) ?? []
  return words.flatMap((word) => [...word.matchAll(/\./g)].map(({ index }) => word.slice(index + 1)))
}

/** Whether the text can name a column; `x` stands for `#x`, and a part of a longer name for a nested value. */
function mentions(text: string, table: Table): (name: string) => boolean {
  const words = new Set(correlatedFields(text))
  for (const [word] of text.matchAll(/[#%&.0-9@A-Z\\^_a-z\u00a1-\uffff]+/g)) {
    words.add(word)
    for (let dot = word.indexOf('.'); dot !== -1; dot = word.indexOf('.', dot + 1)) words.add(word.slice(0, dot))
  }
  const targets = new Set(table.columns.flatMap((c) => (c.target !== undefined && words.has(c.name) ? [c.target] : [])))
  const plain = /^#?[%&.0-9@A-Z^_a-z]+$/
  return (name) => {
    if (targets.has(name) || words.has(name) || words.has(name.startsWith('#') ? name.slice(1) : `#${name}`))
      return true
    const array = /^([^[]+)\[/.exec(name)?.[1]
    return (array !== undefined && words.has(array)) || (!plain.test(name) && text.includes(name))
  }
}

/** A query without an aggregate shows the newest 200 events (library.humio.com/data-analysis/functions-tail.html). */
function impliedTail(frame: Frame, lowering: CqlLowering, query: Pipeline): Frame {
  if (frame.aggregated || frame.limited) return frame
  const time = orderingTime(frame, lowering)
  const what = 'a query without an aggregate'
  if (!lowering.options.vendorLimits || isMissing(time)) return vendorLimit(frame, lowering, what, 200, query.span)
  const key = (direction: 'asc' | 'desc') => [{ expr: asNumber(time), direction, nulls: 'last' as const }]
  const newest: Frame = { ...frame, plan: { kind: 'sort', input: frame.plan, keys: key('desc'), span: query.span } }
  const cut = vendorLimit(newest, lowering, what, 200, query.span)
  return { ...cut, plan: { kind: 'sort', input: cut.plan, keys: key('asc'), span: query.span } }
}

/** The fields of the result: while open, those of the table in its order and then the computed ones. */
function outputOf(frame: Frame, source: EventSource, columns: ColumnSource): readonly Computed[] {
  const shown = new Map(frame.open ? source.all(frame.scan).map((f) => [f.name, f.expr]) : [])
  for (const name of frame.removed) shown.delete(name)
  for (const [name, expr] of frame.fields) shown.set(name, expr)
  const used = new Set<number>()
  return [...shown].map(([name, expr]): Computed => {
    const value = asStored(expr)
    if (value.kind === 'column' && !used.has(value.id)) {
      used.add(value.id)
      return keep({ id: value.id, name, type: value.type })
    }
    return { ...columns.fresh(name, value.type), expr: value }
  })
}
