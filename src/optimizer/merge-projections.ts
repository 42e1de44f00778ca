import type { ColumnId, Expr } from '../plan/expr.ts'
import type { Plan, PlanOf } from '../plan/plan.ts'
import { mapExprs, transformUp, walkExpr } from '../plan/traverse.ts'
import { isBuilt, readBuilt } from './read-members.ts'
import { replaceColumns } from './substitute.ts'

/**
 * `project b = upper(a) | project c = lower(b)` is `project c = lower(upper(a))`. Nothing is computed twice: an
 * expression that is used several times keeps its projection, unless its uses need only parts of it.
 */
export function mergeProjections(plan: Plan): Plan {
  return transformUp(plan, (node) => {
    if (node.kind !== 'project' || node.input.kind !== 'project') return node
    return merged(node, node.input) ?? node
  })
}

function merged(upper: PlanOf<'project'>, lower: PlanOf<'project'>): Plan | undefined {
  const by = new Map(lower.columns.map((column) => [column.id, column.expr]))
  const computed = new Set<Expr>()
  for (const [id, uses] of countUses(upper)) {
    const expr = by.get(id)
    if (uses < 2 || expr?.kind !== 'call') continue
    if (!isBuilt(expr)) return undefined
    computed.add(expr)
  }
  const node = mapExprs({ ...upper, input: lower.input }, (expr) => replaceColumns(expr, by))
  if (computed.size === 0) return node
  const read = mapExprs(node, readBuilt)
  return isAnyRepeated(read, computed) ? undefined : read
}

function countUses(node: PlanOf<'project'>): ReadonlyMap<ColumnId, number> {
  const uses = new Map<ColumnId, number>()
  for (const { expr } of node.columns) {
    walkExpr(expr, (part) => {
      if (part.kind === 'column') uses.set(part.id, (uses.get(part.id) ?? 0) + 1)
    })
  }
  return uses
}

/** Replacing keeps the identity of what it puts in. */
function isAnyRepeated(node: Plan, exprs: ReadonlySet<Expr>): boolean {
  const seen = new Set<Expr>()
  let repeated = false
  const visit = (expr: Expr): void => {
    if (exprs.has(expr)) {
      if (seen.has(expr)) repeated = true
      seen.add(expr)
    } else if (expr.kind === 'call') expr.args.forEach(visit)
  }
  mapExprs(node, (expr) => {
    visit(expr)
    return expr
  })
  return repeated
}
