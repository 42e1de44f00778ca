import type { ColumnId, Expr } from '../plan/expr.ts'
import { assertNever, outputColumns, type Plan } from '../plan/plan.ts'
import { expressionsOf, referencedColumns } from '../plan/traverse.ts'

/** Scans read, and projections compute, only what is used above them. */
export function pruneColumns(plan: Plan): Plan {
  return prune(plan, new Set(outputColumns(plan).map((column) => column.id)))
}

type Needed = ReadonlySet<ColumnId>

function withReferences(needed: Needed, exprs: readonly Expr[]): Needed {
  const all = new Set(needed)
  for (const expr of exprs) referencedColumns(expr, all)
  return all
}

/** The plan with at least the needed columns; those of its root that are not needed may be gone. */
function prune(plan: Plan, needed: Needed): Plan {
  switch (plan.kind) {
    case 'scan':
    case 'read': {
      const columns = plan.columns.filter((column) => needed.has(column.id))
      // The names of a CSV file without a header are those of its columns in order.
      const whole = plan.kind === 'read' && plan.format.kind === 'csv' && !plan.format.header
      return whole || columns.length === plan.columns.length ? plan : { ...plan, columns }
    }
    case 'values':
      return plan
    case 'filter':
    case 'sort':
    case 'limit':
      return below(plan, withReferences(needed, expressionsOf(plan)))
    case 'project': {
      const columns = plan.columns.filter((column) => needed.has(column.id))
      const node = columns.length === plan.columns.length ? plan : { ...plan, columns }
      return below(node, withReferences(new Set(), expressionsOf(node)))
    }
    case 'aggregate': {
      const aggregates = plan.aggregates.filter((column) => needed.has(column.id))
      const node = aggregates.length === plan.aggregates.length ? plan : { ...plan, aggregates }
      return below(node, withReferences(new Set(), expressionsOf(node)))
    }
    case 'window': {
      const columns = plan.columns.filter((column) => needed.has(column.id))
      const node = columns.length === plan.columns.length ? plan : { ...plan, columns }
      return below(node, withReferences(needed, expressionsOf(node)))
    }
    case 'unnest':
      return below(plan, withReferences(needed, expressionsOf(plan)))
    case 'join': {
      const both = withReferences(needed, [plan.on])
      const left = prune(plan.left, both)
      const right = prune(plan.right, both)
      return left === plan.left && right === plan.right ? plan : { ...plan, left, right }
    }
    case 'union':
      return pruneUnion(plan, needed)
    default:
      return assertNever(plan)
  }
}

function below<P extends Extract<Plan, { input: Plan }>>(plan: P, needed: Needed): P {
  const input = prune(plan.input, needed)
  return input === plan.input ? plan : { ...plan, input }
}

/** The legs' columns go by place, so a place is dropped from every leg or from none. */
function pruneUnion(plan: Extract<Plan, { kind: 'union' }>, needed: Needed): Plan {
  const places = plan.columns.map((column) => needed.has(column.id))
  const isWhole = places.every((place) => place)
  const inputs = plan.inputs.map((leg) => {
    const columns = outputColumns(leg).filter((_, index) => places[index] === true)
    const pruned = prune(leg, new Set(columns.map((column) => column.id)))
    const fits = outputColumns(pruned).every((column, index) => column.id === columns[index]?.id)
    if (fits && outputColumns(pruned).length === columns.length) return pruned
    const kept = columns.map((c) => ({
      ...c,
      expr: { kind: 'column' as const, id: c.id, type: c.type, span: leg.span },
    }))
    return { kind: 'project' as const, input: pruned, columns: kept, span: leg.span }
  })
  if (isWhole) return inputs.every((leg, index) => leg === plan.inputs[index]) ? plan : { ...plan, inputs }
  return { ...plan, inputs, columns: plan.columns.filter((_, index) => places[index] === true) }
}
