import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import { isNumeric } from '../../../types/value.ts'

/** A missing value: every CQL value is text. */
export const MISSING: Expr = literal('string', null)

export function isMissing(expr: Expr): boolean {
  return expr.kind === 'literal' && expr.value === null
}

/** A column as CQL sees it: times are milliseconds since 1970. */
export function asField(column: Expr): Expr {
  if (column.type === 'datetime') return call('convert.datetime_to_milliseconds', [column], column.span)
  return column
}

/** The text of a value; a number without a fraction has no decimal point. */
export function asText(expr: Expr): Expr {
  if (expr.kind === 'literal' && expr.value === null) return literal('string', null, expr.span)
  switch (expr.type) {
    case 'string':
    case 'guid':
      return expr
    case 'int':
    case 'long':
      if (expr.kind === 'literal' && typeof expr.value === 'bigint') return text(expr.value.toString(), expr.span)
      return call('convert.integer_to_text', [expr], expr.span)
    case 'real':
      if (expr.kind === 'literal' && typeof expr.value === 'number') return text(numberText(expr.value), expr.span)
      return call('convert.number_to_plain_text', [expr], expr.span)
    case 'boolean':
      return call('convert.boolean_to_text', [expr], expr.span)
    case 'dynamic':
      return call('dynamic.to_text', [expr], expr.span)
    case 'datetime':
      return asText(asField(expr))
    case 'timespan':
      return asText(call('number.with_type', [expr, literal('long', 0n)], expr.span))
  }
}

/** A whole number of 64 bits has neither a decimal point nor an exponent. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 9.2e18 ? BigInt(value).toString() : String(value)
}

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** The number that a text spells; absent when it spells none. */
export function numberOf(value: string): number | undefined {
  return DECIMAL.test(value) ? Number(value) : undefined
}

/** The number of a value; text that spells none is missing. */
export function asNumber(expr: Expr): Expr {
  if (isNumeric(expr.type)) return expr
  if (expr.kind === 'literal') {
    const value = typeof expr.value === 'string' ? numberOf(expr.value) : undefined
    return literal('real', value ?? null, expr.span)
  }
  if (expr.type === 'boolean') return literal('real', null, expr.span)
  return call('convert.text_to_real', [asText(expr)], expr.span)
}

/** The same as a double. */
export function asReal(expr: Expr): Expr {
  const number = asNumber(expr)
  if (number.type === 'real') return number
  if (number.kind === 'literal') return literal('real', number.value === null ? null : Number(number.value), expr.span)
  return call('convert.integer_to_real', [number], expr.span)
}

/** Whole milliseconds, counted, summed or compared as an integer. */
export function asLong(expr: Expr): Expr {
  const number = asNumber(expr)
  if (number.type !== 'real') return number
  if (number.kind === 'literal' && typeof number.value === 'number') {
    return literal('long', BigInt(Math.trunc(number.value)), expr.span)
  }
  return call('convert.real_to_long', [number], expr.span)
}

/** What is stored in a field: truth values are text. */
export function asStored(expr: Expr): Expr {
  return expr.type === 'boolean' ? asText(expr) : expr
}

/** Whether the expression surely has a value for every event. */
export function neverMissing(expr: Expr): boolean {
  if (expr.kind === 'literal') return expr.value !== null
  if (expr.kind === 'column') return false
  switch (expr.fn) {
    case 'logic.is_true':
    case 'logic.is_null':
      return true
    case 'logic.coalesce':
      return expr.args.some(neverMissing)
    case 'logic.case':
      return expr.args.every((arg, i) => (i % 2 === 0 && i + 1 < expr.args.length) || neverMissing(arg))
    case 'convert.boolean_to_text':
    case 'convert.integer_to_text':
    case 'convert.number_to_plain_text':
    case 'text.concat':
    case 'logic.not':
      return expr.args.every(neverMissing)
    default:
      return false
  }
}

/** The values with one type, as CASE and COALESCE need it. */
export function unify(values: readonly Expr[]): readonly Expr[] {
  const types = new Set(values.filter((v) => !isMissing(v)).map((v) => v.type))
  const [only] = types
  if (only === undefined) return values.map((v) => literal('string', null, v.span))
  if (types.size === 1) return values.map((v) => (isMissing(v) ? literal(only, null, v.span) : v))
  if ([...types].every(isNumeric)) {
    return values.map((v) => (isMissing(v) ? literal('real', null, v.span) : asReal(v)))
  }
  return values.map(asText)
}

/** The first of the two that is there. */
export function firstOf(value: Expr, old: Expr): Expr {
  if (isMissing(old) || neverMissing(value)) return value
  if (isMissing(value)) return old
  return call('logic.coalesce', unify([value, old]), value.span)
}

/** Negation of a CQL result: what is not true becomes true. */
export function negate(condition: Expr): Expr {
  if (condition.kind === 'literal' && typeof condition.value === 'boolean') {
    return literal('boolean', !condition.value, condition.span)
  }
  const certain = neverMissing(condition)
  const decided = certain ? condition : call('logic.is_true', [condition], condition.span)
  if (decided.kind === 'call' && decided.fn === 'logic.not') {
    const [inner] = decided.args
    if (inner !== undefined) return inner
  }
  return call('logic.not', [decided], condition.span)
}

export function exists(value: Expr): Expr {
  if (neverMissing(value)) return literal('boolean', true, value.span)
  return call('logic.not', [call('logic.is_null', [value], value.span)], value.span)
}
