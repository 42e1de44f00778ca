import { filter } from '../../../plan/build.ts'
import { call, long, reference, type SortKey, windowCall } from '../../../plan/expr.ts'
import { printNames } from '../print-expression.ts'
import { type OperatorDefinition, printBy } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/topk/ */
export const TOPK: OperatorDefinition<'topk'> = {
  words: ['topk'],
  parse: (p, start) => {
    p.expectSymbol('(')
    const count = p.expectCount()
    p.expectSymbol(',')
    const fields = p.expectNames()
    p.expectSymbol(')')
    const by = p.acceptBy()
    return { kind: 'topk', count, fields, by, span: p.spanFrom(start) }
  },
  print: ({ count, fields, by }) => `topk(${count}, ${printNames(fields)})${printBy(printNames(by))}`,
  lower: ({ count, fields, by, span }, frame) => {
    if (count < 1) {
      const found = String(count)
      frame.report.add('type/mismatch', span, { what: '`topk`', expected: 'a whole number from 1 on', found })
      return
    }
    const keys = fields.map((f): SortKey => ({ expr: frame.resolve(f), direction: 'desc', nulls: 'last' }))
    const partitionBy = by.map((name) => frame.resolve(name))
    const rank = frame.columns.fresh('_rank', 'long')
    const place = windowCall('window.row_number', [], { partitionBy, orderBy: [...keys, ...frame.order] }, span)
    frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...rank, expr: place }], span }
    frame.plan = filter(frame.plan, call('compare.le', [reference(rank), long(count)], span))
    frame.name('_rank', rank)
    const groups = partitionBy.map((expr): SortKey => ({ expr, direction: 'asc', nulls: 'last' }))
    frame.order = [...groups, { expr: reference(rank), direction: 'asc', nulls: 'last' }]
  },
}
