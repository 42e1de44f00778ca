import { type AggregateCall, and, call, type Expr, literal, long } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { Lowering } from './context.ts'
import type { Item } from './fold.ts'
import { type Frame, put } from './frame.ts'
import { windowed } from './rows.ts'
import { asReal, exists } from './value.ts'

/** The rows of a window: so many before this one, and whether this one. */
export interface Reach {
  readonly preceding: number | 'all'
  readonly current: boolean
}

/** Adds what an aggregate gives over the rows of a window that ends with each row; undefined where it has no such form. */
type Running = (frame: Frame) => readonly [Frame, Expr]

function filtered(value: Expr, only: Expr | undefined): Expr {
  return only === undefined ? value : call('logic.case', [only, value, literal(value.type, null)])
}

function counted(condition: Expr | undefined): Expr {
  return condition === undefined ? long(1) : call('logic.case', [condition, long(1), long(0)])
}

function running(
  aggregated: AggregateCall,
  only: Expr | undefined,
  reach: Reach,
  span: Span,
  cx: Lowering,
): Running | undefined {
  const [value] = aggregated.args
  const conditions = [only, aggregated.filter].flatMap((c) => (c === undefined ? [] : [c]))
  const condition = conditions.length === 0 ? undefined : and(conditions)
  const rows = { frame: { preceding: reach.preceding } }
  const over = (fn: 'window.sum' | 'window.min' | 'window.max', of: Expr): Running => {
    return (frame) => {
      const [placed, whole] = windowed(frame, fn, [of], rows, span, cx)
      return reach.current ? [placed, whole] : windowed(placed, 'window.previous', [whole, long(1)], {}, span, cx)
    }
  }
  /** There is a count before the first row, too. */
  const count = (of: Expr): Running => {
    return (frame) => {
      const [placed, found] = over('window.sum', of)(frame)
      return [placed, call('logic.coalesce', [found, long(0)])]
    }
  }
  if (aggregated.fn === 'agg.count') return count(counted(condition))
  if (value === undefined) return undefined
  const present = counted(and([...conditions, exists(value)]))
  switch (aggregated.fn) {
    case 'agg.count_value':
      return count(present)
    case 'agg.sum':
      return over('window.sum', filtered(value, condition))
    case 'agg.min':
      return over('window.min', filtered(value, condition))
    case 'agg.max':
      return over('window.max', filtered(value, condition))
    case 'agg.avg':
      return (frame) => {
        const [summed, sum] = over('window.sum', filtered(asReal(value), condition))(frame)
        const [both, number] = count(present)(summed)
        const isEmpty = call('compare.eq', [number, long(0)])
        const mean = call('number.divide_real', [sum, asReal(number)])
        return [both, call('logic.case', [isEmpty, literal('real', null), mean])]
      }
    default:
      return undefined
  }
}

/** The items over the window of each row, in one pass over the rows; undefined where an item has no such form. */
export function runningItems(
  frame: Frame,
  items: readonly Item[],
  reach: Reach,
  span: Span,
  cx: Lowering,
): Frame | undefined {
  const made = items.map((item) => item.calls.map((c) => running(c, item.only, reach, span, cx)))
  const steps = made.map((calls) => calls.flatMap((c) => (c === undefined ? [] : [c])))
  if (made.some((calls, i) => calls.length === 0 || steps[i]?.length !== calls.length)) return undefined
  if (items.some((item) => item.beside !== undefined)) return undefined
  let result = frame
  const values = items.map((item, i): readonly [string, Expr] => {
    const parts = (steps[i] ?? []).map((step): Expr => {
      const [placed, value] = step(result)
      result = placed
      return value
    })
    const [first] = parts
    return [item.name, item.finish?.(parts) ?? first ?? literal('string', null)]
  })
  return values.reduce((f, [name, value]) => put(f, name, value, cx.columns), result)
}
