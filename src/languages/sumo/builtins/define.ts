import type { Expr } from '../../../plan/expr.ts'
import type { Expression, ExpressionOf } from '../ast.ts'
import type { Frame } from '../frame.ts'

export interface CallContext {
  readonly frame: Frame
  readonly lower: (expr: Expression) => Expr
}

/** A function of Sumo Logic: how many arguments it takes and what it means. */
export interface Builtin {
  readonly least: number
  readonly most: number
  readonly lower: (args: readonly Expr[], node: ExpressionOf<'call'>, context: CallContext) => Expr
}

export type Builtins = Readonly<Record<string, Builtin>>

/** The argument at `index`; the count has been checked before. */
export function argument(args: readonly Expr[], index: number): Expr {
  const arg = args[index]
  if (arg === undefined) throw new Error('the number of arguments is checked before lowering')
  return arg
}
