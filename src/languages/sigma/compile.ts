import { type Diagnostic, Report } from '../../diagnostics/diagnostic.ts'
import { filter, keep, project } from '../../plan/build.ts'
import { type Column, reference } from '../../plan/expr.ts'
import { ColumnSource, type Computed, outputColumns, type Plan } from '../../plan/plan.ts'
import { greatestColumnId } from '../../plan/traverse.ts'
import { NO_SPAN, type SourceText } from '../../source/text.ts'
import { withinInterval } from '../interval.ts'
import type { Compilation, CompileOptions } from '../language.ts'
import type { RuleMatch, RuleOutcome } from './compiled.ts'
import { memberOf } from './fields.ts'
import { printDocuments } from './print.ts'
import { compileRules } from './ruleset.ts'

type Detection = Extract<RuleOutcome, { readonly kind: 'match' | 'correlation' }>

/** The one detection of a text: a rule, or the correlation that stands on its other rules. */
export function compileSigma(source: SourceText, options: CompileOptions): Compilation {
  const set = compileRules([source], options)
  const report = new Report(source)
  const detections = outermost(set.outcomes)
  const [only, ...more] = detections
  const told = [...set.diagnostics, ...set.outcomes.flatMap((outcome) => outcome.diagnostics)]
  const found = asked(told, options)
  const isWhole = !found.some((d) => d.severity === 'error')
  if (isWhole && (only === undefined || more.length > 0)) reportSeveral(detections, report)
  const plan =
    isWhole && only !== undefined && more.length === 0 ? planOf(only, set.tables, options, report) : undefined
  const diagnostics = inTextOrder([...found, ...report.diagnostics])
  const printAst = (): string => printDocuments(set.outcomes.flatMap((outcome) => outcome.document ?? []))
  if (plan === undefined || diagnostics.some((d) => d.severity === 'error'))
    return { columns: [], diagnostics, printAst }
  const columns = outputColumns(plan).map(({ id, name, type }) => ({ id, name, type }))
  return { plan, columns, diagnostics, printAst }
}

function inTextOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/** The rules and correlations to which no correlation refers. */
function outermost(outcomes: readonly RuleOutcome[]): readonly Detection[] {
  const named = new Set(
    outcomes.flatMap(({ document }) =>
      document?.kind === 'correlation' ? document.rules.flatMap(({ name }) => [name, name.toLowerCase()]) : [],
    ),
  )
  return outcomes.filter((outcome): outcome is Detection => {
    if (outcome.kind !== 'match' && outcome.kind !== 'correlation') return false
    const { id, name } = outcome.document.metadata
    return !(id !== undefined && named.has(id.toLowerCase())) && !(name !== undefined && named.has(name))
  })
}

function reportSeveral(detections: readonly Detection[], report: Report): void {
  const span = detections[1]?.document.metadata.span ?? NO_SPAN
  const hints = detections.length === 0 ? [] : ['`siemless hunt --rules FILE` runs all rules of a file']
  report.add('fidelity/sigma-several', span, { count: detections.length }, { hints })
}

/** What a set of rules is warned about is an error of one that is to run. */
function asked(diagnostics: readonly Diagnostic[], { openTables }: CompileOptions): readonly Diagnostic[] {
  if (openTables === true) return diagnostics
  return diagnostics.map((d) => (d.code === 'schema/sigma-log-source' ? { ...d, severity: 'error' } : d))
}

function planOf(
  detection: Detection,
  tables: ReadonlyMap<string, Plan>,
  options: CompileOptions,
  report: Report,
): Plan | undefined {
  if (detection.kind === 'correlation') return withPlainNames(withinInterval(detection.plan, options, report))
  const { match, document } = detection
  const scan = tables.get(match.table)
  if (scan === undefined) return undefined
  const events = withinInterval(scan, options, report)
  const matched = filter(events, match.condition, document.span)
  return project(matched, shown(match, outputColumns(scan), new ColumnSource(greatestColumnId(scan))), document.span)
}

/** What a row says of its event before the fields of the rule. */
const HEADER = ['time', 'host', 'user', 'process', 'command'] as const

function shown({ fields }: RuleMatch, columns: readonly Column[], ids: ColumnSource): readonly Computed[] {
  const isField = new Set(fields.map(({ name }) => name))
  const header = HEADER.flatMap((name): readonly Computed[] => {
    const column = columns.find((other) => other.name === `@${name}`)
    return column === undefined ? [] : [{ ...keep(column), name: isField.has(name) ? `@${name}` : name }]
  })
  const used = new Set(header.map(({ id }) => id))
  const own = fields.map(({ name, column, member }): Computed => {
    const expr = member === undefined ? reference(column) : memberOf(column, member)
    if (member !== undefined || used.has(column.id)) return { ...ids.fresh(name, expr.type), expr }
    used.add(column.id)
    return { ...keep(column), name }
  })
  // Keywords alone name no field: of a table without a header all that they were looked for in is shown.
  return header.length + own.length === 0 ? columns.map(keep) : [...header, ...own]
}

/** A correlation's own columns without their `@`, unless it groups by a field of that name. */
function withPlainNames(plan: Plan): Plan {
  const columns = outputColumns(plan)
  const names = new Set(columns.map(({ name }) => name))
  const plain = (name: string): string => (name.startsWith('@') && !names.has(name.slice(1)) ? name.slice(1) : name)
  return project(
    plan,
    columns.map((column) => ({ ...keep(column), name: plain(column.name) })),
    plan.span,
  )
}
