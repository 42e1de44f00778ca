import { filter, project } from '../plan/build.ts'
import type { Engine } from '../plan/engine.ts'
import { instantiate } from '../plan/formula.ts'
import type { BoundTable } from './ingest-types.ts'
import { eventColumns } from './map-records.ts'
import { nativeMappings, nativeRows } from './native-mappings.ts'

/** Adds the rows of a platform's table to the OCSF tables. */
export async function mapBoundTable(engine: Engine, bound: BoundTable): Promise<void> {
  for (const mapping of nativeMappings(bound)) {
    const { plan, scope } = nativeRows(bound, mapping)
    const rows = filter(plan, instantiate(mapping.when, scope))
    await engine.insert(mapping.to, project(rows, eventColumns(mapping, scope)))
  }
}
