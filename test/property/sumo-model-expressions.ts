import type { BinaryOperator, Expression, ExpressionOf } from '../../src/languages/sumo/ast.ts'
import { stringValue } from '../../src/languages/sumo/ast.ts'
import { ofFunction } from './sumo-model-functions.ts'
import {
  between,
  boolean,
  Dropped,
  type Fields,
  fieldOf,
  finite,
  matchesWildcard,
  number,
  numberOf,
  order,
  type Row,
  regexOf,
  type Type,
  type Typed,
  text,
  textOf,
  unsaid,
  type Value,
} from './sumo-model-values.ts'

/** Both as one type: numbers stay numbers, a null takes the other's type, anything else meets as text. */
function together(a: Type, b: Type): { readonly type: Type; readonly cast: boolean } {
  if (a === b || b === 'null') return { type: a, cast: false }
  if (a === 'null') return { type: b, cast: false }
  return { type: 'text', cast: true }
}

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

function call(name: string, args: readonly Expression[], fields: Fields): Typed {
  const [holds, then, otherwise] = args
  if (name === 'if') {
    if (holds === undefined || then === undefined || otherwise === undefined) return unsaid('if')
    return choose(condition(holds, fields), typed(then, fields), typed(otherwise, fields))
  }
  const nothing: Typed = { type: 'null', of: () => null }
  return ofFunction(
    name,
    args,
    args.map((arg) => (arg.kind === 'regex' ? nothing : typed(arg, fields))),
  )
}
