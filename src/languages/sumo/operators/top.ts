import { limit } from '../../../plan/build.ts'
import { reference } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { AggregateNode } from '../ast.ts'
import type { Parser } from '../parser.ts'
import { printNames } from '../print-expression.ts'
import { AGGREGATE_WORDS, lowerAggregate, parseAggregate, printAggregate } from './aggregate.ts'
import { type OperatorDefinition, printBy } from './define.ts'
import { lowerSortKeys, parseSortKeys, printSortKeys } from './sort.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/top/ */
export const TOP: OperatorDefinition<'top'> = {
  words: ['top'],
  parse: (p, start) => {
    const count = p.expectCount()
    const fields = p.expectNames()
    if (p.acceptWord('by') === undefined)
      return { kind: 'top', count, fields, by: undefined, keys: [], span: p.spanFrom(start) }
    const by = isAggregate(p) ? parseAggregate(p) : undefined
    const keys = by === undefined ? parseSortKeys(p) : []
    return { kind: 'top', count, fields, by, keys, span: p.spanFrom(start) }
  },
  print: ({ count, fields, by, keys }) =>
    `top ${count} ${printNames(fields)}${printBy(by === undefined ? printSortKeys(keys) : printAggregate(by))}`,
  lower: ({ count, fields, by, keys, span }, frame) => {
    const known = keys.length > 0 && frame.aggregated
    if (keys.length > 0 && !known) {
      frame.refuse('`top` by a field of the messages', span, [
        'what becomes of messages that share the field is not documented; `max(x) as m by y | top 5 y by m` tells',
      ])
      return
    }
    if (by?.args === undefined && by?.alias === undefined && by !== undefined && frame.has(by.fn.text)) {
      // A field of that name, made by an aggregate before, comes first.
      frame.order = [{ expr: frame.resolve(by.fn), direction: 'desc', nulls: 'last' }, ...frame.order]
    } else if (known) frame.order = [...lowerSortKeys(keys, frame), ...frame.order]
    else {
      lowerAggregate([by ?? countOf(span)], fields, span, frame)
      const last = [...frame.fields.values()].at(-1)
      if (last !== undefined) {
        frame.order = [{ expr: reference(last.column), direction: 'desc', nulls: 'last' }, ...frame.order]
      }
    }
    frame.sorted(span)
    frame.plan = limit(frame.plan, count, span)
  },
}

function countOf(span: Span): AggregateNode {
  return { fn: { text: 'count', quoted: false, span }, args: undefined, star: false, alias: undefined, span }
}

function isAggregate(p: Parser): boolean {
  if (!p.is('word') || !AGGREGATE_WORDS.has(p.peek().text.toLowerCase())) return false
  return p.peek(1).text === '(' || (p.isWord('count') && !['asc', 'desc', ','].includes(p.peek(1).text.toLowerCase()))
}
