import { filter } from '../plan/build.ts'
import type { Engine, TableColumnType } from '../plan/engine.ts'
import { aggregateCall, and, call, type Expr, long, reference } from '../plan/expr.ts'
import { ColumnSource, type Plan } from '../plan/plan.ts'
import { timeColumn } from '../schemas/time-column.ts'
import { NO_SPAN } from '../source/text.ts'
import { TICKS_PER_MILLISECOND } from '../types/value.ts'
import type { BoundTable } from './ingest-types.ts'

/** The earliest and latest time of the events of the classes and of the rows, in ticks. */
export async function timeRange(
  engine: Engine,
  classes: Iterable<string>,
  bound: readonly BoundTable[],
): Promise<{ readonly earliest: bigint | null; readonly latest: bigint | null }> {
  let earliest: bigint | null = null
  let latest: bigint | null = null
  const see = (range: { readonly min: bigint; readonly max: bigint } | undefined): void => {
    if (range === undefined) return
    if (earliest === null || range.min < earliest) earliest = range.min
    if (latest === null || range.max > latest) latest = range.max
  }
  for (const table of classes) see(await columnRange(engine, table, { name: 'time', type: 'datetime' }))
  for (const table of bound) {
    const column = timeColumn(table.columns)
    if (column !== undefined) see(await columnRange(engine, table.table, column))
  }
  return { earliest, latest }
}

async function columnRange(
  engine: Engine,
  table: string,
  column: TableColumnType,
): Promise<{ min: bigint; max: bigint } | undefined> {
  const ids = new ColumnSource()
  const scanned = ids.fresh(column.name, column.type)
  const scan: Plan = { kind: 'scan', table, columns: [scanned], span: NO_SPAN }
  const unit = column.type === 'datetime' ? 1n : TICKS_PER_MILLISECOND
  const result = await engine.query({
    kind: 'aggregate',
    // A number beyond what ticks can tell is no time.
    input: unit === 1n ? scan : filter(scan, isTime(reference(scanned))),
    keys: [],
    aggregates: [
      { ...ids.fresh('min', column.type), expr: aggregateCall('agg.min', [reference(scanned)]) },
      { ...ids.fresh('max', column.type), expr: aggregateCall('agg.max', [reference(scanned)]) },
    ],
    span: NO_SPAN,
  })
  for await (const batch of result.batches()) {
    for (const [min, max] of batch) {
      if (typeof min !== 'bigint' || typeof max !== 'bigint') return undefined
      return { min: min * unit, max: max * unit }
    }
  }
  return undefined
}

function isTime(milliseconds: Expr): Expr {
  const last = (2n ** 63n - 1n) / TICKS_PER_MILLISECOND
  return and([call('compare.ge', [milliseconds, long(-last)]), call('compare.le', [milliseconds, long(last)])])
}
