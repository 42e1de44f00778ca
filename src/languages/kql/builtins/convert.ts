import { literal } from '../../../plan/expr.ts'
import type { ValueType } from '../../../types/value.ts'
import { parseDatetime, parseTimespan } from '../literals.ts'
import { constantText, convertTo } from '../values.ts'
import { type Builtin, ofAny } from './builtin.ts'

/** `toint("x")` and the like: null where the value does not fit (`toint-function.md` and its siblings). */
const to = (type: ValueType): Builtin =>
  ofAny(([value, ...others], { cx, span }) => {
    if (value === undefined || others.length > 0) return undefined
    const written = constantText(value)
    if (written !== undefined) {
      const folded = READERS[type]?.(written)
      if (folded !== undefined) return literal(type, folded, span)
    }
    if (type === 'datetime' && (value.type === 'string' || value.type === 'dynamic')) {
      cx.report.add('fidelity/choice', span, {
        topic: '`todatetime()` of a column',
        choice:
          'text in ISO 8601, of RFC 822 and 850, and as month/day/year is read; other forms that the product may know give null',
      })
    }
    return convertTo(cx, value, type, span)
  })

/** Constants are read as literals are, in more forms than columns. */
const READERS: Readonly<Partial<Record<ValueType, (written: string) => string | bigint | undefined>>> = {
  datetime: parseDatetime,
  timespan: parseTimespan,
}

export const CONVERT_BUILTINS: Readonly<Record<string, Builtin>> = {
  tostring: to('string'),
  toint: to('int'),
  tolong: to('long'),
  toreal: to('real'),
  todouble: to('real'),
  tobool: to('boolean'),
  toboolean: to('boolean'),
  todatetime: to('datetime'),
  totimespan: to('timespan'),
  toguid: to('guid'),
}
