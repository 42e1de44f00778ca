import { printName } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/group-aggregate-operators/most-recent-least-recent/ */
export const WITHTIME: OperatorDefinition<'withtime'> = {
  words: ['withtime'],
  parse: (p, start) => ({ kind: 'withtime', field: p.expectName(), span: p.spanFrom(start) }),
  print: ({ field }) => `withtime ${printName(field)}`,
  lower: ({ field, span }, frame) => {
    const value = frame.hold(field.text, frame.resolve(field))
    const time = frame.existing('_messagetime')
    if (time === undefined) {
      frame.refuse('`withtime` over records without `_messageTime`', span)
      return
    }
    const column = frame.columns.fresh(`${field.text}_withtime`, 'string')
    frame.name(column.name, column, { value, time })
  },
}
