import { type Diagnostic, Report } from '../../diagnostics/diagnostic.ts'
import { reference } from '../../plan/expr.ts'
import { outputColumns, type Plan } from '../../plan/plan.ts'
import type { SourceText, Span } from '../../source/text.ts'
import { withinInterval } from '../interval.ts'
import type { Compilation, CompileOptions, Language, Probe } from '../language.ts'
import { printAst } from './ast.ts'
import { type BoundQuery, bind } from './bind.ts'
import type { Rows } from './binding.ts'
import { lowerExpr } from './expressions.ts'
import { Lowering } from './lowering.ts'
import { lowerStatements } from './statements.ts'
import { lowerSubquery, lowerTable } from './tabular.ts'

function compile(source: SourceText, options: CompileOptions): Compilation {
  const report = new Report(source)
  if (source.text.trim() === '') {
    report.add('syntax/empty', { start: 0, end: source.text.length }, {})
    return { columns: [], diagnostics: report.diagnostics, printAst: () => '' }
  }
  const bound = bind(source.text, options, report)
  const print = (): string => (bound === undefined ? '' : printAst(bound.root))
  const cx =
    bound === undefined || report.hasErrors
      ? undefined
      : new Lowering(report, bound.options, bound.extras, {
          expr: lowerExpr,
          table: lowerTable,
          pipeline: lowerSubquery,
        })
  const rows = bound === undefined || cx === undefined ? undefined : lowerQuery(bound, cx)
  if (cx?.probe !== undefined && cx.unknown !== undefined)
    return unfinished(cx, cx.probe, cx.unknown, rows, print, bound?.code.ResultType?.IsOpen ?? true)
  if (cx === undefined || rows === undefined || report.hasErrors)
    return { columns: [], diagnostics: report.diagnostics, printAst: print }
  const plan = withinInterval(exactly(rows), options, report)
  if (report.hasErrors) return { columns: [], diagnostics: report.diagnostics, printAst: print }
  const { needs } = cx
  return {
    plan,
    columns: outputColumns(plan),
    diagnostics: report.diagnostics,
    printAst: print,
    ...(needs.length === 0 ? {} : { needs }),
  }
}

/** As far as a query can be compiled whose columns data decides; what does not fit may fit with them. */
function unfinished(
  cx: Lowering,
  probe: Probe,
  unknown: { readonly span: Span; readonly what: string },
  rows: Rows | undefined,
  print: () => string,
  isOpen: boolean,
): Compilation {
  const { report, needs } = cx
  const { span, what } = unknown
  const common = { probe, printAst: print, ...(needs.length === 0 ? {} : { needs }) }
  if (rows !== undefined && !report.hasErrors && !isOpen) {
    cx.note(span, what, 'its further columns are known from data only')
    const plan = exactly(rows)
    return { ...common, plan, columns: outputColumns(plan), diagnostics: report.diagnostics }
  }
  report.add('fidelity/data-columns', span, { what })
  return { ...common, columns: [], diagnostics: report.diagnostics.filter(isTold) }
}

/** What holds whatever the columns are. */
function isTold(found: Diagnostic): boolean {
  return found.severity !== 'error' || found.code === 'fidelity/data-columns'
}

function lowerQuery(bound: BoundQuery, cx: Lowering): Rows | undefined {
  const { report } = cx
  const { environment, query } = lowerStatements(cx, bound.root)
  if (query === undefined && bound.root.list('Statements').some((s) => s.kind === 'LetStatement')) {
    cx.refuse(bound.root.span, 'a text that names values and asks for none')
    return undefined
  }
  if (query === undefined) {
    report.add(
      'syntax/unexpected',
      { start: report.source.text.length, end: report.source.text.length },
      {
        found: 'the end of the text',
        expected: 'a query',
      },
    )
    return undefined
  }
  if (!query.isTabular && query.kind !== 'PipeExpression') {
    cx.refuse(query.span, 'a query without a table')
    return undefined
  }
  const rows = cx.table(query, environment)
  const kept = rows.columns.filter((c) => !cx.isExtra(c.id))
  return kept.length === 0 ? rows : { plan: rows.plan, columns: kept }
}

/** A plan that gives the visible columns and nothing else. */
function exactly(rows: Rows): Plan {
  const given = outputColumns(rows.plan)
  const same = given.length === rows.columns.length && given.every((c, i) => c.id === rows.columns[i]?.id)
  if (same) return rows.plan
  const columns = rows.columns.map((c) => ({ ...c, expr: reference(c) }))
  return { kind: 'project', input: rows.plan, columns, span: rows.plan.span }
}

export const KQL_LANGUAGE: Language = { id: 'kql', label: 'KQL', compile }
