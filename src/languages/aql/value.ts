import { call, type Expr, literal, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { ValueType } from '../../types/value.ts'

/** A lowered expression of type boolean, int, long, real or string, and what AQL's coercions ask about it. */
export interface Value {
  readonly expr: Expr
  /** The constant as written; coercions change constants rather than columns. */
  readonly constant?: { readonly kind: 'text' | 'number' | 'boolean' | 'null'; readonly text: string }
  /** The name of an address column. */
  readonly address?: string
  /** The column is numeric by the platform's schema. */
  readonly numeric?: boolean
  /** Epoch milliseconds by the platform's schema. */
  readonly time?: boolean
  /** A result over a group; those are doubles in QRadar, which shows when they are divided. */
  readonly aggregate?: boolean
}

export function constantText(value: string, span: Span): Value {
  return { expr: text(value, span), constant: { kind: 'text', text: value } }
}

/** `0x1F`, `12`, `1.5`, `1e3`; integers beyond 64 bits are reals. */
export function constantNumber(written: string, span: Span): Value {
  const constant = { kind: 'number' as const, text: written }
  const integer = /^-?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(written) ? parseInteger(written) : undefined
  const expr =
    integer !== undefined && BigInt.asIntN(64, integer) === integer
      ? literal('long', integer, span)
      : literal('real', Number(written), span)
  return { expr, constant }
}

function parseInteger(written: string): bigint {
  return written.startsWith('-') ? -BigInt(written.slice(1)) : BigInt(written)
}

export function isNumber(value: Value): boolean {
  return value.expr.type === 'int' || value.expr.type === 'long' || value.expr.type === 'real'
}

function isInteger(value: Value): boolean {
  return value.expr.type === 'int' || value.expr.type === 'long'
}

/** Any value as text. */
export function toText(value: Value): Expr {
  const { expr, constant } = value
  if (constant?.kind === 'null') return literal('string', null, expr.span)
  if (constant !== undefined && expr.type !== 'string') return text(constant.text.toLowerCase(), expr.span)
  switch (expr.type) {
    case 'int':
    case 'long':
      return call('convert.integer_to_text', [expr], expr.span)
    case 'real':
      return call('convert.real_to_text', [expr], expr.span)
    case 'boolean':
      return call('convert.boolean_to_text', [expr], expr.span)
    default:
      return expr
  }
}

/** A text as a number, null where it is none; a number stays; undefined for what cannot be one. */
export function toNumber(value: Value): Expr | undefined {
  const { expr, constant } = value
  if (constant?.kind === 'null') return literal('long', null, expr.span)
  if (constant?.kind === 'text') return numberOfText(constant.text, expr.span)
  if (isNumber(value)) return expr
  return expr.type === 'string' ? call('convert.text_to_real', [expr], expr.span) : undefined
}

function numberOfText(written: string, span: Span): Expr | undefined {
  const trimmed = written.trim()
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed)
    ? constantNumber(trimmed.replace(/^\+/, ''), span).expr
    : undefined
}

/** Epoch milliseconds: numbers as they are, texts as digits or ISO 8601. */
export function toMilliseconds(value: Value): Expr | undefined {
  const { expr } = value
  if (isInteger(value)) return expr
  if (expr.type === 'real') return call('convert.real_to_long', [expr], expr.span)
  return expr.type === 'string' ? textToMilliseconds(expr) : undefined
}

export function textToMilliseconds(expr: Expr): Expr {
  const iso = call('convert.datetime_to_milliseconds', [call('convert.text_to_datetime', [expr], expr.span)], expr.span)
  return call('logic.coalesce', [call('convert.text_to_long', [expr], expr.span), iso], expr.span)
}

/** How messages name a type. */
export function typeLabel(type: ValueType): string {
  if (type === 'boolean') return 'a condition'
  return type === 'string' ? 'a text' : 'a number'
}

/** The two sides of a comparison in one type; undefined when they have none in common. */
export function coercePair(left: Value, right: Value): readonly [Expr, Expr] | undefined {
  if (left.constant?.kind === 'null' || right.constant?.kind === 'null') {
    const other = left.constant?.kind === 'null' ? right : left
    const none = literal(other.expr.type, null, other.expr.span)
    return left.constant?.kind === 'null' ? [none, right.expr] : [left.expr, none]
  }
  if (left.expr.type === right.expr.type || (isNumber(left) && isNumber(right))) return [left.expr, right.expr]
  if (left.constant !== undefined && right.constant === undefined) {
    const swapped = coerceConstant(right, left)
    return swapped === undefined ? undefined : [swapped[1], swapped[0]]
  }
  if (right.constant !== undefined) return coerceConstant(left, right)
  if (left.expr.type === 'boolean' || right.expr.type === 'boolean') return [toText(left), toText(right)]
  const numbers = [toNumber(left), toNumber(right)]
  const [a, b] = numbers
  return a === undefined || b === undefined ? undefined : [a, b]
}

/** A constant takes the type of the column: `devicetype = '12'` and `"Event ID" = 1` both hold. */
function coerceConstant(column: Value, constant: Value): readonly [Expr, Expr] | undefined {
  const { span } = constant.expr
  const written = constant.constant?.text ?? ''
  switch (column.expr.type) {
    case 'boolean': {
      const value = /^(?:true|1)$/i.test(written) ? true : /^(?:false|0)$/i.test(written) ? false : undefined
      return value === undefined ? undefined : [column.expr, literal('boolean', value, span)]
    }
    case 'string': {
      const asText =
        constant.constant?.kind === 'number' && constant.expr.kind === 'literal' ? constant.expr.value : null
      return [column.expr, text(typeof asText === 'bigint' ? asText.toString() : written.toLowerCase(), span)]
    }
    default: {
      const number = toNumber(constant)
      // A property is text in QRadar whatever the file has: '01' is not 1, and a text that is no number equals none.
      const canonical = number?.kind === 'literal' && String(number.value) === written
      if (column.numeric === true || canonical) return number === undefined ? undefined : [column.expr, number]
      return [toText(column), text(written, span)]
    }
  }
}

/** Equal for expressions that compute the same from the same columns. */
export function fingerprint(expr: Expr): string {
  switch (expr.kind) {
    case 'column':
      return `#${expr.id}`
    case 'literal':
      return `${expr.type}:${typeof expr.value === 'bigint' ? `${expr.value}n` : JSON.stringify(expr.value)}`
    default:
      return `${expr.fn}<${expr.type}>(${expr.args.map(fingerprint).join(',')})`
  }
}

/** A column that nothing carries is null and fits everywhere. */
export function isUnknown(expr: Expr): boolean {
  return expr.kind === 'literal' && expr.value === null
}

/** Values in one type: numbers as the widest, conditions as such, all else as text. */
export function unify(values: readonly Value[]): readonly Expr[] {
  const known = values.filter((v) => !isUnknown(v.expr))
  if (known.length > 0 && known.every(isNumber)) {
    const types = new Set(known.map((v) => v.expr.type))
    const type = types.has('real') ? 'real' : types.has('long') ? 'long' : 'int'
    return values.map(({ expr }) => {
      if (isUnknown(expr)) return literal(type, null, expr.span)
      if (expr.type === type) return expr
      return type === 'real'
        ? call('convert.integer_to_real', [expr], expr.span)
        : call('number.with_type', [expr, literal(type, 0n, expr.span)], expr.span)
    })
  }
  if (known.length > 0 && known.every((v) => v.expr.type === 'boolean')) {
    return values.map(({ expr }) => (isUnknown(expr) ? literal('boolean', null, expr.span) : expr))
  }
  return values.map(toText)
}
