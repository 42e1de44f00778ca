import { type ColumnId, type Expr, reference } from '../plan/expr.ts'
import { ColumnSource, type Computed, outputColumns, type Plan, type PlanOf } from '../plan/plan.ts'
import { greatestColumnId, referencedColumns, transformUp } from '../plan/traverse.ts'
import { isBuilt } from './read-members.ts'
import { replaceColumns } from './substitute.ts'

/**
 * A projection goes into the inputs of a union where one of them builds the JSON that the projection reads: there it
 * can be read without being built.
 */
export function pushProjections(plan: Plan): Plan {
  let ids: ColumnSource | undefined
  return transformUp(plan, (node) => {
    if (node.kind !== 'project' || node.input.kind !== 'union' || !readsBuilt(node, node.input)) return node
    ids ??= new ColumnSource(greatestColumnId(plan))
    return pushed(node, node.input, ids)
  })
}

/** Reading includes `parse`, and passing on to a projection above that may read. */
function readsBuilt(node: PlanOf<'project'>, union: PlanOf<'union'>): boolean {
  const used = new Set<ColumnId>()
  for (const { expr } of node.columns) if (expr.kind === 'call') referencedColumns(expr, used)
  return union.inputs.some(
    (leg) =>
      leg.kind === 'project' &&
      leg.columns.some(({ expr }, place) => {
        const column = union.columns[place]
        return column !== undefined && used.has(column.id) && isBuilt(expr)
      }),
  )
}

function pushed(node: PlanOf<'project'>, union: PlanOf<'union'>, ids: ColumnSource): Plan {
  const inputs = union.inputs.map((leg): Plan => {
    const own = outputColumns(leg)
    const by = new Map<ColumnId, Expr>()
    for (const [place, column] of union.columns.entries()) {
      const mine = own[place]
      if (mine !== undefined) by.set(column.id, reference(mine, node.span))
    }
    const columns = node.columns.map(
      (column): Computed => ({ ...ids.fresh(column.name, column.type), expr: replaceColumns(column.expr, by) }),
    )
    return { ...node, input: leg, columns }
  })
  return { ...union, inputs, columns: node.columns.map(({ id, name, type }) => ({ id, name, type })) }
}
