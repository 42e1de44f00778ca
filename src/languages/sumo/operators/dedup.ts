import { filter } from '../../../plan/build.ts'
import { and, call, type Expr, long, not, reference, type WindowCall, windowCall } from '../../../plan/expr.ts'
import type { Frame } from '../frame.ts'
import { printNames } from '../print-expression.ts'
import { type OperatorDefinition, printBy } from './define.ts'

/**
 * Keeps the first rows of each combination in the order so far; nulls count as one value
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/dedup/).
 */
export const DEDUP: OperatorDefinition<'dedup'> = {
  words: ['dedup'],
  parse: (p, start) => {
    let consecutive = p.isWord('consecutive') && !/^[,|]$/.test(p.peek(1).text)
    if (consecutive) p.next()
    const count = p.is('number') ? p.expectCount() : undefined
    if (!consecutive) consecutive = p.acceptWord('consecutive') !== undefined
    // The page has `by` before the fields; people leave it out.
    const by = p.is('word') && !p.isWord('by', 'group') ? p.expectNames() : p.acceptBy()
    return { kind: 'dedup', consecutive, count, by, span: p.spanFrom(start) }
  },
  print: ({ consecutive, count, by }) =>
    `dedup${consecutive ? ' consecutive' : ''}${count === undefined ? '' : ` ${count}`}${printBy(printNames(by))}`,
  lower: ({ consecutive, count, by, span }, frame) => {
    const fields = by.length === 0 ? [{ text: '_raw', quoted: false, span }] : by
    const values = fields.map((name) => frame.hold(name.text, frame.resolve(name)))
    const orderBy = [{ expr: frame.numbered(span), direction: 'asc', nulls: 'last' }] as const
    const over = (expr: WindowCall): Expr => {
      const column = frame.columns.fresh('place', expr.type)
      frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...column, expr }], span }
      return reference(column, span)
    }
    const partitionBy = consecutive ? [runOf(values, orderBy, over, frame)] : values
    const place = over(windowCall('window.row_number', [], { partitionBy, orderBy }, span))
    frame.plan = filter(frame.plan, call('compare.le', [place, long(count ?? 1)], span))
  },
}

/** Which run of rows with the same values a row is in. */
function runOf(
  values: readonly Expr[],
  orderBy: WindowCall['orderBy'],
  over: (expr: WindowCall) => Expr,
  frame: Frame,
): Expr {
  const same = values.map((value) => {
    const before = over(windowCall('window.previous', [value, long(1)], { partitionBy: [], orderBy }, value.span))
    return call('logic.same', [value, before])
  })
  const begins = call('logic.case', [not(and(same)), long(1), long(0)])
  const held = frame.hold('begins', begins)
  return over(windowCall('window.sum', [held], { partitionBy: [], orderBy, frame: { preceding: 'all' } }))
}
