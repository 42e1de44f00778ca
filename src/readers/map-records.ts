import { compute, filter, keep, limit, project } from '../plan/build.ts'
import { type Engine, EngineFailure, type QueryOptions } from '../plan/engine.ts'
import { aggregateCall, type Column, call, type Expr, long, not, or, reference } from '../plan/expr.ts'
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
    for (const index of [...counts.byMapping.keys()].sort((a, b) => a - b)) {
      const mapping = mappings[index]
      if (mapping !== undefined) await insertMapped(engine, stage, scope, mapping, index)
    }
    return counts.bySource
  } finally {
    await engine.drop(stage)
  }
}

/** So many kinds of records are each read from the file, and a frequent kind always: storing records costs more than reading them. */
const FEW_KINDS = 4
const FREQUENT = 0.15

/**
 * Like `mapRecords`, for records that can be read again and again, such as those of a file: most are not staged. The
 * mappings take different records. Undefined, with nothing inserted, when the engine refuses the file or a record lacks
 * the required field: counting them reads every line.
 */
export async function mapReadRecords(
  engine: Engine,
  stage: string,
  records: Plan,
  scope: ReadonlyMap<string, Column>,
  mappings: readonly ClassMapping[],
  required: string,
  options: ReadOptions,
): Promise<readonly EventCount[] | undefined> {
  const choices = await countReadChoices(engine, records, scope, mappings, required, options)
  if (choices === undefined) return undefined
  const { bySource, byMapping } = choices
  const used = [...byMapping].sort(([a], [b]) => a - b)
  const total = used.reduce((sum, [, count]) => sum + count, 0)
  const isDirect = (count: number): boolean => used.length <= FEW_KINDS || count >= total * FREQUENT
  const direct: ClassMapping[] = []
  let done = 0
  for (const [index, count] of used) {
    const mapping = mappings[index]
    if (mapping === undefined || !isDirect(count)) continue
    const rows = filter(records, instantiate(mapping.when, scope))
    await engine.insert(mapping.to, project(rows, eventColumns(mapping, scope)), options)
    direct.push(mapping)
    done += count
    options.advance?.(done / total)
  }
  if (direct.length < used.length) {
    const isTaken = direct.map((mapping) => call('logic.is_true', [instantiate(mapping.when, scope)]))
    const rest = isTaken.length === 0 ? records : filter(records, not(or(isTaken)))
    await mapRecords(engine, stage, rest, scope, mappings)
  }
  return bySource
}

export interface ReadOptions extends QueryOptions {
  /** Hears of the part of the records that is done, from 0 to 1. */
  readonly advance?: (part: number) => void
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

interface Choices {
  readonly bySource: readonly EventCount[]
  /** Records by the place of the mapping that takes them. */
  readonly byMapping: ReadonlyMap<number, number>
}

function countChoices(
  engine: Engine,
  stage: string,
  scope: ReadonlyMap<string, Column>,
  mappings: readonly ClassMapping[],
): Promise<Choices> {
  const { scan, columns, choice } = scanStage(stage, scope)
  return countBy(engine, scan, columns, choice, mappings, {})
}

async function countReadChoices(
  engine: Engine,
  records: Plan,
  scope: ReadonlyMap<string, Column>,
  mappings: readonly ClassMapping[],
  required: string,
  options: QueryOptions,
): Promise<Choices | undefined> {
  const ids = new ColumnSource(Math.max(0, ...outputColumns(records).map((c) => c.id)))
  const choice = ids.fresh(MAPPING_COLUMN, 'long')
  const needed = scope.get(required)
  const chosen = chooseMapping(mappings, scope)
  // A record without the field is counted as of a mapping that there is not.
  const expr =
    needed === undefined
      ? chosen
      : call('logic.case', [call('logic.is_null', [reference(needed)]), long(mappings.length), chosen])
  const columns = new Map<string, Column>()
  for (const name of [SOURCE_COLUMN, EXTRA_COLUMN]) {
    const column = scope.get(name)
    if (column !== undefined) columns.set(name, column)
  }
  const plan = project(records, [...[...columns.values()].map(keep), compute(choice, expr)])
  try {
    const counts = await countBy(engine, plan, columns, choice, mappings, options)
    return counts.byMapping.has(mappings.length) ? undefined : counts
  } catch (error) {
    if (error instanceof EngineFailure && error.kind === 'failed') return undefined
    throw error
  }
}

async function countBy(
  engine: Engine,
  input: Plan,
  columns: ReadonlyMap<string, Column>,
  choice: Column,
  mappings: readonly ClassMapping[],
  options: QueryOptions,
): Promise<Choices> {
  const source = columns.get(SOURCE_COLUMN)
  const extra = columns.get(EXTRA_COLUMN)
  const ids = new ColumnSource(Math.max(0, ...outputColumns(input).map((c) => c.id)))
  const isExtra = extra === undefined ? undefined : not(call('logic.is_null', [reference(extra)]))
  const keys = [
    {
      ...ids.fresh('source', 'string'),
      expr: source === undefined ? call('convert.integer_to_text', [long(0)]) : reference(source),
    },
    keep(choice),
    ...(isExtra === undefined ? [] : [{ ...ids.fresh('extra', 'boolean'), expr: isExtra }]),
  ]
  const aggregates = [{ ...ids.fresh('count', 'long'), expr: aggregateCall('agg.count', []) }]
  const result = await engine.query({ kind: 'aggregate', input, keys, aggregates, span: NO_SPAN }, options)
  const bySource = new Map<string, { mapped: number; unmapped: number }>()
  const byMapping = new Map<number, number>()
  for await (const batch of result.batches()) {
    for (const row of batch) {
      const index = Number(row[1])
      byMapping.set(index, (byMapping.get(index) ?? 0) + Number(row.at(-1)))
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
    byMapping,
  }
}
