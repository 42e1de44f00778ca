import { type Column, type ColumnId, type Expr, reference } from './expr.ts'
import type { ColumnSource, Computed, Plan } from './plan.ts'
import { mapExprs, transformExpr, transformUp } from './traverse.ts'

/** A plan beside the one that it is a copy of. */
export interface PlanCopy {
  readonly plan: Plan
  /** What a column of the original is called in the copy. */
  readonly column: (original: Column) => Column
  /** An expression over the original's columns over those of the copy. */
  readonly expr: (original: Expr) => Expr
}

/** The same plan with ids of its own, so that both can be inputs of one plan. */
export function copyPlan(plan: Plan, columns: ColumnSource): PlanCopy {
  const made = new Map<ColumnId, Column>()
  const column = (original: Column): Column => {
    const known = made.get(original.id)
    if (known !== undefined) return known
    const fresh = columns.fresh(original.name, original.type)
    made.set(original.id, fresh)
    return fresh
  }
  const expr = (original: Expr): Expr =>
    transformExpr(original, (node) => {
      const renamed = node.kind === 'column' ? made.get(node.id) : undefined
      return renamed === undefined ? node : { ...reference(renamed, node.span), type: node.type }
    })
  return { plan: transformUp(plan, (node) => renamed(mapExprs(node, expr), column)), column, expr }
}

/** The node with other ids for the columns that it makes. */
function renamed(plan: Plan, column: (original: Column) => Column): Plan {
  const computed = <T>(made: Computed<T>): Computed<T> => ({ ...made, id: column(made).id })
  switch (plan.kind) {
    case 'scan':
    case 'read':
    case 'values':
    case 'union':
      return { ...plan, columns: plan.columns.map(column) }
    case 'project':
      return { ...plan, columns: plan.columns.map(computed) }
    case 'window':
      return { ...plan, columns: plan.columns.map(computed) }
    case 'aggregate':
      return { ...plan, keys: plan.keys.map(computed), aggregates: plan.aggregates.map(computed) }
    case 'unnest':
      return {
        ...plan,
        element: column(plan.element),
        ...(plan.place === undefined ? {} : { place: column(plan.place) }),
      }
    default:
      return plan
  }
}
