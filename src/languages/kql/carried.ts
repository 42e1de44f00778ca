import { call, type Expr } from '../../plan/expr.ts'
import type { ValueType } from '../../types/value.ts'
import type { Lowering } from './lowering.ts'
import { convertTo, isInteger, orEmpty, retype, toDynamic } from './values.ts'

/** A value as it goes into the list: times as ticks. */
export function carried(value: Expr): Expr {
  return toDynamic(value.type === 'datetime' || value.type === 'timespan' ? retype(value, 'long') : value)
}

/** The value from a member of the list. */
export function restored(cx: Lowering, value: Expr, type: ValueType): Expr {
  if (type === 'dynamic') return value
  if (type === 'string') return orEmpty(call('dynamic.to_text', [value], value.span))
  if (type === 'datetime' || type === 'timespan' || isInteger(type)) {
    return retype(call('convert.text_to_long', [call('dynamic.to_text', [value])], value.span), type)
  }
  if (type === 'real') {
    const number = call('convert.text_to_real', [call('dynamic.to_text', [value])], value.span)
    return call('logic.coalesce', [call('dynamic.special_real', [value]), number], value.span)
  }
  return convertTo(cx, value, type)
}
