import type { FunctionId } from '../functions/index.ts'
import type { Scalar, ValueType } from '../types/value.ts'
import { type Column, call, type Expr, literal, reference } from './expr.ts'

/**
 * An expression over columns by name, not yet bound to a plan: what platform views and reader mappings are written in.
 */
export type Formula =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'constant'; readonly type: ValueType; readonly value: Scalar }
  | { readonly kind: 'apply'; readonly fn: FunctionId; readonly args: readonly Formula[] }

export function field(name: string): Formula {
  return { kind: 'field', name }
}

export function constant(value: Scalar, type?: ValueType): Formula {
  return { kind: 'constant', type: type ?? naturalType(value), value }
}

export function apply(fn: FunctionId, ...args: readonly Formula[]): Formula {
  return { kind: 'apply', fn, args }
}

function naturalType(value: Scalar): ValueType {
  switch (typeof value) {
    case 'bigint':
      return 'long'
    case 'number':
      return 'real'
    case 'boolean':
      return 'boolean'
    default:
      return 'string'
  }
}

/** Binds names to columns. A name that the scope lacks becomes null of type string. */
export function instantiate(formula: Formula, scope: ReadonlyMap<string, Column>): Expr {
  switch (formula.kind) {
    case 'field': {
      const column = scope.get(formula.name)
      return column === undefined ? literal('string', null) : reference(column)
    }
    case 'constant':
      return literal(formula.type, formula.value)
    case 'apply':
      return call(
        formula.fn,
        formula.args.map((arg) => instantiate(arg, scope)),
      )
  }
}

/** The names that a formula reads. */
export function fieldsOf(formula: Formula, into: Set<string> = new Set()): Set<string> {
  if (formula.kind === 'field') into.add(formula.name)
  if (formula.kind === 'apply') for (const arg of formula.args) fieldsOf(arg, into)
  return into
}
