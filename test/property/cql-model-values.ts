import type {
  Argument,
  Condition,
  Expr,
  FilterValue,
  Pattern,
  Pipeline,
  RegexLiteral,
} from '../../src/languages/cql/ast.ts'

/** The fields of one event; all are text, and a missing one is not there. */
export type Fields = ReadonlyMap<string, string>

/** The model says nothing of this: the documentation leaves the answer open. */
export class Unsaid extends Error {}

export const unsaid = (why: string): never => {
  throw new Unsaid(why)
}

/** An event of the stream. Equal ranks are in no known order; `null`: the stream has none. */
export interface Row {
  readonly fields: Fields
  readonly rank: number | null
  /** When it happened; rows of an aggregate have no time. */
  readonly time: number | null
}

/** What a step reads beside its rows. */
export interface World {
  readonly source: readonly Row[]
  readonly tables: Map<string, readonly Row[]>
  readonly run: (pipeline: Pipeline, rows: readonly Row[]) => readonly Row[]
}

export const argument = (call: { readonly args: readonly Argument[] }, name: string, bare = false): Expr | undefined =>
  call.args.find((a) => a.name?.name === name)?.value ??
  (bare ? call.args.find((a) => a.name === undefined)?.value : undefined)

/** A name or a literal as text. */
export function word(expr: Expr | undefined): string | undefined {
  if (expr === undefined) return undefined
  if (expr.kind === 'string') return expr.value
  if (expr.kind === 'number' || expr.kind === 'word') return expr.text
  if (expr.kind === 'field') return expr.name
  if (expr.kind === 'unary' && expr.operator === '-') return `-${word(expr.operand)}`
  return unsaid(`an argument that is ${expr.kind}`)
}

export const words = (expr: Expr | undefined): readonly string[] =>
  expr === undefined ? [] : expr.kind === 'array' ? expr.items.map((item) => word(item) ?? '') : [word(expr) ?? '']

/** Text that reads as a decimal number. */
export function numberOf(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)
    ? Number(text)
    : null
}

export function textOf(value: number | boolean | null): string | null {
  if (typeof value === 'boolean') return String(value)
  if (value === null || !Number.isFinite(value)) return null
  if (value !== 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-4))
    return unsaid('text of a very large or small number')
  return String(value === 0 ? 0 : value)
}

export function regexOf(pattern: string, flags: string, always = ''): RegExp {
  const kept = new Set([
    ...always,
    ...[...flags].flatMap((f) => (f === 'd' ? ['s'] : f === 'i' || f === 'm' || f === 'g' ? [f] : [])),
  ])
  return new RegExp(pattern, [...kept, 'u'].join(''))
}

export function globMatches(text: string, glob: string, anyCase = false, anchored = true): boolean {
  const body = glob
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('.*')
  return new RegExp(anchored ? `^(?:${body})$` : body, anyCase ? 'siu' : 'su').test(text)
}

function ip4(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  return parts?.every((part) => part < 256) === true ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}

export function inSubnet(text: string, subnet: string): boolean {
  const [network, bits] = subnet.split('/')
  const [address, base] = [ip4(text), ip4(network ?? '')]
  if (address === null || base === null) return false
  const size = 2 ** (32 - Number(bits ?? 32))
  return Math.floor(address / size) === Math.floor(base / size)
}

function valueMatches(text: string | undefined, value: FilterValue): boolean {
  if (text === undefined) return false
  if (value.kind === 'regex') return regexOf(value.pattern, value.flags).test(text)
  return value.kind === 'pattern' ? globMatches(text, value.text) : unsaid(value.kind)
}

/** A guard of `match`: beside what a filter takes, a bare `*` is anything. */
export function guardMatches(text: string | undefined, guard: Pattern | RegexLiteral): boolean {
  if (guard.kind === 'pattern' && guard.text === '*' && !guard.quoted) return true
  return valueMatches(text, guard)
}

/** Named groups that took part; one of empty text is left to the documentation's silence. */
export function captures(match: RegExpMatchArray): readonly (readonly [string, string])[] {
  return Object.entries(match.groups ?? {}).flatMap(([name, text]) =>
    text === undefined ? [] : text === '' ? unsaid('a named group of empty text') : [[name, text] as const],
  )
}

/** Whether the event passes; captures of regexes are added to `found`. */
export function holds(condition: Condition, fields: Fields, found: Map<string, string>): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.items.every((item) => holds(item, fields, found))
    case 'or':
      return condition.items.some((item) => holds(item, fields, found))
    case 'not':
      return !holds(condition.item, fields, found)
    case 'boolean':
      return condition.value
    case 'text':
      return condition.value.kind === 'pattern' && condition.value.text === '*' ? true : unsaid('free text')
    case 'compare': {
      const text = fields.get(condition.field.name)
      const { operator, value } = condition
      if (operator === '=' || operator === '!=') {
        if (operator === '=' && value.kind === 'regex' && text !== undefined) {
          const match = regexOf(value.pattern, value.flags.replace('g', '')).exec(text)
          if (match !== null) for (const [name, part] of captures(match)) found.set(name, part)
        }
        return valueMatches(text, value) === (operator === '=')
      }
      if (value.kind !== 'pattern') return unsaid(value.kind)
      if (operator === 'like') return text !== undefined && globMatches(text, value.text, false, false)
      const [left, right] = [numberOf(text), numberOf(value.text)]
      if (right === null) return unsaid('comparing with text')
      return left !== null && ordered(operator, left, right)
    }
    default:
      return unsaid(condition.kind)
  }
}

function ordered(operator: string, left: number, right: number): boolean {
  if (operator === '<') return left < right
  if (operator === '<=') return left <= right
  if (operator === '>') return left > right
  return operator === '>=' ? left >= right : unsaid(operator)
}

/** What a call gives when it stands in an expression. */
export type CallValue = (call: Extract<Expr, { kind: 'call' }>, fields: Fields) => string | null

/** The value of an expression; null where it has none. */
export function evaluate(expr: Expr, fields: Fields, callValue: CallValue): string | null {
  switch (expr.kind) {
    case 'string':
      return expr.value
    case 'number': {
      const value = numberOf(expr.text)
      return value === null ? unsaid('number') : textOf(value)
    }
    case 'field':
      return /^(true|false)$/i.test(expr.name) ? expr.name : (fields.get(expr.name) ?? null)
    case 'call':
      return callValue(expr, fields)
    case 'unary': {
      const text = evaluate(expr.operand, fields, callValue)
      const value = numberOf(text)
      if (expr.operator === '-') return value === null ? null : textOf(-value)
      if (text === 'true' || text === 'false') return textOf(text === 'false')
      return value === null ? null : textOf(value === 0)
    }
    case 'binary': {
      const texts = [evaluate(expr.left, fields, callValue), evaluate(expr.right, fields, callValue)] as const
      return binary(expr.operator, ...texts)
    }
    default:
      return unsaid(expr.kind)
  }
}

function binary(operator: string, a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null
  const [left, right] = [numberOf(a), numberOf(b)]
  const bothNumbers = left !== null && right !== null
  if (operator === '==' || operator === '!=')
    return textOf((bothNumbers ? left === right : a === b) === (operator === '=='))
  if (!bothNumbers) return null
  switch (operator) {
    case '+':
      return textOf(left + right)
    case '-':
      return textOf(left - right)
    case '*':
      return textOf(left * right)
    case '/':
      return right === 0 ? null : textOf(left / right)
    case '%':
      return right === 0 ? null : textOf(left % right)
    default:
      return textOf(ordered(operator, left, right))
  }
}
