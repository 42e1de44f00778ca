import type { Plan } from '../plan/plan.ts'
import { type OptimizerRule, RULES } from './rules.ts'

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
  for (const rule of RULES) {
    const next = apply(rule, current)
    if (next !== current) steps.push({ rule: rule.name, plan: next })
    current = next
  }
  return steps
}

function apply(rule: OptimizerRule, plan: Plan): Plan {
  return rule.rewrite(plan)
}
