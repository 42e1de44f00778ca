import {
  type BinaryOperator,
  type Expression,
  type ExpressionOf,
  type Name,
  stringValue,
} from '../../src/languages/sumo/ast.ts'

export type Value = string | number | boolean | null
/** What the language takes an expression for; `null` is the type of the word alone. */
export type Type = 'text' | 'number' | 'boolean' | 'null'

export interface Field {
  readonly name: string
  readonly type: Type
  /** Built-in, and left out by `fields a, b`: it can be named, and is not shown. */
  readonly hidden: boolean
}

/** By name in lower case. */
export type Fields = ReadonlyMap<string, Field>
export type Row = ReadonlyMap<string, Value>

/** The model says nothing of this: the documentation leaves the answer open. */
export class Unsaid extends Error {}

/** A function that refuses its value takes the whole row away. */
export class Dropped extends Error {}

export const unsaid = (why: string): never => {
  throw new Unsaid(why)
}

export interface Typed {
  readonly type: Type
  readonly of: (row: Row) => Value
}

export function textOf(value: Value): string | null {
  if (typeof value !== 'number') return value === null ? null : String(value)
  if (!Number.isFinite(value)) return unsaid('text of what is no finite number')
  if (value !== 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-3)) return unsaid('text of an extreme number')
  return String(value === 0 ? 0 : value)
}

export function numberOf(value: Value): number | null {
  if (value === null || typeof value === 'number') return value
  if (typeof value === 'boolean') return null
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : null
}

const finite = (value: number): number =>
  Number.isFinite(value) && Math.abs(value) < 1e15 ? value : unsaid('no finite number')

/** By code point. */
export function compareTexts(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((char, i) => char !== right[i])
  if (at === -1) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1)
}

/** Of two values of one type; nulls are least. */
export function order(a: Value, b: Value): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareTexts(String(a), String(b))
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** `*` is any text; the whole value, with case. */
export function matchesWildcard(text: string, pattern: string): boolean {
  return new RegExp(`^${pattern.split('*').map(escaped).join('[^]*')}$`, 'u').test(text)
}

/** The pattern as JavaScript has it; what the tests use means the same in both, but `.` and line ends. */
export function regexOf(pattern: string, flags = ''): RegExp {
  const anyCase = pattern.startsWith('(?i)')
  return new RegExp(anyCase ? pattern.slice(4) : pattern, `u${anyCase ? 'i' : ''}${flags}`)
}

const between = (raw: string): string => raw.replaceAll('\\/', '/')

export function fieldOf(name: Name, fields: Fields): Typed {
  const key = name.text.toLowerCase()
  const field = fields.get(key)
  return field === undefined
    ? unsaid(`the field ${name.text}`)
    : { type: field.type, of: (row) => row.get(key) ?? null }
}

/** Both as one type: numbers stay numbers, a null takes the other's type, anything else meets as text. */
function together(a: Type, b: Type): { readonly type: Type; readonly cast: boolean } {
  if (a === b || b === 'null') return { type: a, cast: false }
  if (a === 'null') return { type: b, cast: false }
  return { type: 'text', cast: true }
}

const number = (of: (row: Row) => number | null): Typed => ({ type: 'number', of })
const text = (of: (row: Row) => string | null): Typed => ({ type: 'text', of })
const boolean = (of: (row: Row) => boolean | null): Typed => ({ type: 'boolean', of })

export function condition(expr: Expression, fields: Fields): (row: Row) => boolean | null {
  const value = typed(expr, fields)
  if (value.type === 'number') return unsaid('a number as a condition')
  return (row) => {
    const found = value.of(row)
    return found === true || found === 'true' ? true : found === false || found === 'false' ? false : null
  }
}

/** What a value is, or null where it is not reached and would drop the row. */
function unreached<T>(of: () => T): T | null {
  try {
    return of()
  } catch (error) {
    if (error instanceof Dropped) return null
    throw error
  }
}

export function typed(expr: Expression, fields: Fields): Typed {
  switch (expr.kind) {
    case 'field':
      return fieldOf(expr.name, fields)
    case 'string':
      return text(() => stringValue(expr.raw))
    case 'number':
      return /^[0-9.]+(?:e[+-]?[0-9]+)?$/.test(expr.text) ? number(() => Number(expr.text)) : unsaid('a suffix')
    case 'constant':
      return { type: expr.value === null ? 'null' : 'boolean', of: () => expr.value }
    case 'negate': {
      const item = typed(expr.item, fields)
      return number((row) => {
        const value = numberOf(item.of(row))
        return value === null ? null : -value
      })
    }
    case 'not': {
      const item = condition(expr.item, fields)
      return boolean((row) => {
        const value = item(row)
        return value === null ? null : !value
      })
    }
    case 'and':
    case 'or': {
      const items = expr.items.map((item) => condition(item, fields))
      const decides = expr.kind === 'or'
      return boolean((row) => {
        let goesOn = true
        const values = items.map((item) => {
          const value = goesOn ? item(row) : unreached(() => item(row))
          goesOn &&= decides ? value !== true : value === true
          return value
        })
        return values.includes(decides) ? decides : values.includes(null) ? null : !decides
      })
    }
    case 'binary':
      return isEmptyTest(expr)
        ? emptyTest(expr, fields)
        : binary(expr.op, typed(expr.left, fields), typed(expr.right, fields))
    case 'matches': {
      const value = typed(expr.value, fields)
      const { pattern } = expr
      if (expr.prefix) return unsaid('matches as a function')
      const regex = pattern.kind === 'regex' ? regexOf(between(pattern.raw)) : undefined
      const wildcards = regex === undefined ? typed(pattern, fields) : undefined
      return boolean((row) => {
        const held = textOf(value.of(row))
        const glob = wildcards === undefined ? '' : textOf(wildcards.of(row))
        if (held === null || glob === null) return null
        return (regex === undefined ? matchesWildcard(held, glob) : regex.test(held)) !== expr.negated
      })
    }
    case 'in': {
      const value = typed(expr.value, fields)
      const items = expr.items.map((item) => typed(item, fields))
      const numeric = [value, ...items].every(({ type }) => type === 'number')
      return boolean((row) => {
        const read = (of: Typed): Value => (numeric ? of.of(row) : textOf(of.of(row)))
        const held = read(value)
        const values = items.map(read)
        if (held === null) return null
        if (values.includes(held)) return !expr.negated
        return values.includes(null) ? null : expr.negated
      })
    }
    case 'conditional':
      return choose(condition(expr.condition, fields), typed(expr.then, fields), typed(expr.otherwise, fields))
    case 'call':
      return call(expr.fn.text.toLowerCase(), expr.args, fields)
    default:
      return unsaid(expr.kind)
  }
}

function choose(holds: (row: Row) => boolean | null, then: Typed, otherwise: Typed): Typed {
  const { type, cast } = together(then.type, otherwise.type)
  return {
    type,
    of: (row) => {
      const value = (holds(row) === true ? then : otherwise).of(row)
      return cast ? textOf(value) : value
    },
  }
}

const ARITHMETIC: Readonly<Partial<Record<BinaryOperator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

const COMPARED: Readonly<Partial<Record<BinaryOperator, (order: number) => boolean>>> = {
  '=': (of) => of === 0,
  '!=': (of) => of !== 0,
  '<': (of) => of < 0,
  '<=': (of) => of <= 0,
  '>': (of) => of > 0,
  '>=': (of) => of >= 0,
}

const isEmptyText = (expr: Expression): boolean => expr.kind === 'string' && expr.raw === ''

function isEmptyTest({ op, left, right }: ExpressionOf<'binary'>): boolean {
  return (op === '=' || op === '!=') && isEmptyText(left) !== isEmptyText(right)
}

/** What has no value is empty. */
function emptyTest({ op, left, right }: ExpressionOf<'binary'>, fields: Fields): Typed {
  const value = typed(isEmptyText(left) ? right : left, fields)
  return boolean((row) => ((textOf(value.of(row)) ?? '') === '') === (op === '='))
}

/** A number beside a text asks for the text's number; a text that is none equals no number and is in no order. */
function binary(op: BinaryOperator, left: Typed, right: Typed): Typed {
  const compute = ARITHMETIC[op]
  if (compute !== undefined)
    return number((row) => {
      const [a, b] = [numberOf(left.of(row)), numberOf(right.of(row))]
      return a === null || b === null ? null : finite(compute(a, b))
    })
  const holds = COMPARED[op] ?? unsaid(op)
  const oneNumber =
    (left.type === 'number' && right.type === 'text') || (left.type === 'text' && right.type === 'number')
  return boolean((row) => {
    const [a, b] = [left.of(row), right.of(row)]
    if (a === null || b === null) return null
    if (!oneNumber) return holds(left.type === right.type ? order(a, b) : order(textOf(a), textOf(b)))
    const [x, y] = [numberOf(a), numberOf(b)]
    if (x !== null && y !== null) return holds(x - y)
    return op === '=' ? false : op === '!=' ? true : null
  })
}

const BLANK = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/

function call(name: string, args: readonly Expression[], fields: Fields): Typed {
  const [first] = args
  if (name === 'if') {
    const [holds, then, otherwise] = args
    if (holds === undefined || then === undefined || otherwise === undefined) return unsaid('if')
    return choose(condition(holds, fields), typed(then, fields), typed(otherwise, fields))
  }
  if (name === 'replace') return replace(args, fields)
  const values = args.map((arg) => typed(arg, fields))
  const [value = unsaid(`${name} of nothing`)] = values
  const ofTexts = (fn: (texts: readonly string[]) => Value, type: Type = 'text'): Typed => ({
    type,
    of: (row) => {
      const texts = values.flatMap((arg) => textOf(arg.of(row)) ?? [])
      return texts.length < values.length ? null : fn(texts)
    },
  })
  const ofNumbers = (fn: (numbers: readonly number[]) => number | null): Typed =>
    number((row) => {
      const numbers = values.flatMap((arg) => numberOf(arg.of(row)) ?? [])
      const result = numbers.length < values.length ? null : fn(numbers)
      return result === null ? null : finite(result)
    })
  const one = (texts: readonly string[], i = 0): string => texts[i] ?? unsaid('too few arguments')
  const two = (numbers: readonly number[], i = 0): number => numbers[i] ?? unsaid('too few arguments')
  switch (name) {
    case 'isnull':
      return boolean((row) => value.of(row) === null)
    case 'isempty':
      return boolean((row) => (textOf(value.of(row)) ?? '') === '')
    case 'isblank':
      return boolean((row) => BLANK.test(textOf(value.of(row)) ?? ''))
    case 'isnumeric':
      return boolean((row) => isJavaNumber(textOf(value.of(row)) ?? ''))
    case 'concat':
      return text((row) => values.map((arg) => textOf(arg.of(row)) ?? '').join(''))
    case 'contains':
      return ofTexts((of) => (one(of, 1) === '' ? one(of) === '' : one(of).includes(one(of, 1))), 'boolean')
    case 'indexof':
      return ofTexts((of) => one(of).indexOf(one(of, 1)), 'number')
    case 'length':
      return number((row) => (textOf(value.of(row)) ?? '').length)
    case 'tolowercase':
      return ofTexts((of) => one(of).toLowerCase())
    case 'touppercase':
      return ofTexts((of) => one(of).toUpperCase())
    case 'tostring':
      return ofTexts((of) => one(of))
    case 'trim':
      return ofTexts((of) => one(of).replace(/^[\0-\x20]+|[\0-\x20]+$/g, ''))
    case 'substring':
      return text((row) => {
        const of = textOf(value.of(row))
        const [from, to] = [values[1], values[2]].map((arg) => (arg === undefined ? undefined : numberOf(arg.of(row))))
        if (of === null || from === null || to === null) return null
        const start = Math.trunc(from ?? 0)
        const end = Math.trunc(to ?? of.length)
        if (start < 0 || start >= of.length || end < start) return null
        return of.slice(start, end)
      })
    case 'format': {
      const template = first?.kind === 'string' ? stringValue(first.raw) : unsaid('format')
      const given = values.slice(1)
      return text((row) => {
        const texts = given.map((arg) => {
          const of = textOf(arg.of(row))
          if (of === null) throw new Dropped()
          return of
        })
        let at = 0
        return template.replace(/%s/g, () => texts[at++] ?? unsaid('too few values'))
      })
    }
    case 'num':
    case 'number':
    case 'double':
      return ofNumbers((of) => two(of))
    case 'long':
    case 'tolong':
    case 'int':
    case 'toint':
      return ofNumbers((of) => Math.trunc(two(of)))
    case 'abs':
      return ofNumbers((of) => Math.abs(two(of)))
    case 'ceil':
      return ofNumbers((of) => Math.ceil(two(of)))
    case 'floor':
      return ofNumbers((of) => Math.floor(two(of)))
    case 'round':
      return ofNumbers((of) => {
        const scale = 10 ** two([...of, 0], 1)
        const scaled = two(of) * scale
        return of.length > 1 && scaled < 0 && scaled % 1 === -0.5
          ? unsaid('half of a negative number')
          : Math.round(scaled) / scale
      })
    case 'sqrt':
      return ofNumbers((of) => Math.sqrt(two(of)))
    case 'pow':
      return ofNumbers((of) => two(of) ** two(of, 1))
    case 'max':
      return ofNumbers((of) => Math.max(two(of), two(of, 1)))
    case 'min':
      return ofNumbers((of) => Math.min(two(of), two(of, 1)))
    case 'base64encode':
      return ofTexts((of) => Buffer.from(one(of), 'utf8').toString('base64'))
    case 'urlencode':
      return ofTexts((of) => new URLSearchParams([['', one(of)]]).toString().slice(1))
    case 'dectohex':
      return ofTexts((of) => (/^\d{1,9}$/.test(one(of)) ? Number(one(of)).toString(16).toUpperCase() : unsaid(name)))
    default:
      return unsaid(name)
  }
}

/** Decimal, with an exponent and a type after it; a leading zero begins an octal number. */
function isJavaNumber(of: string): boolean {
  if (/^[+-]?0\d+$/.test(of)) return /^[+-]?0[0-7]+$/.test(of)
  return /^[+-]?(\d+|\d+\.\d*|\.\d+)([eE][+-]?\d+)?$/.test(of)
}

function replace(args: readonly Expression[], fields: Fields): Typed {
  const [source, pattern, by] = args
  if (source === undefined || pattern === undefined || by === undefined) return unsaid('replace')
  const value = typed(source, fields)
  const to = typed(by, fields)
  if (pattern.kind !== 'regex') {
    const from = typed(pattern, fields)
    return text((row) => {
      const [of, search, put] = [value, from, to].map((arg) => textOf(arg.of(row)))
      if (of === null || search === null || put === null) return null
      if (of === undefined || search === undefined || put === undefined) return unsaid('replace')
      return search === '' ? of : of.split(search).join(put)
    })
  }
  const regex = regexOf(between(pattern.raw), 'g')
  return text((row) => {
    const [of, put] = [textOf(value.of(row)), textOf(to.of(row))]
    if (of === null || put === null) return null
    return of.replace(regex, (...found: readonly unknown[]) =>
      put.replace(/\$\{(\w+)\}|\$(\d)/g, (_, name: string | undefined, place: string | undefined) => {
        const groups = found.at(-1)
        if (name === undefined) return String(found[Number(place)] ?? '')
        return typeof groups === 'object' && groups !== null
          ? String(Object.entries(groups).find(([of]) => of === name)?.[1] ?? '')
          : unsaid('a group')
      }),
    )
  })
}
