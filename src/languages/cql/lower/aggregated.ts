import type { AggregateCall, Expr } from '../../../plan/expr.ts'

/** One column that an aggregate function gives: the aggregates, and what is made of them where that is not the first itself. */
export interface Aggregated {
  readonly name: string
  readonly calls: readonly AggregateCall[]
  readonly finish?: (values: readonly Expr[]) => Expr
}
