import { filter, keep, limit, project } from '../plan/build.ts'
import { type Engine, EngineFailure } from '../plan/engine.ts'
import { aggregateCall, type Column, call, type Expr, long, not, reference } from '../plan/expr.ts'
import { instantiate } from '../plan/formula.ts'
import { ColumnSource, outputColumns, type Plan } from '../plan/plan.ts'
import type { ClassMapping } from '../schemas/mapping.ts'
import { OCSF_CLASSES } from '../schemas/ocsf/columns.ts'
import { NO_SPAN } from '../source/text.ts'

/** How many records of one file became events of a class (`mapped`), and how many were kept as base_event. */
export interface EventCount {
  readonly source: string
  readonly mapped: number
  readonly unmapped: number
}

/** Columns of a record table that are no fields of records. */
export const SOURCE_COLUMN = 'source'
/** Not null on records that are counted elsewhere. */
export const EXTRA_COLUMN = 'extra'

const MAPPING_COLUMN = 'mapping'
const NO_MAPPING = -1

/**
 * Stages the records that `records` gives, inserts each into the table of the class whose mapping takes it (the first one
 * that does), and drops the stage again. `scope`: the fields by name, among the plan's columns. `required`: a field that
 * every record must have; else the engine's failure says so and nothing is inserted.
 */
export async function mapRecords(
  engine: Engine,
  stage: string,
  records: Plan,
  scope: ReadonlyMap<string, Column>,
  mappings: readonly ClassMapping[],
  required?: string,
): Promise<readonly EventCount[]> {
  const ids = new ColumnSource(Math.max(0, ...outputColumns(records).map((c) => c.id)))
  const choice = ids.fresh(MAPPING_COLUMN, 'long')
  await engine.createAs(
    stage,
    project(records, [...outputColumns(records).map(keep), { ...choice, expr: chooseMapping(mappings, scope) }]),
  )
  try {
    const needed = required === undefined ? undefined : scope.get(required)
    if (needed !== undefined && (await hasNull(engine, stage, needed))) {
      throw new EngineFailure('failed', `a record has no ${required}`)
    }
    const counts = await countChoices(engine, stage, scope, mappings)
    for (const index of counts.used) {
      const mapping = mappings[index]
      if (mapping !== undefined) await insertMapped(engine, stage, scope, mapping, index)
    }
    return counts.bySource
  } finally {
    await engine.drop(stage)
  }
}

/** The place of the first mapping whose condition is true; -1 when there is none. */
function chooseMapping(mappings: readonly ClassMapping[], scope: ReadonlyMap<string, Column>): Expr {
  const arms = mappings.flatMap((mapping, index) => [instantiate(mapping.when, scope), long(index)])
  return call('logic.case', [...arms, long(NO_MAPPING)])
}

async function hasNull(engine: Engine, stage: string, column: Column): Promise<boolean> {
  const ids = new ColumnSource()
  const scanned = ids.fresh(column.name, column.type)
  const scan: Plan = { kind: 'scan', table: stage, columns: [scanned], span: NO_SPAN }
  const result = await engine.query(limit(filter(scan, call('logic.is_null', [reference(scanned)])), 1))
  for await (const batch of result.batches()) if (batch.length > 0) return true
  return false
}

async function insertMapped(
  engine: Engine,
  stage: string,
  scope: ReadonlyMap<string, Column>,
  mapping: ClassMapping,
  index: number,
): Promise<void> {
  const { scan, columns, choice } = scanStage(stage, scope)
  const rows = filter(scan, call('compare.eq', [reference(choice), long(index)]))
  await engine.insert(mapping.to, project(rows, eventColumns(mapping, columns)))
}

/** The columns of an event, typed as the class's table has them. */
export function eventColumns(
  mapping: ClassMapping,
  scope: ReadonlyMap<string, Column>,
): readonly (Column & { readonly expr: Expr })[] {
  const ids = new ColumnSource(Math.max(0, ...[...scope.values()].map((c) => c.id)) + 1)
  const types = OCSF_CLASSES[mapping.to]
  return Object.entries(mapping.columns).map(([name, formula]) => {
    const expr = instantiate(formula, scope)
    return { ...ids.fresh(name, types[name] ?? expr.type), expr }
  })
}

function scanStage(
  stage: string,
  scope: ReadonlyMap<string, Column>,
): { scan: Plan; columns: ReadonlyMap<string, Column>; choice: Column } {
  const ids = new ColumnSource()
  const columns = new Map<string, Column>()
  for (const [name, column] of scope) columns.set(name, ids.fresh(column.name, column.type))
  const choice = ids.fresh(MAPPING_COLUMN, 'long')
  return {
    scan: { kind: 'scan', table: stage, columns: [...columns.values(), choice], span: NO_SPAN },
    columns,
    choice,
  }
}

async function countChoices(
  engine: Engine,
  stage: string,
  scope: ReadonlyMap<string, Column>,
  mappings: readonly ClassMapping[],
): Promise<{ bySource: readonly EventCount[]; used: readonly number[] }> {
  const { scan, columns, choice } = scanStage(stage, scope)
  const source = columns.get(SOURCE_COLUMN)
  const extra = columns.get(EXTRA_COLUMN)
  const ids = new ColumnSource(choice.id)
  const isExtra = extra === undefined ? undefined : not(call('logic.is_null', [reference(extra)]))
  const keys = [
    {
      ...ids.fresh('source', 'string'),
      expr: source === undefined ? call('convert.integer_to_text', [long(0)]) : reference(source),
    },
    keep(choice),
    ...(isExtra === undefined ? [] : [{ ...ids.fresh('extra', 'boolean'), expr: isExtra }]),
  ]
  const result = await engine.query({
    kind: 'aggregate',
    input: scan,
    keys,
    aggregates: [{ ...ids.fresh('count', 'long'), expr: aggregateCall('agg.count', []) }],
    span: NO_SPAN,
  })
  const bySource = new Map<string, { mapped: number; unmapped: number }>()
  const used = new Set<number>()
  for await (const batch of result.batches()) {
    for (const row of batch) {
      const index = Number(row[1])
      used.add(index)
      if (isExtra !== undefined && row[2] === true) continue
      const name = String(row[0])
      const count = bySource.get(name) ?? { mapped: 0, unmapped: 0 }
      const to = mappings[index]?.to ?? 'base_event'
      count[to === 'base_event' ? 'unmapped' : 'mapped'] += Number(row.at(-1))
      bySource.set(name, count)
    }
  }
  return {
    bySource: [...bySource].map(([name, count]) => ({ source: name, ...count })),
    used: [...used].filter((index) => index !== NO_MAPPING).sort((a, b) => a - b),
  }
}
