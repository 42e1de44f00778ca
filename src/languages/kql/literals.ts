import { type Expr, literal, text } from '../../plan/expr.ts'
import { parseDateText } from '../../types/date-text.ts'
import { parseSpanText } from '../../types/span-text.ts'
import { formatDatetimeFully, formatTimespan } from '../../types/time.ts'
import type { Ast } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { stringLiteralValue } from './official.ts'

const NULL = /^null$/i

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
      return text(
        node
          .list('Tokens')
          .map((t) => stringLiteralValue(t.text.trim()))
          .join(''),
        span,
      )
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
      const ticks = parseDatetime(unquote(value))
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
      const json = content === undefined ? undefined : dynamicJson(content)
      return json === undefined
        ? cx.refused(span, 'this form of a dynamic literal', 'dynamic')
        : literal('dynamic', json === 'null' ? null : json, span)
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
  if (/^nan$/i.test(value)) return literal('real', Number.NaN, node.span)
  if (/^\+?inf$/i.test(value)) return literal('real', Number.POSITIVE_INFINITY, node.span)
  if (/^-inf$/i.test(value)) return literal('real', Number.NEGATIVE_INFINITY, node.span)
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return literal('real', Number(value), node.span)
  return cx.refused(node.span, `the form of the real \`${node.text}\``, 'real')
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

/** JSON text of what stands in `dynamic(...)`; reals keep their `.0`. */
function dynamicJson(node: Ast): string | undefined {
  switch (node.kind) {
    case 'JsonArrayExpression':
      return joined(node.list('Values').map(dynamicJson), '[', ']')
    case 'JsonObjectExpression':
      return joined(
        node.list('Pairs').map((pair) => {
          const name = pair.child('Name')
          const value = pair.child('Value')
          const json = value === undefined ? undefined : dynamicJson(value)
          if (name === undefined || json === undefined) return undefined
          return `${JSON.stringify(stringLiteralValue(name.text.trim()))}:${json}`
        }),
        '{',
        '}',
      )
    case 'NullLiteralExpression':
      return 'null'
    case 'StringLiteralExpression':
      return JSON.stringify(stringLiteralValue(node.text.trim()))
    case 'BooleanLiteralExpression':
      return /true/i.test(node.text) ? 'true' : 'false'
    case 'LongLiteralExpression':
    case 'IntLiteralExpression':
      return parseInteger(inner(node.text))?.toString()
    case 'RealLiteralExpression':
      return /^-?\d+\.\d+$/.test(node.text) ? node.text : jsonNumber(Number(inner(node.text)))
    case 'UnaryMinusExpression': {
      const operand = node.child('Expression')
      const json = operand === undefined ? undefined : dynamicJson(operand)
      return json !== undefined && /^\d/.test(json) ? `-${json}` : undefined
    }
    case 'DateTimeLiteralExpression': {
      const ticks = parseDatetime(unquote(inner(node.text)))
      return ticks === undefined ? undefined : JSON.stringify(formatDatetimeFully(ticks))
    }
    case 'TimespanLiteralExpression': {
      const ticks = parseTimespan(unquote(inner(node.text)))
      return ticks === undefined ? undefined : JSON.stringify(formatTimespan(ticks))
    }
    case 'DynamicExpression':
    case 'ParenthesizedExpression': {
      const content = node.child('Expression')
      return content === undefined ? undefined : dynamicJson(content)
    }
    default:
      return undefined
  }
}

function jsonNumber(value: number): string | undefined {
  return Number.isFinite(value) ? JSON.stringify(value) : undefined
}

function joined(parts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(',')}${close}`
}
