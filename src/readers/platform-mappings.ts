import { filter, project } from '../plan/build.ts'
import type { Engine } from '../plan/engine.ts'
import type { Column } from '../plan/expr.ts'
import { instantiate } from '../plan/formula.ts'
import { ColumnSource, type Plan } from '../plan/plan.ts'
import type { ClassMapping } from '../schemas/mapping.ts'
import type { Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import type { BoundTable } from './ingest-types.ts'
import { eventColumns } from './map-records.ts'

/** How rows of platforms become events, by platform; a mapping says by its condition which rows it takes. */
const MAPPINGS: Readonly<Partial<Record<Platform, readonly ClassMapping[]>>> = {}

/** Adds the rows of a platform's table to the OCSF tables. */
export async function mapBoundTable(engine: Engine, bound: BoundTable): Promise<void> {
  const mappings = bound.platform === undefined ? undefined : MAPPINGS[bound.platform]
  for (const mapping of mappings ?? []) {
    const ids = new ColumnSource()
    const scope = new Map<string, Column>()
    for (const column of bound.columns) scope.set(column.name, ids.fresh(column.name, column.type))
    const scan: Plan = { kind: 'scan', table: bound.table, columns: [...scope.values()], span: NO_SPAN }
    const rows = filter(scan, instantiate(mapping.when, scope))
    await engine.insert(mapping.to, project(rows, eventColumns(mapping, scope)))
  }
}
