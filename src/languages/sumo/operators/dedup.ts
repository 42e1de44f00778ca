import { filter } from '../../../plan/build.ts'
import { call, long, reference, windowCall } from '../../../plan/expr.ts'
import { printNames } from '../print-expression.ts'
import { type OperatorDefinition, printBy } from './define.ts'

/** Keeps the first rows of each combination in the order so far (.../search-operators/dedup/). */
export const DEDUP: OperatorDefinition<'dedup'> = {
  words: ['dedup'],
  parse: (p, start) => {
    let consecutive = p.acceptWord('consecutive') !== undefined
    const count = p.is('number') ? p.expectCount() : undefined
    consecutive = p.acceptWord('consecutive') !== undefined || consecutive
    const by = p.acceptBy()
    return { kind: 'dedup', consecutive, count, by, span: p.spanFrom(start) }
  },
  print: ({ consecutive, count, by }) =>
    `dedup${consecutive ? ' consecutive' : ''}${count === undefined ? '' : ` ${count}`}${printBy(printNames(by))}`,
  lower: ({ consecutive, count, by, span }, frame) => {
    if (consecutive) {
      frame.refuse('`dedup consecutive`', span)
      return
    }
    const fields = by.length === 0 ? [{ text: '_raw', quoted: false, span }] : by
    const partitionBy = fields.map((name) => frame.resolve(name))
    const orderBy = [{ expr: frame.numbered(span), direction: 'asc', nulls: 'last' }] as const
    const place = frame.columns.fresh('place', 'long')
    const expr = windowCall('window.row_number', [], { partitionBy, orderBy }, span)
    frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...place, expr }], span }
    frame.plan = filter(frame.plan, call('compare.le', [reference(place), long(count ?? 1)], span))
  },
}
