import type { Expr } from '../../plan/expr.ts'
import type { Expression, ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { toText, type Value } from './value.ts'

export function argument(lowering: Lowering, expression: Expression | undefined): Value {
  return expression === undefined ? lowering.nothing({ start: 0, end: 0 }) : lowering.lower(expression)
}

export function argumentText(lowering: Lowering, expression: Expression | undefined): Expr {
  return toText(argument(lowering, expression))
}

/** The text of a constant argument; reports any other. */
export function constantArgument(
  lowering: Lowering,
  argument: Expression | undefined,
  what: string,
): ExpressionOf<'text'> | undefined {
  if (argument?.kind === 'text') return argument
  if (argument !== undefined) lowering.session.add('type/not-constant', argument.span, { what })
  return undefined
}
