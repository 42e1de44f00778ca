import { project } from '../plan/build.ts'
import { type Column, literal, reference } from '../plan/expr.ts'
import { fieldsOf } from '../plan/formula.ts'
import { ColumnSource, type Computed, outputColumns, type Plan } from '../plan/plan.ts'
import { convertTo } from '../schemas/convert.ts'
import type { ClassMapping } from '../schemas/mapping.ts'
import type { Platform } from '../schemas/table.ts'
import { findView, nameKey } from '../schemas/views.ts'
import { NO_SPAN } from '../source/text.ts'
import { AUDIT_MAPPINGS } from './audit/mapping.ts'
import { defenderMappings } from './defender/mapping.ts'
import { FALCON_MAPPINGS } from './falcon/mapping.ts'
import type { BoundTable } from './ingest-types.ts'
import { QRADAR_EVENT_MAPPINGS, QRADAR_FLOW_MAPPINGS } from './qradar/mapping.ts'
import { SURICATA_MAPPINGS } from './suricata/mapping.ts'
import { WEB_MAPPINGS } from './web/mapping.ts'
import { ZEEK_MAPPINGS } from './zeek/mapping.ts'

const named = (
  platform: Platform,
  tables: Readonly<Record<string, readonly ClassMapping[]>>,
): readonly (readonly [string, readonly ClassMapping[]])[] =>
  Object.entries(tables).map(([table, mappings]) => [`${platform}.${table}`, mappings] as const)

/**
 * How rows of a platform's table become events, by `platform.table`. The tables that hold Windows events as such
 * (Sentinel's SecurityEvent and Event, Sumo's messages) are not here: readers take the events out of their rows.
 */
export const NATIVE_MAPPINGS: Readonly<Record<string, readonly ClassMapping[]>> = Object.fromEntries([
  ...named('defender', defenderMappings('defender')),
  ...named('sentinel', defenderMappings('sentinel')),
  ...named('falcon', { events: FALCON_MAPPINGS }),
  ...named('sigma', { 'linux/auditd': AUDIT_MAPPINGS }),
  ...named('qradar', { events: QRADAR_EVENT_MAPPINGS, flows: QRADAR_FLOW_MAPPINGS }),
  ...named('sigma', { ...ZEEK_MAPPINGS, ...SURICATA_MAPPINGS, ...WEB_MAPPINGS }),
])

export function nativeMappings(bound: BoundTable): readonly ClassMapping[] {
  if (bound.platform === undefined) return []
  return NATIVE_MAPPINGS[`${bound.platform}.${nameKey(bound.platform, bound.name)}`] ?? []
}

/**
 * The rows of a bound table with every column that the mapping reads, typed as the platform's schema has it (text where
 * the schema does not know it), and null where the table lacks it.
 */
export function nativeRows(
  bound: BoundTable,
  mapping: ClassMapping,
): { readonly plan: Plan; readonly scope: ReadonlyMap<string, Column> } {
  const wanted = fieldsOf(mapping.when)
  for (const formula of Object.values(mapping.columns)) fieldsOf(formula, wanted)
  const view = bound.platform === undefined ? undefined : findView(bound.platform, bound.name)
  const ids = new ColumnSource()
  const scanned: Column[] = []
  const columns = [...wanted].map((name): Computed => {
    const type = view?.columns[name] ?? view?.extra?.[name] ?? 'string'
    const found = bound.columns.find((c) => nameKey(bound.platform, c.name) === nameKey(bound.platform, name))
    if (found === undefined) return { ...ids.fresh(name, type), expr: literal(type, null) }
    const column = ids.fresh(found.name, found.type)
    scanned.push(column)
    return { ...ids.fresh(name, type), expr: convertTo(reference(column), type) }
  })
  const plan = project({ kind: 'scan', table: bound.table, columns: scanned, span: NO_SPAN }, columns)
  return { plan, scope: new Map(outputColumns(plan).map((column) => [column.name, column])) }
}
