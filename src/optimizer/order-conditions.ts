import type { Expr } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { transformExpr, transformUp } from '../plan/traverse.ts'
import { cost } from './cost.ts'

/** `filter matches(c, 'x') and eq(port, 22)` is `filter eq(port, 22) and matches(c, 'x')`: DuckDB asks in the written order. */
export function orderConditions(plan: Plan): Plan {
  return transformUp(plan, (node) => {
    if (node.kind !== 'filter') return node
    const predicate = transformExpr(node.predicate, ordered)
    return predicate === node.predicate ? node : { ...node, predicate }
  })
}

function ordered(expr: Expr): Expr {
  if (expr.kind !== 'call' || (expr.fn !== 'logic.and' && expr.fn !== 'logic.or')) return expr
  const costs = new Map(expr.args.map((arg) => [arg, cost(arg)]))
  const args = expr.args.toSorted((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0))
  return args.every((arg, index) => arg === expr.args[index]) ? expr : { ...expr, args }
}
