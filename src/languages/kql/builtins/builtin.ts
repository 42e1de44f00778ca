import { FUNCTIONS, type FunctionId } from '../../../functions/index.ts'
import { call, type Expr, literal } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { ValueType } from '../../../types/value.ts'
import { type Ast, valueTypeNamed } from '../ast.ts'
import type { Lowering, Scope } from '../lowering.ts'

/** One call of a scalar function of KQL. */
export interface CallSite {
  readonly cx: Lowering
  readonly node: Ast
  readonly scope: Scope
  readonly span: Span
  readonly nodes: readonly Ast[]
  readonly lower: (node: Ast) => Expr
}

/** Gives the call's meaning, or `undefined` where these arguments have no exact form. */
export type Builtin = (site: CallSite) => Expr | undefined

/** A function that gives several columns: an expression for each, in the binder's order. */
export type SeveralBuiltin = (site: CallSite) => readonly Expr[] | undefined

/** A function of its lowered arguments, of which there are at most so many; more have a meaning that is not handled. */
export function of(most: number, build: (args: readonly Expr[], site: CallSite) => Expr | undefined): Builtin {
  return (site) => (site.nodes.length > most ? undefined : build(site.nodes.map(site.lower), site))
}

/** A function of any number of lowered arguments. */
export function ofAny(build: (args: readonly Expr[], site: CallSite) => Expr | undefined): Builtin {
  return of(Number.POSITIVE_INFINITY, build)
}

/** A call, or its value where all arguments are literals, so that what needs a constant finds one. */
export function folded(fn: FunctionId, args: readonly Expr[], span: Span): Expr {
  const made = call(fn, args, span)
  const { evaluate, nulls } = FUNCTIONS[fn]
  const values = args.flatMap((a) => (a.kind === 'literal' ? [a.value] : []))
  if (evaluate === undefined || values.length < args.length) return made
  const value = nulls === 'propagate' && values.includes(null) ? null : evaluate(values)
  return value === undefined ? made : literal(made.type, value, span)
}

/** The type that a `typeof(long)` among the arguments names. */
export function castType(node: Ast): ValueType | undefined {
  const written = node.list('Types')[0]?.text.trim()
  return written === undefined ? undefined : valueTypeNamed(written)
}
