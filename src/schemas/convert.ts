import { call, type Expr, literal } from '../plan/expr.ts'
import type { ValueType } from '../types/value.ts'

/** The value in another type; null where it does not fit. */
export function convertTo(expr: Expr, type: ValueType): Expr {
  if (expr.type === type) return expr
  if (expr.kind === 'literal' && expr.value === null) return literal(type, null)
  if (expr.type === 'dynamic') return convertTo(call('dynamic.to_text', [expr]), type)
  switch (type) {
    case 'string':
      return toText(expr)
    case 'long':
      return toLong(expr)
    case 'int':
      return call('convert.long_to_int', [convertTo(expr, 'long')])
    case 'real':
      return expr.type === 'int' || expr.type === 'long'
        ? call('convert.integer_to_real', [expr])
        : call('convert.text_to_real', [toText(expr)])
    case 'boolean':
      return call('convert.text_to_boolean', [toText(expr)])
    case 'datetime':
      return expr.type === 'int' || expr.type === 'long'
        ? call('convert.milliseconds_to_datetime', [expr])
        : call('convert.text_to_datetime', [toText(expr)])
    case 'dynamic':
      return expr.type === 'string'
        ? call('logic.coalesce', [call('dynamic.parse', [expr]), call('dynamic.from', [expr])])
        : call('dynamic.from', [expr.type === 'datetime' || expr.type === 'timespan' ? toText(expr) : expr])
    case 'guid':
      return call('text.lower', [toText(expr)])
    case 'timespan':
      return literal(type, null)
  }
}

function toText(expr: Expr): Expr {
  switch (expr.type) {
    case 'int':
    case 'long':
    case 'timespan':
      return call('convert.integer_to_text', [expr])
    case 'real':
      return call('convert.real_to_text', [expr])
    case 'boolean':
      return call('convert.boolean_to_text', [expr])
    case 'datetime':
      return call('time.to_text', [expr])
    default:
      return expr
  }
}

function toLong(expr: Expr): Expr {
  switch (expr.type) {
    case 'int':
      return call('number.with_type', [expr, literal('long', 0n)])
    case 'real':
      return call('convert.real_to_long', [expr])
    case 'datetime':
      return call('convert.datetime_to_milliseconds', [expr])
    default:
      return call('convert.text_to_long', [toText(expr)])
  }
}
