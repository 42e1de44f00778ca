import { Report } from '../../diagnostics/diagnostic.ts'
import { outputColumns } from '../../plan/plan.ts'
import type { SourceText } from '../../source/text.ts'
import type { Compilation, CompileOptions, Language } from '../language.ts'
import { Frame } from './frame.ts'
import { reportLeniencies } from './leniencies.ts'
import { lowerScope } from './lower-scope.ts'
import { Lowering, type Steps } from './lowering.ts'
import { expandMacros } from './macros.ts'
import { lowerOperator } from './operators/index.ts'
import { defaultParameters, type Filled, fillParameters, withoutUnplaced } from './parameters.ts'
import { printTree } from './print.ts'
import { parseQuery } from './query-parser.ts'

const STEPS: Steps<Frame> = {
  query: ({ scope, operators }, lowering) => {
    const frame = new Frame(lowering)
    lowerScope(scope, frame)
    lowering.run(operators, frame)
    return frame
  },
  operators: (operators, frame) => {
    for (const operator of operators) lowerOperator(operator, frame)
  },
}

/** Sumo Logic's search language; queries read the table `messages`. */
export const SUMO_LANGUAGE: Language = {
  id: 'sumo',
  label: 'Sumo Logic',
  compile: (written, options): Compilation => {
    const report = new Report(written)
    const expanded = expandMacros(written, report, options)
    if (report.hasErrors) return { columns: [], diagnostics: report.diagnostics, printAst: () => '' }
    return compileFilled(written, expanded, (source) =>
      compileFilled(source, fillParameters(source, options.parameters ?? new Map()), (text) => compile(text, options)),
    )
  },
}

/** Compiles the filled text, if any, and puts what is found in its place in the text as it was. */
function compileFilled(
  written: SourceText,
  filled: Filled | undefined,
  compileText: (source: SourceText) => Compilation,
): Compilation {
  if (filled === undefined) return compileText(written)
  const { printAst, diagnostics, ...compiled } = compileText(filled.source)
  const found = diagnostics.map((d) => withoutUnplaced(d, filled, written))
  return { ...filled.placed({ ...compiled, diagnostics: found }), printAst }
}

function compile(source: SourceText, options: CompileOptions): Compilation {
  const report = new Report(source)
  if (source.text.trim() === '') {
    report.add('syntax/empty', { start: 0, end: source.text.length }, {})
    return { columns: [], diagnostics: report.diagnostics, printAst: () => '' }
  }
  const parsed = parseQuery(report)
  const query = defaultParameters(parsed.query, report, options)
  const printAst = (): string => printTree(parsed.query)
  reportLeniencies(parsed, report, options.profile)
  const table = options.catalog.tables.get('messages')
  if (table === undefined) report.add('name/unknown-table', query.scope.span, { name: 'messages' })
  if (table === undefined) return { columns: [], diagnostics: report.diagnostics, printAst }
  const lowering = new Lowering<Frame>(table, report, options, STEPS)
  const plan = lowering.withinInterval(lowering.lower(query).finish(query.span))
  const { diagnostics } = report
  const columns = outputColumns(plan).map(({ id, name, type }) => ({ id, name, type }))
  if (report.hasErrors) return { columns, diagnostics, printAst }
  const { probe, needs } = lowering
  const needed = needs.length === 0 ? {} : { needs }
  if (probe !== undefined) {
    // The probe asks the messages of the searched interval, like the plan; what it reports, the plan has reported.
    const asked = { ...probe, plan: lowering.withinInterval(probe.plan, new Report(source)) }
    return { columns: [], diagnostics, printAst, probe: asked, ...needed }
  }
  return { columns, plan, diagnostics, printAst, ...needed }
}
