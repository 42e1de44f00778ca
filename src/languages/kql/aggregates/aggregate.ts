import type { AggregateId } from '../../../functions/index.ts'
import { aggregateCall, call, type Expr, literal, long, reference } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { Ast } from '../ast.ts'
import type { Aggregates, Lowering, Scope } from '../lowering.ts'

/** One call of an aggregate function of KQL. */
export interface AggregateSite {
  readonly cx: Lowering
  readonly node: Ast
  /** The arguments without the condition of an `if` form. */
  readonly nodes: readonly Ast[]
  readonly span: Span
  /** The rows that the arguments see. */
  readonly scope: Scope
  readonly lower: (node: Ast) => Expr
  /** Adds an aggregate of the plan, over the rows that fulfil the condition. */
  readonly add: (fn: AggregateId, args: readonly Expr[]) => Expr
}

/** Gives the call's values, mostly one, or `undefined` where these arguments have no exact form. */
export type AggregateLowerer = (site: AggregateSite) => readonly Expr[] | undefined

/** An aggregate of one value and its lowered arguments, of which there are at most so many. */
export function aggregateOf(
  most: number,
  build: (args: readonly Expr[], site: AggregateSite) => Expr | undefined,
): AggregateLowerer {
  return (site) => {
    if (site.nodes.length > most) return undefined
    const value = build(site.nodes.map(site.lower), site)
    return value === undefined ? undefined : [value]
  }
}

/** Arguments of an aggregate see the rows and no other aggregate. */
export function rowScope(scope: Scope): Scope {
  const { aggregates: _, ...rest } = scope
  return rest
}

/** Adds an aggregate of the plan to the `summarize` at hand and gives what stands for it in an expression. */
export function addCall(
  cx: Lowering,
  aggregates: Aggregates,
  fn: AggregateId,
  args: readonly Expr[],
  span: Span,
  filter?: Expr,
): Expr {
  const made = aggregateCall(fn, args, span, filter)
  const column = cx.columns.fresh(fn.replace('agg.', ''), made.type)
  aggregates.calls.push({ ...column, expr: made })
  return reference(column, span)
}

/** More elements than any group has. */
export const UNLIMITED = long(2_147_483_647)

/** A dynamic that is JSON's null counts as missing, as any null does. */
export function withoutJsonNull(value: Expr): Expr {
  if (value.type !== 'dynamic') return value
  const missing = call('logic.is_null', [call('dynamic.to_text', [value])])
  return call('logic.case', [missing, literal('dynamic', null), value], value.span)
}
