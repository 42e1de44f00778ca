import type { Report } from '../../../diagnostics/diagnostic.ts'
import type { SourceText } from '../../../source/text.ts'
import type { Pipeline } from '../ast.ts'
import { parseCall } from './call.ts'
import { parseExpression } from './expression.ts'
import { parseCondition } from './filter.ts'
import { Abandon, Exhausted, type Grammar, Parser } from './parser.ts'
import { parsePipeline } from './pipeline.ts'

const GRAMMAR: Grammar = {
  pipeline: parsePipeline,
  condition: parseCondition,
  expression: parseExpression,
  call: parseCall,
}

/** The steps of a query; what is wrong is reported and left out. */
export function parseQuery(source: SourceText, report: Report): Pipeline {
  const parser = new Parser(source, report, GRAMMAR)
  const parts: Pipeline[] = []
  try {
    for (;;) {
      parts.push(parsePipeline(parser))
      parser.skip()
      // A query may end in `;`.
      if (parser.scanner.done || (parser.accept(';') && parser.peek() === '')) break
      const text = parser.scanner.text.slice(parser.at, parser.at + 20).split('\n')[0] ?? ''
      report.add(
        'syntax/trailing-text',
        { start: parser.at, end: parser.at + Math.max(1, text.length) },
        { text: `\`${text}\`` },
      )
      break
    }
  } catch (error) {
    if (error instanceof Exhausted) {
      const span = { start: parser.at, end: parser.at }
      report.add('syntax/unexpected', span, { found: 'brackets too deep to read', expected: 'less nesting' })
    } else if (!(error instanceof Abandon)) throw error
  }
  const steps = parts.flatMap((part) => part.steps)
  return { steps, span: { start: 0, end: source.text.length } }
}
