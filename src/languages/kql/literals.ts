import { type Expr, literal, text } from '../../plan/expr.ts'
import { formatDatetime, formatTimespan, parseIsoTicks } from '../../types/time.ts'
import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '../../types/value.ts'
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
      return cx.refused(span, 'the type decimal', 'real')
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

/** ISO 8601 and its shortenings to a month or a year; other forms of the product are not read. */
export function parseDatetime(value: string): bigint | undefined {
  const source = value.trim()
  if (/^\d{4}$/.test(source)) return parseIsoTicks(`${source}-01-01`) ?? undefined
  if (/^\d{4}-\d{2}$/.test(source)) return parseIsoTicks(`${source}-01`) ?? undefined
  const padded = source.replace(/^(\d{4})-(\d{1,2})-(\d{1,2})(?=\D|$)/, (_, y: string, m: string, d: string) =>
    [y, m.padStart(2, '0'), d.padStart(2, '0')].join('-'),
  )
  const timed = padded.replace(/^(\d{4}-\d{2}-\d{2}[T ])(\d):/, '$10$2:').replace(/^(\d{4}-\d{2}-\d{2}[T ])\s+/, '$1')
  return parseIsoTicks(timed) ?? undefined
}

const UNITS: readonly (readonly [RegExp, bigint])[] = [
  [/^(d|days?)$/i, TICKS_PER_DAY],
  [/^(h|hrs?|hours?)$/i, TICKS_PER_HOUR],
  [/^(m|min|mins|minutes?)$/i, TICKS_PER_MINUTE],
  [/^(s|secs?|seconds?)$/i, TICKS_PER_SECOND],
  [/^(ms|milli|millis|milliseconds?)$/i, 10_000n],
  [/^(us|micro|micros|microseconds?)$/i, 10n],
  [/^ticks?$/i, 1n],
]

/** `1.5h`, `2d`, `1.02:03:04.5`, `02:03`, or a bare number of days (`scalar-data-types/timespan.md`). */
export function parseTimespan(value: string): bigint | undefined {
  const source = value.trim()
  const withUnit = /^([+-]?)(\d+)(?:\.(\d+))?\s*([a-z]+)$/i.exec(source)
  if (withUnit !== null) {
    const [, sign, whole = '0', fraction = '', unit = ''] = withUnit
    const size = UNITS.find(([pattern]) => pattern.test(unit))?.[1]
    if (size === undefined) return undefined
    const ticks = BigInt(whole) * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
    return sign === '-' ? -ticks : ticks
  }
  const days = /^([+-]?)(\d+)$/.exec(source)
  if (days?.[2] !== undefined) return BigInt(days[2]) * TICKS_PER_DAY * (days[1] === '-' ? -1n : 1n)
  const clock = /^([+-]?)(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/.exec(source)
  if (clock === null) return undefined
  const [, sign, day = '0', hour = '0', minute = '0', second = '0', fraction = ''] = clock
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const ticks =
    BigInt(day) * TICKS_PER_DAY +
    BigInt(hour) * TICKS_PER_HOUR +
    BigInt(minute) * TICKS_PER_MINUTE +
    BigInt(second) * TICKS_PER_SECOND +
    BigInt(fraction.padEnd(7, '0'))
  return sign === '-' ? -ticks : ticks
}

export function parseGuid(value: string): string | undefined {
  const digits = value.trim().replace(/[{}-]/g, '').toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** `2017-10-15T12:00:00.0000000Z`: how KQL writes a datetime as text. */
function datetimeText(ticks: bigint): string {
  const written = formatDatetime(ticks).slice(0, -1)
  const [seconds = '', fraction = ''] = written.split('.')
  return `${seconds}.${fraction.padEnd(7, '0')}Z`
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
      return ticks === undefined ? undefined : JSON.stringify(datetimeText(ticks))
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
