import { FUNCTIONS } from '../../functions/index.ts'
import { call, type Expr, literal, long, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { Json } from '../../types/codec.ts'
import { readDynamic, writeDynamic } from '../../types/dynamic.ts'
import { isNumeric, type Scalar, TICKS_AT_YEAR_ONE, type ValueType } from '../../types/value.ts'
import { kqlTypeName } from './ast.ts'
import { type Lowering, missing } from './lowering.ts'

const LEAST_INT = -(2n ** 31n)
const GREATEST_INT = 2n ** 31n - 1n

/** A text that may be null as KQL's string, which has none. */
export function orEmpty(expr: Expr): Expr {
  if (expr.kind === 'literal') return expr.value === null ? text('', expr.span) : expr
  return call('logic.coalesce', [expr, text('')], expr.span)
}

/** Another reading of the same ticks or integer. */
export function retype(expr: Expr, type: ValueType, span: Span = expr.span): Expr {
  if (expr.type === type) return expr
  if (expr.kind === 'literal' && (typeof expr.value === 'bigint' || expr.value === null)) {
    return literal(type, expr.value, span)
  }
  return call('number.with_type', [expr, literal(type, 0n)], span)
}

export function isInteger(type: ValueType): boolean {
  return type === 'int' || type === 'long'
}

/** The value of a literal, and of a call on literals that the functions' table can evaluate. */
export function constantValue(expr: Expr): Scalar | undefined {
  if (expr.kind === 'literal') return expr.value
  if (expr.kind === 'column') return undefined
  const { evaluate, nulls } = FUNCTIONS[expr.fn]
  if (evaluate === undefined) return undefined
  const values: Scalar[] = []
  for (const arg of expr.args) {
    const value = constantValue(arg)
    if (value === undefined) return undefined
    values.push(value)
  }
  return nulls === 'propagate' && values.includes(null) ? null : evaluate(values)
}

/** The text of a constant string: a literal, or put together from literals. */
export function constantText(expr: Expr): string | undefined {
  const value = expr.type === 'string' ? constantValue(expr) : undefined
  return typeof value === 'string' ? value : undefined
}

export function constantInteger(expr: Expr): bigint | undefined {
  return expr.kind === 'literal' && isInteger(expr.type) && typeof expr.value === 'bigint' ? expr.value : undefined
}

export function constantNumber(expr: Expr): number | undefined {
  if (expr.kind !== 'literal') return undefined
  if (isInteger(expr.type) && typeof expr.value === 'bigint') return Number(expr.value)
  return expr.type === 'real' && typeof expr.value === 'number' ? expr.value : undefined
}

/** The value of a dynamic literal. */
export function constantJson(expr: Expr): Json | undefined {
  if (expr.kind !== 'literal' || expr.type !== 'dynamic') return undefined
  if (typeof expr.value !== 'string') return null
  // Dynamic literals are valid JSON: lowering wrote them.
  return JSON.parse(expr.value) as Json
}

/** KQL's `tostring`: never null. */
export function toText(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  switch (expr.type) {
    case 'string':
      return expr
    case 'int':
    case 'long':
      if (expr.kind === 'literal') return text(expr.value === null ? '' : String(expr.value), span)
      return orEmpty(call('convert.integer_to_text', [expr], span))
    case 'real':
      return orEmpty(call('convert.real_to_full_text', [expr], span))
    case 'boolean':
      return orEmpty(call('convert.boolean_to_text', [expr], span))
    case 'datetime':
      return orEmpty(call('time.to_text', [expr], span))
    case 'timespan':
      return orEmpty(call('time.span_to_text', [expr], span))
    case 'guid':
      return orEmpty(call('convert.guid_to_text', [expr], span))
    case 'dynamic':
      return orEmpty(call('dynamic.to_text', [expr], span))
    default:
      return cx.refused(span, `text of type ${expr.type}`)
  }
}

/** The value as a member of a dynamic: datetimes and timespans become text (`scalar-data-types/dynamic.md`). */
export function toDynamic(expr: Expr): Expr {
  if (expr.type === 'dynamic') return expr
  if (expr.type === 'datetime') return call('dynamic.from', [call('time.to_text', [expr], expr.span)], expr.span)
  if (expr.type === 'timespan') return call('dynamic.from', [call('time.span_to_text', [expr], expr.span)], expr.span)
  if (expr.type === 'guid') return call('dynamic.from', [call('convert.guid_to_text', [expr], expr.span)], expr.span)
  if (expr.kind === 'literal' && expr.value === null) return literal('dynamic', null, expr.span)
  return call('dynamic.from', [expr], expr.span)
}

/** JSON text, or any other text as a dynamic string (`parse-json-function.md`); null for the empty text. */
export function textToDynamic(value: Expr, span: Span = value.span): Expr {
  const written = constantText(value)
  if (written !== undefined) return literal('dynamic', constantDynamic(written), span)
  const parsed = call(
    'logic.coalesce',
    [call('dynamic.parse', [value], span), call('dynamic.from', [value], span)],
    span,
  )
  return call('logic.case', [call('compare.eq', [value, text('')], span), literal('dynamic', null), parsed], span)
}

function constantDynamic(written: string): string | null {
  if (written === '') return null
  const value = readDynamic(written)
  if (value === undefined) return JSON.stringify(written)
  return value === null ? null : writeDynamic(value)
}

/** The text in a dynamic, null where there is nothing. */
export function dynamicText(expr: Expr): Expr {
  return call('dynamic.to_text', [expr], expr.span)
}

export function toReal(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  switch (expr.type) {
    case 'real':
      return expr
    case 'int':
    case 'long':
      return expr.kind === 'literal' && typeof expr.value === 'bigint'
        ? literal('real', Number(expr.value), span)
        : call('convert.integer_to_real', [expr], span)
    case 'boolean':
      return call(
        'logic.case',
        [expr, literal('real', 1), call('logic.not', [expr]), literal('real', 0), literal('real', null)],
        span,
      )
    case 'string':
      return call('convert.text_to_real', [expr], span)
    case 'dynamic':
      return call('convert.text_to_real', [dynamicText(expr)], span)
    default:
      return cx.refused(span, `a conversion from ${kqlTypeName(expr.type)} to real`, 'real')
  }
}

function toLong(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  switch (expr.type) {
    case 'long':
      return expr
    case 'int':
      return retype(expr, 'long', span)
    case 'real':
      return call('convert.real_to_long', [expr], span)
    case 'boolean':
      return call('logic.case', [expr, long(1), call('logic.not', [expr]), long(0), literal('long', null)], span)
    case 'string':
      return textToLong(expr, span)
    case 'dynamic':
      return textToLong(dynamicText(expr), span)
    // Ticks are counted from the year 1 (`scalar-data-types/datetime.md`).
    case 'datetime':
      return call('number.subtract', [retype(expr, 'long'), long(TICKS_AT_YEAR_ONE)], span)
    case 'timespan':
      return retype(expr, 'long', span)
    default:
      return cx.refused(span, `a conversion from ${kqlTypeName(expr.type)} to long`, 'long')
  }
}

/** Decimal or `0x` digits; a text with a fraction is cut (`tolong("123.9")` is 123). */
function textToLong(expr: Expr, span: Span): Expr {
  const asReal = call('convert.real_to_long', [call('convert.text_to_real', [expr], span)], span)
  return call(
    'logic.coalesce',
    [call('convert.text_to_long', [expr], span), call('convert.hex_text_to_long', [expr], span), asReal],
    span,
  )
}

function toInt(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  if (expr.type === 'int') return expr
  const value = toLong(cx, expr, span)
  if (value.kind === 'literal') {
    const fits = typeof value.value === 'bigint' && value.value >= LEAST_INT && value.value <= GREATEST_INT
    return literal('int', fits ? value.value : null, span)
  }
  return call('convert.long_to_int', [value], span)
}

function toBoolean(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  switch (expr.type) {
    case 'boolean':
      return expr
    case 'int':
    case 'long':
      return call('compare.ne', [expr, long(0)], span)
    case 'string':
    case 'dynamic': {
      const source = expr.type === 'dynamic' ? dynamicText(expr) : expr
      const number = call('convert.text_to_long', [source], span)
      return call(
        'logic.coalesce',
        [call('convert.text_to_boolean', [source], span), call('compare.ne', [number, long(0)], span)],
        span,
      )
    }
    default:
      return cx.refused(span, `a conversion from ${kqlTypeName(expr.type)} to bool`, 'boolean')
  }
}

export function toDatetime(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  switch (expr.type) {
    case 'datetime':
      return expr
    case 'string':
      return textToDatetime(expr, span)
    case 'dynamic':
      return textToDatetime(dynamicText(expr), span)
    default:
      return cx.refused(span, `a conversion from ${kqlTypeName(expr.type)} to datetime`, 'datetime')
  }
}

/** Nearly every text is ISO 8601; the other forms of `scalar-data-types/datetime.md` cost more. */
function textToDatetime(expr: Expr, span: Span): Expr {
  const iso = call('convert.text_to_datetime', [expr], span)
  return call('logic.coalesce', [iso, call('convert.date_text_to_datetime', [expr], span)], span)
}

export function toTimespan(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  switch (expr.type) {
    case 'timespan':
      return expr
    case 'string':
      return textToTimespan(expr, span)
    case 'dynamic':
      return textToTimespan(dynamicText(expr), span)
    default:
      return cx.refused(span, `a conversion from ${kqlTypeName(expr.type)} to timespan`, 'timespan')
  }
}

function textToTimespan(expr: Expr, span: Span): Expr {
  const clock = call('convert.text_to_timespan', [expr], span)
  return call('logic.coalesce', [clock, call('convert.span_text_to_timespan', [expr], span)], span)
}

function toGuid(cx: Lowering, expr: Expr, span: Span = expr.span): Expr {
  if (expr.type === 'guid') return expr
  if (expr.type === 'string') return call('convert.text_to_guid', [expr], span)
  if (expr.type === 'dynamic') return call('convert.text_to_guid', [dynamicText(expr)], span)
  return cx.refused(span, `a conversion from ${kqlTypeName(expr.type)} to guid`, 'guid')
}

/** The conversion functions' common core: the value under another type, null where it does not fit. */
export function convertTo(cx: Lowering, expr: Expr, type: ValueType, span: Span = expr.span): Expr {
  if (expr.type === type) return expr
  if (expr.kind === 'literal' && expr.value === null) return missing(type, span)
  switch (type) {
    case 'string':
      return toText(cx, expr, span)
    case 'long':
      return toLong(cx, expr, span)
    case 'int':
      return toInt(cx, expr, span)
    case 'real':
      return toReal(cx, expr, span)
    case 'boolean':
      return toBoolean(cx, expr, span)
    case 'datetime':
      return toDatetime(cx, expr, span)
    case 'timespan':
      return toTimespan(cx, expr, span)
    case 'guid':
      return toGuid(cx, expr, span)
    case 'dynamic':
      return toDynamic(expr)
  }
}

/** Brings the arms of `case`, `coalesce` ... to the type that the binder gives the whole. */
export function unifyTo(
  cx: Lowering,
  exprs: readonly Expr[],
  type: ValueType | undefined,
  span: Span,
): readonly Expr[] {
  const wanted = type ?? exprs[0]?.type ?? 'string'
  return exprs.map((expr) => {
    const isText = expr.type === 'dynamic' && wanted === 'string'
    if (expr.type === wanted || (isNumeric(expr.type) && isNumeric(wanted)) || wanted === 'dynamic' || isText) {
      return convertTo(cx, expr, wanted)
    }
    if (expr.kind === 'literal' && expr.value === null) return missing(wanted, expr.span)
    return cx.refused(span, `a mix of ${kqlTypeName(expr.type)} and ${kqlTypeName(wanted)}`, wanted)
  })
}
