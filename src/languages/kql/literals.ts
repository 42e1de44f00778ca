import { type Expr, literal, text } from '../../plan/expr.ts'
import { parseDateText } from '../../types/date-text.ts'
import { type Dynamic, writeDynamic } from '../../types/dynamic.ts'
import { parseSpanText } from '../../types/span-text.ts'
import { formatDatetimeFully, formatTimespan } from '../../types/time.ts'
import type { Ast } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { stringLiteralValue } from './official.ts'

const NULL = /^null$/i

/** In a literal blanks may stand around the dashes (`sliding-window-counts-plugin.md`). */
const SPACED_DATE = /^(\d{4}) - (\d{2}) - (\d{2})$/

/** What stands between the parentheses of `long(...)`, or the whole text. */
function inner(source: string): string {
  const m = /^[a-z0-9]+\s*\((.*)\)$/is.exec(source.trim())
  return (m?.[1] ?? source).trim()
}

/** A literal of the text (`scalar-data-types/index.md`); `undefined` when the node is none. */
export function lowerLiteral(cx: Lowering, node: Ast): Expr | undefined {
  const { span } = node
  const value = inner(node.text)
  switch (node.kind) {
    case 'StringLiteralExpression':
      return text(stringLiteralValue(node.text.trim()), span)
    case 'CompoundStringLiteralExpression':
      return text(compoundText(node), span)
    case 'BooleanLiteralExpression':
      return lowerBoolean(cx, node, value)
    case 'IntLiteralExpression':
    case 'LongLiteralExpression':
      return lowerInteger(cx, node, value)
    case 'RealLiteralExpression':
      return lowerReal(cx, node, value)
    case 'DateTimeLiteralExpression': {
      if (NULL.test(value)) return literal('datetime', null, span)
      if (/^[a-z]+\s*\(\s*\)$/i.test(node.text.trim())) return literal('datetime', cx.options.now, span)
      const ticks = parseDatetime(unquote(value).replace(SPACED_DATE, '$1-$2-$3'))
      return ticks === undefined
        ? cx.refused(span, `the form of the datetime \`${node.text}\``, 'datetime')
        : literal('datetime', ticks, span)
    }
    case 'TimespanLiteralExpression': {
      if (NULL.test(value)) return literal('timespan', null, span)
      const ticks = parseTimespan(unquote(value))
      return ticks === undefined
        ? cx.refused(span, `the form of the timespan \`${node.text}\``, 'timespan')
        : literal('timespan', ticks, span)
    }
    case 'GuidLiteralExpression': {
      if (NULL.test(value)) return literal('guid', null, span)
      const guid = parseGuid(unquote(value))
      return guid === undefined
        ? cx.refused(span, `the form of the guid \`${node.text}\``, 'guid')
        : literal('guid', guid, span)
    }
    case 'DynamicExpression': {
      const content = node.child('Expression')
      const dynamic = content === undefined ? undefined : dynamicValue(content)
      return dynamic === undefined
        ? cx.refused(span, 'this form of a dynamic literal', 'dynamic')
        : literal('dynamic', dynamic === null ? null : writeDynamic(dynamic), span)
    }
    case 'DecimalLiteralExpression':
      return cx.refused(span, 'the type decimal', 'real', 'the 128-bit numbers of type decimal have no exact form here')
    default:
      return undefined
  }
}

function lowerBoolean(cx: Lowering, node: Ast, value: string): Expr {
  if (NULL.test(value)) return literal('boolean', null, node.span)
  if (/^(true|1)$/i.test(value)) return literal('boolean', true, node.span)
  if (/^(false|0)$/i.test(value)) return literal('boolean', false, node.span)
  return cx.refused(node.span, `the form of the bool \`${node.text}\``, 'boolean')
}

function lowerInteger(cx: Lowering, node: Ast, value: string): Expr {
  const type = node.kind === 'IntLiteralExpression' ? 'int' : 'long'
  if (NULL.test(value)) return literal(type, null, node.span)
  const number = parseInteger(value)
  const bits = type === 'int' ? 32 : 64
  if (number === undefined || BigInt.asIntN(bits, number) !== number) {
    return cx.refused(node.span, `the ${type} \`${node.text}\``, type)
  }
  return literal(type, number, node.span)
}

function parseInteger(value: string): bigint | undefined {
  const m = /^([+-]?)(\d+|0x[0-9a-f]+)$/i.exec(value)
  if (m?.[2] === undefined) return undefined
  const hex = /^0x/i.test(m[2])
  const magnitude = hex ? BigInt.asIntN(64, BigInt(m[2])) : BigInt(m[2])
  return m[1] === '-' ? -magnitude : magnitude
}

function lowerReal(cx: Lowering, node: Ast, value: string): Expr {
  if (NULL.test(value)) return literal('real', null, node.span)
  const number = parseReal(value)
  if (number !== undefined) return literal('real', number, node.span)
  return cx.refused(node.span, `the form of the real \`${node.text}\``, 'real')
}

function parseReal(value: string): number | undefined {
  if (/^nan$/i.test(value)) return Number.NaN
  if (/^[+-]?inf$/i.test(value)) return value.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined
}

function unquote(value: string): string {
  return /^h?@?["']/i.test(value) ? stringLiteralValue(value) : value
}

/** The forms of `scalar-data-types/datetime.md`; `undefined` for any other text. */
export function parseDatetime(value: string): bigint | undefined {
  return parseDateText(value) ?? undefined
}

/** The forms of `scalar-data-types/timespan.md`; `undefined` for any other text. */
export function parseTimespan(value: string): bigint | undefined {
  return parseSpanText(value) ?? undefined
}

export function parseGuid(value: string): string | undefined {
  const digits = value.trim().replace(/[{}-]/g, '').toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What stands in `dynamic(...)`; `undefined` where it has no exact form (`scalar-data-types/dynamic.md`). */
function dynamicValue(node: Ast): Dynamic | undefined {
  switch (node.kind) {
    case 'JsonArrayExpression': {
      const elements = node.list('Values').map(dynamicValue)
      return elements.includes(undefined) ? undefined : elements.map((e) => e ?? null)
    }
    case 'JsonObjectExpression':
      return dynamicBag(node)
    case 'NullLiteralExpression':
      return null
    case 'StringLiteralExpression':
      return stringLiteralValue(node.text.trim())
    case 'CompoundStringLiteralExpression':
      return compoundText(node)
    case 'UnaryMinusExpression': {
      const operand = node.child('Expression')
      const value = operand === undefined ? undefined : dynamicValue(operand)
      return typeof value === 'bigint' || typeof value === 'number' ? -value : undefined
    }
    case 'DynamicExpression':
    case 'ParenthesizedExpression': {
      const content = node.child('Expression')
      return content === undefined ? undefined : dynamicValue(content)
    }
    default: {
      const value = inner(node.text)
      return NULL.test(value) ? null : dynamicScalar(node.kind, value)
    }
  }
}

/** Datetimes, timespans and guids are text in a dynamic. */
function dynamicScalar(kind: string, value: string): Dynamic | undefined {
  switch (kind) {
    case 'BooleanLiteralExpression':
      return /^(?:true|1)$/i.test(value)
    case 'LongLiteralExpression':
    case 'IntLiteralExpression': {
      const integer = parseInteger(value)
      return integer === undefined || BigInt.asIntN(64, integer) !== integer ? undefined : integer
    }
    case 'RealLiteralExpression':
      return parseReal(value)
    case 'DateTimeLiteralExpression': {
      const ticks = parseDatetime(unquote(value).replace(SPACED_DATE, '$1-$2-$3'))
      return ticks === undefined ? undefined : formatDatetimeFully(ticks)
    }
    case 'TimespanLiteralExpression': {
      const ticks = parseTimespan(unquote(value))
      return ticks === undefined ? undefined : formatTimespan(ticks)
    }
    case 'GuidLiteralExpression':
      return parseGuid(unquote(value))
    default:
      return undefined
  }
}

function dynamicBag(node: Ast): Dynamic | undefined {
  const bag = new Map<string, Dynamic>()
  for (const pair of node.list('Pairs')) {
    const [name, value] = [pair.child('Name'), pair.child('Value')]
    const member = value === undefined ? undefined : dynamicValue(value)
    // Which of two members of one name the product keeps is not documented.
    if (name === undefined || member === undefined || bag.has(stringLiteralValue(name.text.trim()))) return undefined
    bag.set(stringLiteralValue(name.text.trim()), member)
  }
  return bag
}

function compoundText(node: Ast): string {
  const parts = node.list('Tokens').map((t) => stringLiteralValue(t.text.trim()))
  return parts.join('')
}
