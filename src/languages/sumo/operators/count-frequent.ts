import { limit } from '../../../plan/build.ts'
import { reference } from '../../../plan/expr.ts'
import { printNames } from '../print-expression.ts'
import { lowerAggregate } from './aggregate.ts'
import type { OperatorDefinition } from './define.ts'

const MOST = 10_000

/**
 * The most frequent combinations of values, most frequent first
 * (https://help.sumologic.com/docs/search/search-query-language/group-aggregate-operators/count-count-distinct-and-count-frequent/).
 */
export const COUNT_FREQUENT: OperatorDefinition<'count_frequent'> = {
  words: ['count_frequent'],
  parse: (p, start) => {
    p.acceptWord('by')
    const open = p.acceptSymbol('(')
    const fields = p.expectNames()
    if (open !== undefined) p.expectSymbol(')')
    return { kind: 'count_frequent', fields, span: p.spanFrom(start) }
  },
  print: ({ fields }) => `count_frequent ${printNames(fields)}`,
  lower: ({ fields, span }, frame) => {
    frame.choose('`count_frequent`', 'the counts are exact, where the product estimates them', span)
    const alias = { text: '_approxcount', quoted: false, span }
    const count = { fn: { text: 'count', quoted: false, span }, args: undefined, star: false, alias, span }
    lowerAggregate([count], fields, span, frame)
    const made = frame.fields.get('_approxcount')
    if (made !== undefined) {
      frame.order = [{ expr: reference(made.column), direction: 'desc', nulls: 'last' }, ...frame.order]
    }
    frame.sorted(span)
    frame.plan = limit(frame.plan, MOST, span)
  },
}
