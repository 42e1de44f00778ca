import { project } from '../../../plan/build.ts'
import { aggregateCall, call, type Expr, reference, text } from '../../../plan/expr.ts'
import { printNames } from '../print-expression.ts'
import { composedRows } from '../subqueries.ts'
import type { OperatorDefinition } from './define.ts'

/**
 * What a subquery gives to the query that holds it; by itself the text that it would give
 * (https://help.sumologic.com/docs/search/subqueries/).
 */
export const COMPOSE: OperatorDefinition<'compose'> = {
  words: ['compose'],
  parse: (p, start) => {
    // One example of the page writes it.
    p.acceptWord('by')
    const fields = p.expectNames()
    let keywords = false
    let most: number | undefined
    for (;;) {
      if (p.acceptWord('keywords')) keywords = true
      else if (p.acceptWord('maxresults')) {
        p.acceptSymbol('=')
        most = p.expectCount()
      } else break
    }
    return { kind: 'compose', fields, keywords, most, span: p.spanFrom(start) }
  },
  print: ({ fields, keywords, most }) =>
    `compose ${printNames(fields)}${most === undefined ? '' : ` maxresults=${most}`}${keywords ? ' keywords' : ''}`,
  lower: (operator, frame) => {
    const { fields, keywords, span } = operator
    const values = composedRows(operator, frame)
    const terms = values.map((value, i): Expr => {
      const name = keywords ? '' : `${fields[i]?.text.toLowerCase() ?? ''}=`
      return call('text.concat', [text(`${name}"`), value, text('"')])
    })
    const rows = frame.columns.fresh('row', 'string')
    const all = frame.columns.fresh('rows', 'string')
    const row = call('text.concat', [text('('), call('text.join_present', [text(' AND '), ...terms]), text(')')])
    const listed = project(frame.plan, [{ ...rows, expr: row }], span)
    const joined = aggregateCall('agg.join_text', [reference(rows), text(' OR ')], span)
    const plan = { kind: 'aggregate', input: listed, keys: [], aggregates: [{ ...all, expr: joined }], span } as const
    const name = 'compose'
    frame.restart(plan, new Map(), [])
    frame.define([{ name, expr: call('text.concat', [text('('), reference(all), text(')')]) }], span)
  },
}
