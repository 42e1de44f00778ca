import type { FunctionId } from '../../functions/index.ts'
import { call, type Expr, literal } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { isInCalendar, isNumeric, type ValueType } from '../../types/value.ts'
import { kqlTypeName } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { isInteger, retype, toReal } from './values.ts'

/** `+ - * / %` over numbers, datetimes and timespans (`numerical-operators.md`, `datetime-timespan-arithmetic.md`). */
export function arithmetic(
  cx: Lowering,
  operator: string,
  left: Expr,
  right: Expr,
  type: ValueType | undefined,
  span: Span,
): Expr {
  const folded = fold(operator, left, right, span)
  if (folded !== undefined) return folded
  const a = likeOther(cx, left, right)
  const b = likeOther(cx, right, left)
  if (isNumeric(a.type) && isNumeric(b.type)) {
    const result = numeric(cx, operator, a, b, span)
    // The binder's `int` and `long` name the same integer here; columns keep the name that the product shows.
    return type === 'int' && result.type === 'long' ? retype(result, 'int', span) : result
  }
  return temporal(cx, operator, a, b, span)
}

/**
 * A dynamic beside a real is read as one. Beside another type no page says what becomes of a value that has not that type
 * (1.5 beside a long, a datetime beside a timespan).
 */
function likeOther(cx: Lowering, expr: Expr, other: Expr): Expr {
  if (expr.type !== 'dynamic') return expr
  if (other.type === 'dynamic' || other.type === 'real') return toReal(cx, expr)
  const reading = `to${kqlTypeName(other.type)}`
  const what = `arithmetic of a dynamic with a value of type ${kqlTypeName(other.type)} (\`${reading}()\` says how to read it)`
  return cx.refused(expr.span, what, other.type)
}

const NUMERIC: Readonly<Record<string, FunctionId>> = {
  '+': 'number.add',
  '-': 'number.subtract',
  '*': 'number.multiply',
  '%': 'number.modulus',
}

function numeric(cx: Lowering, operator: string, a: Expr, b: Expr, span: Span): Expr {
  if (operator === '/') {
    return isInteger(a.type) && isInteger(b.type)
      ? call('number.divide_integer', [a, b], span)
      : call('number.divide_real', [a, b], span)
  }
  const fn = NUMERIC[operator]
  return fn === undefined ? cx.refused(span, `the operator \`${operator}\``, 'long') : call(fn, [a, b], span)
}

function temporal(cx: Lowering, operator: string, a: Expr, b: Expr, span: Span): Expr {
  const ticks = (expr: Expr): Expr => retype(expr, 'long')
  const timespan = (expr: Expr): Expr => retype(expr, 'timespan', span)
  switch (`${a.type} ${operator} ${b.type}`) {
    case 'datetime + timespan':
      return shifted(a, b, span)
    case 'timespan + datetime':
      return shifted(b, a, span)
    case 'datetime - timespan':
      return shifted(a, negated(b), span)
    case 'datetime - datetime':
      return call('time.between', [a, b], span)
    case 'timespan + timespan':
      return timespan(call('number.add', [ticks(a), ticks(b)], span))
    case 'timespan - timespan':
      return timespan(call('number.subtract', [ticks(a), ticks(b)], span))
    case 'timespan / timespan':
      return call('number.divide_real', [toReal(cx, ticks(a)), toReal(cx, ticks(b))], span)
    case 'timespan % timespan':
      return timespan(call('number.modulus', [ticks(a), ticks(b)], span))
    default:
      break
  }
  if (operator === '*' && a.type === 'timespan' && isInteger(b.type)) {
    return timespan(call('number.multiply', [ticks(a), b], span))
  }
  if (operator === '*' && isInteger(a.type) && b.type === 'timespan') {
    return timespan(call('number.multiply', [a, ticks(b)], span))
  }
  if (operator === '*' && (a.type === 'timespan' || b.type === 'timespan')) {
    const [span1, factor] = a.type === 'timespan' ? [a, b] : [b, a]
    if (factor.type === 'real') {
      const product = call('number.multiply', [toReal(cx, ticks(span1)), factor], span)
      return timespan(call('convert.real_to_long', [product], span))
    }
  }
  if (operator === '/' && a.type === 'timespan' && isInteger(b.type)) {
    return timespan(call('number.divide_integer', [ticks(a), b], span))
  }
  if (operator === '/' && a.type === 'timespan' && b.type === 'real') {
    const quotient = call('number.divide_real', [toReal(cx, ticks(a)), b], span)
    return timespan(call('convert.real_to_long', [quotient], span))
  }
  return cx.refused(
    span,
    `\`${operator}\` between ${kqlTypeName(a.type)} and ${kqlTypeName(b.type)}`,
    a.type === 'datetime' ? 'datetime' : 'timespan',
  )
}

/** Null where the sum is no datetime any more (`scalar-data-types/datetime.md`). */
function shifted(instant: Expr, distance: Expr, span: Span): Expr {
  return call('time.within_calendar', [call('time.shift', [instant, distance], span)], span)
}

/** `-x`. */
export function negated(expr: Expr, span: Span = expr.span): Expr {
  if (expr.kind === 'literal' && typeof expr.value === 'bigint') return literal(expr.type, -expr.value, span)
  if (expr.kind === 'literal' && typeof expr.value === 'number') return literal(expr.type, -expr.value, span)
  if (expr.type === 'timespan') return retype(call('number.negate', [retype(expr, 'long')], span), 'timespan', span)
  return call('number.negate', [expr], span)
}

/** Arithmetic on literals, so that `10 * 1024` and `now() - 7d` stay constants. */
function fold(operator: string, a: Expr, b: Expr, span: Span): Expr | undefined {
  if (a.kind !== 'literal' || b.kind !== 'literal') return undefined
  if (typeof a.value !== 'bigint' || typeof b.value !== 'bigint') return undefined
  const types = `${a.type} ${operator} ${b.type}`
  const type = FOLDED[types]
  if (type === undefined) return undefined
  const value = operator === '+' ? a.value + b.value : operator === '-' ? a.value - b.value : a.value * b.value
  if (BigInt.asIntN(64, value) !== value) return undefined
  return literal(type, type === 'datetime' && !isInCalendar(value) ? null : value, span)
}

const FOLDED: Readonly<Record<string, ValueType>> = {
  'long + long': 'long',
  'long - long': 'long',
  'long * long': 'long',
  'datetime + timespan': 'datetime',
  'timespan + datetime': 'datetime',
  'datetime - timespan': 'datetime',
  'datetime - datetime': 'timespan',
  'timespan + timespan': 'timespan',
  'timespan - timespan': 'timespan',
  'timespan * long': 'timespan',
  'long * timespan': 'timespan',
}
