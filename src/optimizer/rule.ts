import type { Plan } from '../plan/plan.ts'

/** Rewrites a whole plan; returns `plan` itself when there is nothing to do. Output columns never change. */
export interface OptimizerRule {
  readonly name: string
  readonly rewrite: (plan: Plan) => Plan
}
