import type { Expr } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Correlation, Named, Rule } from './ast.ts'
import type { TableFields } from './fields.ts'

/** What one reference of a correlation stands for. */
export type CorrelationPart =
  | {
      readonly kind: 'rule'
      /** As the correlation refers to it. */
      readonly reference: Named
      readonly document: Rule
      /** Whether an event of the table matches; null is false. */
      readonly condition: Expr
      /** The columns of its table: `field` finds what a field of the rule is, `scan` gives the columns found so far. */
      readonly fields: TableFields
    }
  | {
      readonly kind: 'correlation'
      readonly reference: Named
      readonly document: Correlation
      readonly plan: Plan
      readonly tables: readonly string[]
    }

/** A correlation's plan, and the tables that its rules read. */
export interface CorrelationPlan {
  readonly plan: Plan
  readonly tables: readonly string[]
}
