import type { Plan } from '../plan/plan.ts'
import { RULES } from './rules.ts'

export { dropEmpty } from './drop-empty.ts'
export { pruneColumns } from './prune-columns.ts'

export interface OptimizerStep {
  readonly rule: string
  readonly plan: Plan
}

/** A plan with the same rows and columns that costs less to run. */
export function optimize(plan: Plan): Plan {
  return optimizeSteps(plan).at(-1)?.plan ?? plan
}

/** The plan after each rule that changed it, in the order of the rules. */
export function optimizeSteps(plan: Plan): readonly OptimizerStep[] {
  const steps: OptimizerStep[] = []
  let current = plan
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = current
    for (const { name, rewrite } of RULES) {
      const next = rewrite(current)
      if (next !== current) steps.push({ rule: name, plan: next })
      current = next
    }
    if (current === before) break
  }
  return steps
}

/** One rule opens the way for another; each makes a plan smaller or moves a filter down, so few passes suffice. */
const MOST_PASSES = 8
