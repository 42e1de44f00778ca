import { Report } from '../../diagnostics/diagnostic.ts'
import { withinInterval } from '../interval.ts'
import type { Compilation, Language } from '../language.ts'
import { lowerQuery } from './lower-query.ts'
import { parse } from './parser.ts'
import { review } from './review.ts'
import { LoweringSession } from './session.ts'
import { printTree } from './tree.ts'

/** The Ariel Query Language of IBM QRadar. */
export const AQL_LANGUAGE: Language = {
  id: 'aql',
  label: 'AQL',
  review,
  compile: (source, options): Compilation => {
    const report = new Report(source)
    const query = parse(report, options.profile)
    const printAst = (): string => (query === undefined ? '' : printTree(query))
    const isReadable = query !== undefined && !report.diagnostics.some((d) => isSyntaxError(d.code, d.severity))
    const session = new LoweringSession(report, options)
    const lowered = isReadable ? lowerQuery(session, query) : undefined
    const plan = lowered && withinInterval(lowered.plan, options, report)
    const { diagnostics } = report
    if (plan === undefined || lowered === undefined || report.hasErrors) return { columns: [], diagnostics, printAst }
    const { needs } = session
    return { plan, ...(needs.length === 0 ? {} : { needs }), columns: lowered.columns, diagnostics, printAst }
  },
}

/** A damaged tree is not lowered; departures from AQL leave a whole one, whose names can be checked as well. */
function isSyntaxError(code: string, severity: string): boolean {
  return severity === 'error' && code.startsWith('syntax/') && code !== 'syntax/trailing-text'
}
