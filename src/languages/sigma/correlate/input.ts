import type { Report } from '../../../diagnostics/diagnostic.ts'
import type { Expr } from '../../../plan/expr.ts'
import type { ColumnSource, Plan } from '../../../plan/plan.ts'

/** What one reference of a correlation finds. */
export interface CorrelationInput {
  /** Every id and name that the rule has: aliases and conditions may use another than the correlation's `rules` do. */
  readonly names: readonly string[]
  /** The matching events of a rule; of a correlation, a row for each of its episodes. */
  readonly events: Found
  /** Of a correlation: a row for each window in which it holds. What is temporal goes by them. */
  readonly windows?: Found
}

/** Rows that a correlation goes by, as expressions over the columns of a plan. */
export interface Found {
  /** Rows of the same source are those of one plan: an event that several rules match counts once. */
  readonly source: string
  /** Asked for when every field has been. */
  readonly plan: () => Plan
  /** Which rows of the plan; without it all. */
  readonly matches?: Expr
  /** Datetime: the row's place in the order, and what the timespan counts from. Rows without it are left out. */
  readonly time: Expr
  /** Datetime: when that which the row tells began, where it is not `time`. */
  readonly begin?: Expr
  /** How many events the row stands for, where it is not one. */
  readonly weight?: Expr
  /** The value of a field or of an alias as text; `undefined` when such rows never have it. */
  readonly textOf: (field: string) => Expr | undefined
}

export interface CorrelationContext {
  readonly ids: ColumnSource
  readonly report: Report
}
