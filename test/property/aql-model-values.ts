import type { Expression, ExpressionOf } from '../../src/languages/aql/ast.ts'

/** A whole number is a bigint, a double is a number. */
export type ModelValue = string | bigint | number | boolean | null

export type Cells = ReadonlyMap<string, ModelValue>

/** The model says nothing of this: the pages leave the answer open. */
export class Unsaid extends Error {}

export const unsaid = (why: string): never => {
  throw new Unsaid(why)
}

/** How a name and a call are read where the expression stands. */
export interface Reading {
  readonly name: (name: string) => ModelValue
  readonly call: (call: ExpressionOf<'call'>) => ModelValue | undefined
  readonly isListed: (value: ModelValue, test: ExpressionOf<'in'>) => boolean | null
  /** A text that names an alias, as in ORDER BY 'alias'. */
  readonly text: (value: string) => ModelValue
}

export function numberOf(value: ModelValue): bigint | number | null {
  if (typeof value === 'bigint' || typeof value === 'number' || value === null) return value
  if (typeof value === 'boolean') return unsaid('a condition as a number')
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value) ? Number(value) : null
}

export function textOf(value: ModelValue): string | null {
  if (typeof value === 'bigint') return value.toString()
  return typeof value === 'string' || value === null ? value : unsaid('a double or a condition as a text')
}

const isConstant = (of: Expression): boolean =>
  of.kind === 'text' || of.kind === 'number' || (of.kind === 'negate' && of.value.kind === 'number')

/** Two values of different types are compared as numbers. */
export function ranked(a: ModelValue, b: ModelValue): number | null {
  if (a === null || b === null) return null
  if (typeof a === 'string' && typeof b === 'string') return order(a, b)
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x === null || y === null) return null
  return x < y ? -1 : x > y ? 1 : 0
}

/** Texts by their code points. */
function order(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return x.length - y.length
}

/** Null is the least. */
export function inOrder(a: ModelValue, b: ModelValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return ranked(a, b) ?? 0
}

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A constant takes the type of the other side; `<` and `>` of a text with a number compare numbers. */
export function compared(
  operator: Comparison,
  [left, a]: readonly [Expression, ModelValue],
  [right, b]: readonly [Expression, ModelValue],
): boolean | null {
  const isEquality = operator === '=' || operator === '!='
  const asText = (of: Expression, value: ModelValue, other: ModelValue): ModelValue =>
    isEquality && isConstant(of) && typeof other === 'string' ? textOf(value) : value
  const rank = ranked(asText(left, a, b), asText(right, b, a))
  if (rank === null) return null
  switch (operator) {
    case '=':
      return rank === 0
    case '!=':
      return rank !== 0
    case '<':
      return rank < 0
    case '<=':
      return rank <= 0
    case '>':
      return rank > 0
    case '>=':
      return rank >= 0
  }
}

export const not = (value: boolean | null): boolean | null => (value === null ? null : !value)

export function every(values: readonly (boolean | null)[]): boolean | null {
  return values.includes(false) ? false : values.includes(null) ? null : true
}

export const some = (values: readonly (boolean | null)[]): boolean | null => not(every(values.map(not)))

const long = (value: bigint): bigint => (BigInt.asIntN(64, value) === value ? value : unsaid('a number beyond 64 bits'))

export function calculated(operator: string, left: ModelValue, right: ModelValue): ModelValue {
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a === null || b === null) return null
  if ((operator === '/' || operator === '%') && Number(b) === 0) return unsaid('a division by zero')
  if (operator === '^') return Number(a) ** Number(b)
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    switch (operator) {
      case '+':
        return long(a + b)
      case '-':
        return long(a - b)
      case '*':
        return long(a * b)
      case '/':
        return a / b
      case '%':
        return a % b
      case '&':
        return a & b
      case '|':
        return a | b
      case '#':
        return a ^ b
      case '<<':
        return BigInt.asIntN(64, a << (b & 63n))
      case '>>':
        return a >> (b & 63n)
      default:
    }
  }
  const [x, y] = [Number(a), Number(b)]
  switch (operator) {
    case '+':
      return x + y
    case '-':
      return x - y
    case '*':
      return x * y
    case '/':
      return x / y
    case '%':
      return x % y
    default:
      return unsaid(`doubles and ${operator}`)
  }
}

function likePattern(pattern: string, anyCase: boolean): RegExp {
  const body = pattern
    .split(/([%_])/)
    .map((part) => (part === '%' ? '.*' : part === '_' ? '.' : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
    .join('')
  return new RegExp(`^${body}$`, anyCase ? 'sui' : 'su')
}

/** In Java `$` stands before a last line end, too. */
function javaPattern(pattern: string, flags: string): RegExp {
  return new RegExp(pattern.replace(/\$$/, '(?=\\n?$)'), `u${flags}`)
}

export function matched(operator: string, value: string | null, pattern: string | null): boolean | null {
  if (value === null || pattern === null) return null
  switch (operator) {
    case 'LIKE':
      return likePattern(pattern, false).test(value)
    case 'ILIKE':
      return likePattern(pattern, true).test(value)
    case 'MATCHES':
      return javaPattern(pattern, '').test(value)
    default:
      return javaPattern(pattern, 'i').test(value)
  }
}

function ipv4(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  return parts?.every((part) => part < 256) === true ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}

function isInNetwork(network: string, address: string | null): boolean | null {
  if (address === null) return null
  const [base = '', bits = '32'] = network.split('/')
  const [a, b] = [ipv4(base), ipv4(address)]
  if (a === null || b === null) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(a / size) === Math.floor(b / size)
}

/** Functions of one row. */
export function scalar(name: string, args: readonly ModelValue[]): ModelValue {
  const text = (place: number): string | null => textOf(args[place] ?? null)
  const whole = (place: number): number | null => {
    const value = numberOf(args[place] ?? null)
    return value === null ? null : Math.max(0, Math.trunc(Number(value)))
  }
  const [first] = [text(0)]
  switch (name) {
    case 'STR':
      return first
    case 'LOWER':
      return first === null ? null : first.toLowerCase()
    case 'UPPER':
      return first === null ? null : first.toUpperCase()
    case 'STRLEN':
      return first === null ? null : BigInt([...first].length)
    case 'CONCAT': {
      const texts = args.map(textOf)
      return texts.includes(null) ? null : texts.join('')
    }
    case 'STRPOS': {
      const [needle, from] = [text(1), args.length > 2 ? whole(2) : 0]
      return first === null || needle === null || from === null ? null : BigInt(first.indexOf(needle, from))
    }
    case 'SUBSTRING': {
      const [start, length] = [whole(1), args.length > 2 ? whole(2) : Number.MAX_SAFE_INTEGER]
      if (first === null || start === null || length === null) return null
      return [...first].slice(start, start + length).join('')
    }
    case 'REPLACEALL':
    case 'REPLACEFIRST': {
      const [subject, by] = [text(1), text(2)]
      if (first === null || subject === null || by === null) return null
      return subject.replace(new RegExp(first, name === 'REPLACEALL' ? 'gu' : 'u'), by)
    }
    case 'LONG': {
      const value = numberOf(args[0] ?? null)
      return value === null ? null : BigInt(Math.trunc(Number(value)))
    }
    case 'DOUBLE': {
      const value = numberOf(args[0] ?? null)
      return value === null ? null : Number(value)
    }
    case 'INCIDR':
      return first === null ? unsaid('a network that is null') : isInNetwork(first, text(1))
    default:
      return unsaid(name)
  }
}
