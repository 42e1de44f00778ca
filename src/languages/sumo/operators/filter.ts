import { and, call } from '../../../plan/expr.ts'
import type { Name, Operator } from '../ast.ts'
import type { Parser } from '../parser.ts'
import { printNames } from '../print-expression.ts'
import { toText } from '../values.ts'
import type { OperatorDefinition } from './define.ts'

/**
 * Keeps the rows whose fields are those of a row that further operators make of the same rows
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/filter/).
 */
export const FILTER: OperatorDefinition<'filter'> = {
  words: ['filter'],
  parse: (p, start) => {
    const mark = p.at
    try {
      return parseFilter(p, start)
    } catch (error) {
      // Its pipes belong to it.
      p.skipOperator(mark)
      throw error
    }
  },
  print: ({ fields, text }) => `filter ${printNames(fields)} in (${text})`,
  lower: ({ fields, operators, span }, frame) => {
    if (!frame.aggregated) {
      frame.refuse('`filter` of messages', span, ['it filters what a group operator such as `count by a` gives'])
      return
    }
    const banned = operators.find((o) => o.kind === 'compare' || o.kind === 'filter')
    if (banned !== undefined) {
      frame.refuse(`\`${banned.kind}\` inside \`filter\``, banned.span)
      return
    }
    const child = frame.fork()
    child.lowering.run(operators, child)
    const pairs = fields.map((name) => [toText(frame.resolve(name)), toText(child.resolve(name))] as const)
    const on = and(pairs.map(([own, found]) => call('logic.same', [own, found], span)))
    frame.plan = { kind: 'join', join: 'semi', left: frame.plan, right: child.plan, on, span }
  },
}

function parseFilter(p: Parser, start: number): Operator {
  const fields: Name[] = [p.expectName()]
  while (!p.isWord('in')) {
    p.acceptSymbol(',')
    fields.push(p.expectName())
  }
  p.expectWord('in')
  const open = p.expectSymbol('(').span.end
  const { closer } = p
  p.closer = ')'
  const operators: Operator[] = []
  let text = ''
  try {
    do operators.push(p.reader.operator(p))
    while (p.acceptSymbol('|'))
    text = p.text.slice(open, p.expectSymbol(')').span.start).trim()
  } finally {
    p.closer = closer
  }
  return { kind: 'filter', fields, operators, text, span: p.spanFrom(start) }
}
