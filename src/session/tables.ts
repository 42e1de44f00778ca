import type { Engine } from '../plan/engine.ts'
import { aggregateCall } from '../plan/expr.ts'
import { ColumnSource, type Plan } from '../plan/plan.ts'
import { walkPlan } from '../plan/traverse.ts'
import { NO_SPAN } from '../source/text.ts'

/** The engine's tables that a plan reads. */
export function scannedTables(plan: Plan): readonly string[] {
  const tables = new Set<string>()
  walkPlan(plan, (node) => {
    if (node.kind === 'scan') tables.add(node.table)
  })
  return [...tables]
}

export async function countRows(engine: Engine, table: string): Promise<number> {
  const ids = new ColumnSource()
  const plan: Plan = {
    kind: 'aggregate',
    input: { kind: 'scan', table, columns: [], span: NO_SPAN },
    keys: [],
    aggregates: [{ ...ids.fresh('rows', 'long'), expr: aggregateCall('agg.count', []) }],
    span: NO_SPAN,
  }
  const result = await engine.query(plan)
  for await (const batch of result.batches()) {
    for (const [count] of batch) return Number(count)
  }
  return 0
}
