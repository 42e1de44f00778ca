import { and, call, type Expr, literal, not, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { isNumeric, type Scalar, type ValueType } from '../../types/value.ts'
import { arithmetic } from './arithmetic.ts'
import { kqlTypeName } from './ast.ts'
import { parseDatetime, parseGuid, parseTimespan } from './literals.ts'
import type { Lowering } from './lowering.ts'
import { constantNumber, constantText, dynamicText, toDatetime, toReal, toText, toTimespan } from './values.ts'

function isNullable(expr: Expr): boolean {
  if (expr.kind === 'literal') return expr.value === null
  if (expr.type === 'string') return false
  return !(expr.kind === 'call' && (expr.fn === 'logic.is_true' || expr.fn === 'logic.is_null'))
}

/** One type for both sides of a comparison; strings stay without null, text out of a dynamic may be null. */
function align(cx: Lowering, a: Expr, b: Expr, span: Span): readonly [Expr, Expr] | undefined {
  if (a.type === b.type && a.type !== 'dynamic') return [a, b]
  if (isNumeric(a.type) && isNumeric(b.type)) return [a, b]
  if (a.type === 'dynamic' && b.type !== 'dynamic') return [fromDynamic(cx, a, b.type, span), b]
  if (b.type === 'dynamic' && a.type !== 'dynamic') return [a, fromDynamic(cx, b, a.type, span)]
  if (a.type === 'string' && b.kind === 'literal') return alignText(cx, a, b)
  if (b.type === 'string' && a.kind === 'literal') {
    const aligned = alignText(cx, b, a)
    return aligned === undefined ? undefined : [aligned[1], aligned[0]]
  }
  if (a.type === 'boolean' && isNumeric(b.type)) return alignBoolean(a, b)
  if (b.type === 'boolean' && isNumeric(a.type)) return alignBoolean(b, a)
  if (a.type !== 'string' && b.type !== 'string') return undefined
  const [text, other] = a.type === 'string' ? [a, b] : [b, a]
  const written = constantText(text)
  if (written === undefined) return undefined
  const value = readAs(written, other.type)
  if (value === undefined) return undefined
  const converted = literal(other.type, value, text.span)
  return text === a ? [converted, b] : [a, converted]
}

/** `flag == 1`: true is 1 and false is 0. */
function alignBoolean(flag: Expr, number: Expr): readonly [Expr, Expr] | undefined {
  const value = constantNumber(number)
  return value === 0 || value === 1 ? [flag, literal('boolean', value === 1, number.span)] : undefined
}

/** A string against a literal of another type: the literal is read as the text it prints (`ResultType == 0`). */
function alignText(cx: Lowering, a: Expr, b: Expr): readonly [Expr, Expr] | undefined {
  if (b.kind !== 'literal' || b.value === null) return undefined
  if (constantText(a) !== undefined && b.type !== 'string') {
    const value = readAs(constantText(a) ?? '', b.type)
    return value === undefined ? undefined : [literal(b.type, value, a.span), b]
  }
  return b.type === 'int' || b.type === 'long' || b.type === 'boolean' || b.type === 'guid'
    ? [a, b.type === 'boolean' ? text(String(b.value), b.span) : toText(cx, b)]
    : undefined
}

/** The value that a text literal stands for when it is compared with a column of another type. */
function readAs(written: string, type: ValueType): Scalar | undefined {
  switch (type) {
    case 'int':
    case 'long':
      return /^-?\d{1,18}$/.test(written) ? BigInt(written) : undefined
    case 'real':
      return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : undefined
    case 'boolean':
      return /^(true|false)$/i.test(written) ? /^true$/i.test(written) : undefined
    case 'datetime':
      return parseDatetime(written)
    case 'timespan':
      return parseTimespan(written)
    case 'guid':
      return parseGuid(written)
    default:
      return undefined
  }
}

/** A dynamic read as the type that it is compared with. */
export function fromDynamic(cx: Lowering, expr: Expr, type: ValueType, span: Span): Expr {
  switch (type) {
    case 'string':
      return dynamicText(expr)
    case 'int':
    case 'long':
    case 'real':
      return toReal(cx, expr, span)
    case 'boolean':
      return call('convert.text_to_boolean', [dynamicText(expr)], span)
    case 'datetime':
      return toDatetime(cx, expr, span)
    case 'timespan':
      return toTimespan(cx, expr, span)
    default:
      return dynamicText(expr)
  }
}

/**
 * `==` and `!=`: against null the first is false and the second true, null against null is null
 * (`scalar-data-types/null-values.md`).
 */
export function equality(cx: Lowering, a: Expr, b: Expr, negated: boolean, span: Span): Expr {
  const aligned = align(cx, a, b, span)
  if (aligned === undefined) {
    return cx.refused(span, `a comparison of ${kqlTypeName(a.type)} with ${kqlTypeName(b.type)}`, 'boolean')
  }
  const [left, right] = aligned
  const plain = call(negated ? 'compare.ne' : 'compare.eq', [left, right], span)
  const compared =
    mayBeNaN(left) && mayBeNaN(right)
      ? negated
        ? or([plain, call('number.is_nan', [left])], span)
        : and([plain, not(call('number.is_nan', [left]))], span)
      : plain
  const leftNullable = isNullable(left) || a.type === 'dynamic'
  const rightNullable = isNullable(right) || b.type === 'dynamic'
  if (!leftNullable && !rightNullable) return compared
  const decided = negated
    ? call('logic.coalesce', [compared, literal('boolean', true)], span)
    : call('logic.is_true', [compared], span)
  if (!leftNullable || !rightNullable) return decided
  const bothNull = and([call('logic.is_null', [left]), call('logic.is_null', [right])])
  return call('logic.case', [bothNull, literal('boolean', null), decided], span)
}

const ORDERINGS = { '<': 'compare.lt', '<=': 'compare.le', '>': 'compare.gt', '>=': 'compare.ge' } as const
type Ordering = keyof typeof ORDERINGS

export function isOrdering(operator: string): operator is Ordering {
  return Object.hasOwn(ORDERINGS, operator)
}

export function ordering(cx: Lowering, operator: Ordering, a: Expr, b: Expr, span: Span): Expr {
  const aligned = align(cx, a, b, span)
  if (aligned === undefined || aligned[0].type === 'guid' || aligned[0].type === 'boolean') {
    return cx.refused(span, `a comparison of ${kqlTypeName(a.type)} with ${kqlTypeName(b.type)}`, 'boolean')
  }
  const compared = call(ORDERINGS[operator], aligned, span)
  // NaN is in no order; the plan's order has it above all numbers.
  const greater = operator.startsWith('>') ? aligned[0] : aligned[1]
  return mayBeNaN(greater) ? and([compared, not(call('number.is_nan', [greater]))], span) : compared
}

function mayBeNaN(expr: Expr): boolean {
  if (expr.type !== 'real') return false
  if (expr.kind === 'literal') return typeof expr.value === 'number' && Number.isNaN(expr.value)
  if (expr.kind === 'column') return true
  return expr.fn !== 'convert.integer_to_real' && expr.fn !== 'convert.text_to_real'
}

/** Inclusive at both ends; a timespan as right end counts from the left one (`between-operator.md`). */
export function between(cx: Lowering, value: Expr, first: Expr, last: Expr, span: Span): Expr {
  const end =
    last.type === 'timespan' && first.type === 'datetime' ? call('time.shift', [first, last], last.span) : last
  return and([ordering(cx, '>=', value, first, span), ordering(cx, '<=', value, end, span)], span)
}

/** Whether the value is at most `delta` from the centre; null when anything is (`around-function.md`). */
export function around(cx: Lowering, value: Expr, centre: Expr, delta: Expr, span: Span): Expr {
  const low = arithmetic(cx, '-', centre, delta, undefined, span)
  const high = arithmetic(cx, '+', centre, delta, undefined, span)
  const within = and([ordering(cx, '>=', value, low, span), ordering(cx, '<=', value, high, span)], span)
  const some = or([value, centre, delta].map((e) => call('logic.is_null', [e])))
  return call('logic.case', [some, literal('boolean', null), within], span)
}

/** `in`: an `or` of `==`, so that null is in no list and outside every list (`in-operator.md`). */
export function membership(cx: Lowering, value: Expr, elements: readonly Expr[], foldCase: boolean, span: Span): Expr {
  if (foldCase) {
    return call('text.in_ci', [toText(cx, value), ...elements.map((e) => toText(cx, e))], span)
  }
  const aligned: Expr[] = []
  const others: Expr[] = []
  let subject = value.type === 'dynamic' ? undefined : value
  for (const element of elements) {
    if (element.kind === 'literal' && element.value === null) {
      return cx.refused(element.span, 'null in the list of `in`', 'boolean')
    }
    const pair = align(cx, value, element, element.span)
    if (pair === undefined) {
      // A text that is no number equals no number.
      if (constantText(element) !== undefined && isNumeric(value.type)) continue
      return cx.refused(
        element.span,
        `${kqlTypeName(element.type)} in a list for ${kqlTypeName(value.type)}`,
        'boolean',
      )
    }
    if (value.type === 'dynamic') {
      const same = subject === undefined || subject.type === pair[0].type
      if (!same) {
        others.push(call('logic.is_true', [call('compare.eq', pair, element.span)], element.span))
        continue
      }
      subject = pair[0]
    }
    aligned.push(pair[1])
  }
  if (subject === undefined || (aligned.length === 0 && others.length === 0)) return literal('boolean', false, span)
  const among = call('logic.in', [subject, ...sameNumbers(subject, aligned)], span)
  const decided = isNullable(subject) || value.type === 'dynamic' ? call('logic.is_true', [among], span) : among
  return others.length === 0 ? decided : or([decided, ...others], span)
}

/** Literals of the subject's numeric type where that loses nothing. */
function sameNumbers(subject: Expr, elements: readonly Expr[]): readonly Expr[] {
  return elements.map((e) => {
    if (e.kind !== 'literal' || e.type === subject.type) return e
    const number = constantNumber(e)
    if (subject.type === 'real' && number !== undefined) return literal('real', number, e.span)
    return subject.type === 'int' && e.type === 'long' ? literal('long', e.value, e.span) : e
  })
}

/** A condition where null counts as false anyway: `logic.is_true` around parts of it says nothing more. */
export function asPredicate(condition: Expr): Expr {
  if (condition.kind !== 'call') return condition
  if (condition.fn === 'logic.is_true' && condition.args[0] !== undefined) return asPredicate(condition.args[0])
  if (condition.fn === 'logic.and') return and(condition.args.map(asPredicate), condition.span)
  if (condition.fn === 'logic.or') return or(condition.args.map(asPredicate), condition.span)
  return condition
}
