import type { Expr } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import type { Scalar } from '../types/value.ts'

/** Many conditions over the rows of one plan, to be tested in one pass. */
export interface Matching {
  /** Over the engine's tables. */
  readonly input: Plan
  /** Over the output columns of `input`; null is false. */
  readonly conditions: readonly MatchCondition[]
}

export interface MatchCondition {
  readonly when: Expr
  /** Told of rows for which `when` is true. */
  readonly parts: readonly Expr[]
}

/** A row for which at least one condition is true: its values in the order of the input's columns. */
export interface MatchedRow {
  readonly values: readonly Scalar[]
  readonly matched: readonly {
    /** Place in `Matching.conditions`. */
    readonly condition: number
    /** Places of the parts that are true. */
    readonly parts: readonly number[]
  }[]
}

/** How much of the rows is tested, from 0 to 1. */
export type MatchingProgress = (part: number) => void
