import { call, type Expr, literal, long, not, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { isNumeric } from '../../types/value.ts'

/** The value as Sumo's text of it; a whole real reads without a fraction. */
export function toText(expr: Expr): Expr {
  const { span } = expr
  switch (expr.type) {
    case 'string':
    case 'guid':
      return expr
    case 'int':
    case 'long':
      return call('convert.integer_to_text', [expr], span)
    case 'real':
      return call('convert.real_to_lean_text', [expr], span)
    case 'boolean':
      return call('convert.boolean_to_text', [expr], span)
    case 'dynamic':
      return call('dynamic.to_text', [expr], span)
    case 'datetime':
    case 'timespan':
      return call('convert.integer_to_text', [toNumber(expr)], span)
  }
}

/** The value as a number; null when its text is none. Times are milliseconds, as everywhere in Sumo. */
export function toNumber(expr: Expr): Expr {
  const { span } = expr
  switch (expr.type) {
    case 'int':
    case 'long':
    case 'real':
      return expr
    case 'datetime':
      return call('convert.datetime_to_milliseconds', [expr], span)
    case 'timespan':
      return call('number.divide_integer', [call('number.with_type', [expr, long(0)]), long(10_000)], span)
    case 'boolean':
      return literal('real', null, span)
    default:
      return call('convert.text_to_real', [toText(expr)], span)
  }
}

export function toReal(expr: Expr): Expr {
  const number = toNumber(expr)
  return number.type === 'real' ? number : call('convert.integer_to_real', [number], expr.span)
}

/** A whole number, the fraction cut off; null when there is none. */
export function toWhole(expr: Expr): Expr {
  const number = toNumber(expr)
  return number.type === 'real' ? call('convert.real_to_long', [number], expr.span) : number
}

/** The value as a condition; null when it is none. */
export function toCondition(expr: Expr): Expr {
  if (expr.type === 'boolean') return expr
  if (isNumeric(expr.type)) return literal('boolean', null, expr.span)
  return call('convert.text_to_boolean', [toText(expr)], expr.span)
}

export function isNull(expr: Expr, span: Span = expr.span): Expr {
  return call('logic.is_null', [expr], span)
}

export function isNotNull(expr: Expr): Expr {
  return not(isNull(expr))
}

export function isTrue(expr: Expr): Expr {
  return call('logic.is_true', [expr], expr.span)
}

/** A null of the expression's own type, for the arm of a case. */
function nullLike(expr: Expr): Expr {
  return literal(expr.type, null, expr.span)
}

/**
 * Both values under one type: numbers stay numbers, anything else meets as text. A null literal takes the other's type.
 * `cast` tells that values were turned into text.
 */
export function unify(a: Expr, b: Expr): { readonly a: Expr; readonly b: Expr; readonly cast: boolean } {
  if (a.type === b.type) return { a, b, cast: false }
  if (a.kind === 'literal' && a.value === null) return { a: nullLike({ ...a, type: b.type }), b, cast: false }
  if (b.kind === 'literal' && b.value === null) return { a, b: nullLike({ ...b, type: a.type }), cast: false }
  if (isNumeric(a.type) && isNumeric(b.type)) return { a: toReal(a), b: toReal(b), cast: false }
  return { a: toText(a), b: toText(b), cast: a.type !== 'dynamic' && b.type !== 'dynamic' }
}

export const EMPTY = text('')

/** What java.lang.Character.isWhitespace takes, any number of times. */
export const BLANK =
  '[\\t-\\r\\x1c- \\x{1680}\\x{2000}-\\x{2006}\\x{2008}-\\x{200a}\\x{2028}\\x{2029}\\x{205f}\\x{3000}]*'
