import { extend, filter } from '../../../plan/build.ts'
import { and, call, type Expr, literal, long, or, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { isInCalendar, type Scalar, type ValueType } from '../../../types/value.ts'
import { plainName } from '../ast.ts'
import type { Rows } from '../binding.ts'
import { type Lowering, rowsOf } from '../lowering.ts'
import { constantValue, convertTo, retype } from '../values.ts'
import { named, projected, type SourceLowering } from './operator.ts'
import { oneRow } from './sources.ts'

/** `range x from a to b step c` (`range-operator.md`). */
export const lowerRange: SourceLowering = (cx, node, environment) => {
  const name = node.child('Name')
  const column = name === undefined ? '' : plainName(name)
  const type = node.columns[0]?.type ?? 'long'
  // `toscalar` among the ends joins its table to this row.
  const rows = { ...oneRow(cx, node.span) }
  const lowered = ['From', 'To', 'Step'].flatMap((role) => {
    const part = node.child(role)
    return part === undefined ? [] : cx.expr(part, { environment, rows, hidesColumns: true })
  })
  const [from, to, step] = lowered
  if (from === undefined || to === undefined || step === undefined) {
    cx.refuse(node.span, 'a `range` without a step')
    return rows
  }
  const [first, last, by] = lowered.map(constantValue)
  if (first !== undefined && last !== undefined && by !== undefined) {
    const values = series(first, last, by, type)
    if (values === 'endless') cx.refuse(node.span, 'a `range` whose ends or step are null, or whose step is zero,')
    if (values !== 'long') {
      const written = values === 'endless' ? [] : values.map((v) => [v])
      return rowsOf({ kind: 'values', columns: [cx.columns.fresh(column, type)], rows: written, span: node.span })
    }
  }
  return computed(cx, rows, column, type, { from, to, step }, node.span)
}

/** More values than these are made by the engine. */
const MOST_WRITTEN = 2_000

function series(from: Scalar, to: Scalar, step: Scalar, type: ValueType): readonly Scalar[] | 'long' | 'endless' {
  const values: Scalar[] = []
  if (type === 'real') {
    const [first, last, by] = [Number(from ?? Number.NaN), Number(to ?? Number.NaN), Number(step ?? Number.NaN)]
    if (!(Number.isFinite(first) && Number.isFinite(last) && Number.isFinite(by)) || by === 0) return 'endless'
    for (let i = 0; by > 0 ? first + i * by <= last : first + i * by >= last; i += 1) {
      if (values.push(first + i * by) > MOST_WRITTEN) return 'long'
    }
    return values
  }
  if (typeof from !== 'bigint' || typeof to !== 'bigint' || typeof step !== 'bigint' || step === 0n) return 'endless'
  if (type === 'datetime' && !(isInCalendar(from) && isInCalendar(to))) return 'endless'
  for (let v = from; step > 0n ? v <= to : v >= to; v += step) {
    if (values.push(v) > MOST_WRITTEN) return 'long'
  }
  return values
}

interface Ends {
  readonly from: Expr
  readonly to: Expr
  readonly step: Expr
}

/** A list holds no more; what goes beyond is in the next block. */
const BLOCK = 1_048_576

/** The places 0, 1, ... of the values, in blocks, and from each place its value. */
function computed(cx: Lowering, rows: Rows, name: string, type: ValueType, written: Ends, span: Span): Rows {
  const counted = type === 'real' ? 'real' : 'long'
  const part = (expr: Expr): Computed => {
    const value = counted === 'real' ? convertTo(cx, expr, 'real') : retype(expr, 'long')
    return named(cx, '', value)
  }
  const parts = [part(written.from), part(written.to), part(written.step)] as const
  const [from, to, step] = [reference(parts[0]), reference(parts[1]), reference(parts[2])]
  const zero = literal(counted, counted === 'real' ? 0 : 0n)
  const isAhead = (a: Expr, b: Expr): Expr =>
    or(
      [
        and([call('compare.gt', [step, zero], span), call('compare.le', [a, b], span)], span),
        and([call('compare.lt', [step, zero], span), call('compare.ge', [a, b], span)], span),
      ],
      span,
    )
  const some = filter(extend(rows.plan, parts, span), isAhead(from, to), span)
  const distance = call('number.subtract', [to, from], span)
  const last =
    counted === 'real'
      ? // One more, for a quotient that was rounded down; the values decide.
        call('number.add', [
          call('convert.real_to_long', [call('number.divide_real', [distance, step], span)]),
          long(1),
        ])
      : call('number.divide_integer', [distance, step], span)
  const blocks = call('number.divide_integer', [last, long(BLOCK)], span)
  const block = cx.columns.fresh('block', 'long')
  const outer: Plan = {
    kind: 'unnest',
    input: some,
    array: call('array.range_of_integers', [long(0), blocks, long(1)], span),
    element: cx.columns.fresh('element', 'dynamic'),
    place: block,
    outer: false,
    span,
  }
  const start = call('number.multiply', [reference(block), long(BLOCK)], span)
  const place = cx.columns.fresh('place', 'long')
  const inner: Plan = {
    kind: 'unnest',
    input: outer,
    array: call('array.range_of_integers', [start, last, long(1)], span),
    element: cx.columns.fresh('element', 'dynamic'),
    place,
    outer: false,
    span,
  }
  const index = named(cx, '', call('number.add', [start, reference(place)], span))
  const offset = counted === 'real' ? convertTo(cx, reference(index), 'real') : reference(index)
  const value = named(cx, name, call('number.add', [from, call('number.multiply', [offset, step], span)], span))
  const all = filter(extend(extend(inner, [index], span), [value], span), isAhead(reference(value), to), span)
  return projected(all, [named(cx, name, retype(reference(value), type, span))], span)
}
