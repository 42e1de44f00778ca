import { Report } from '../../diagnostics/diagnostic.ts'
import { outputColumns } from '../../plan/plan.ts'
import { withinInterval } from '../interval.ts'
import type { Compilation, Language } from '../language.ts'
import { Frame } from './frame.ts'
import { reportLeniencies } from './leniencies.ts'
import { lowerScope } from './lower-scope.ts'
import { lowerOperator } from './operators/index.ts'
import { printTree } from './print.ts'
import { parseQuery } from './query-parser.ts'

/** Sumo Logic's search language; queries read the table `messages`. */
export const SUMO_LANGUAGE: Language = {
  id: 'sumo',
  label: 'Sumo Logic',
  compile: (source, options): Compilation => {
    const report = new Report(source)
    if (source.text.trim() === '') {
      report.add('syntax/empty', { start: 0, end: source.text.length }, {})
      return { columns: [], diagnostics: report.diagnostics, printAst: () => '' }
    }
    const parsed = parseQuery(report)
    const { query } = parsed
    const printAst = (): string => printTree(query)
    reportLeniencies(parsed, report, options.profile)
    const table = options.catalog.tables.get('messages')
    if (table === undefined) report.add('name/unknown-table', query.scope.span, { name: 'messages' })
    if (table === undefined) return { columns: [], diagnostics: report.diagnostics, printAst }
    const frame = new Frame(table, report, options)
    lowerScope(query.scope, frame)
    for (const operator of query.operators) lowerOperator(operator, frame)
    const plan = withinInterval(frame.finish(query.span), options, report)
    const result = { columns: outputColumns(plan).map(({ id, name, type }) => ({ id, name, type })), printAst }
    return report.hasErrors
      ? { ...result, diagnostics: report.diagnostics }
      : { ...result, plan, diagnostics: report.diagnostics }
  },
}
