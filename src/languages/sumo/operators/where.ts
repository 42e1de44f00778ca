import { parseExpression } from '../expression-parser.ts'
import { lowerCondition } from '../lower-expression.ts'
import { printExpression } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/where/ */
export const WHERE: OperatorDefinition<'where'> = {
  words: ['where'],
  parse: (p, start) => {
    const condition = parseExpression(p)
    return { kind: 'where', condition, span: p.spanFrom(start) }
  },
  print: (operator) => `where ${printExpression(operator.condition)}`,
  lower: (operator, frame) => frame.filter(lowerCondition(operator.condition, frame), operator.span),
}
