import { rm } from 'node:fs/promises'
import { filter, project } from '../plan/build.ts'
import { type Engine, EngineFailure, type TableColumnType } from '../plan/engine.ts'
import { aggregateCall, and, call, reference } from '../plan/expr.ts'
import { type Formula, field, fieldsOf, instantiate } from '../plan/formula.ts'
import { ColumnSource, type Computed, type Plan } from '../plan/plan.ts'
import { isLookupName } from '../schemas/bound.ts'
import { convertTo } from '../schemas/convert.ts'
import { SIGMA_HEADER } from '../schemas/sigma/header.ts'
import type { Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import type { ValueType } from '../types/value.ts'
import { ColumnKinds, columnFromText } from './column-types.ts'
import type { LineScan } from './direct.ts'
import type { BoundTable, PlatformColumns } from './ingest-types.ts'
import { JSON_KINDS } from './json-kinds.ts'
import { cellText } from './row.ts'
import type { WholeRows } from './shape.ts'
import { jsonString, Spool } from './spool.ts'

/** Streams of whole records, where a time is the number or text that the record has. */
const STREAMS: ReadonlySet<string> = new Set(['events', 'messages'])

/** A file with longer lines is read row by row. */
const LONGEST_LINE = 4 << 20

/** Rows of which a value did not fit the type of its column. */
export interface Misfit {
  readonly table: string
  readonly column: string
  readonly type: ValueType
  readonly count: number
}

/** A file of JSON lines that the engine reads by itself. */
export interface DirectFile {
  readonly path: string
  readonly scan: LineScan
  /** What the rows have beside the lines' members. */
  readonly whole?: WholeRows
  readonly loaded: (rows: number) => void
  /** Adds the file's rows one by one instead, after all. */
  readonly fallBack: () => Promise<void>
}

interface BoundColumn {
  readonly spooled: string
  readonly kinds: ColumnKinds
}

/** A column of the table to be made, and where its text comes from. */
interface Target extends TableColumnType {
  readonly source: string
  readonly spooled: string
}

/** The rows of one table, from any number of files: their columns are united by name. */
export class BoundRows {
  readonly name: string
  readonly explicit: boolean
  readonly platform: Platform | undefined
  readonly #spool: Spool
  readonly #columns = new Map<string, BoundColumn>()
  #files: DirectFile[] = []

  constructor(name: string, directory: string, explicit: boolean, platform?: Platform) {
    this.name = name
    this.explicit = explicit
    this.platform = platform
    this.#spool = new Spool(directory)
  }

  /** `textual`: the row's format has no types. */
  add(values: Readonly<Record<string, unknown>>, textual: boolean): void {
    // The first member keeps a row without any from being an empty object.
    let line = '{"0":"1"'
    for (const name of Object.keys(values)) {
      const value = values[name]
      const column = this.#column(name)
      column.kinds.see(value, textual)
      const cell = cellText(value)
      if (cell !== null) line += `,"${column.spooled}":${jsonString(cell)}`
    }
    this.#spool.add(`${line}}`)
  }

  /** The table has these columns, with and without rows. */
  declare(names: readonly string[]): void {
    for (const name of names) this.#column(name)
  }

  addFile(file: DirectFile): void {
    const present = file.scan.lines
    for (const [name, formula] of Object.entries(file.whole?.added ?? {}))
      this.#column(name).kinds.merge({ kinds: kindOf(formula), present })
    for (const member of file.scan.members) this.#column(member.name).kinds.merge(member)
    this.#files.push(file)
  }

  #column(name: string): BoundColumn {
    let column = this.#columns.get(name)
    if (column === undefined) {
      column = { spooled: String(this.#columns.size + 1), kinds: new ColumnKinds() }
      this.#columns.set(name, column)
    }
    return column
  }

  close(): void {
    this.#spool.close()
  }

  /** Makes the engine's table, typed by the platform's schema and else by all values. */
  async load(
    engine: Engine,
    table: string,
    platformColumns: PlatformColumns,
  ): Promise<{ bound: BoundTable; misfits: readonly Misfit[] }> {
    if (!(await this.#loadFiles(engine, table, platformColumns))) {
      await engine.drop(table)
      const files = this.#files
      this.#files = []
      for (const file of files) await file.fallBack()
      await this.#loadFiles(engine, table, platformColumns)
    }
    await rm(this.#spool.path, { force: true })
    const known = platformColumns(this.name, [...this.#columns.keys()])
    const platform = this.platform ?? (isLookupName(this.name) ? undefined : known.platform)
    const columns = this.#targets(platformColumns)
    const bound: BoundTable = {
      name: this.name,
      table,
      ...(platform === undefined ? {} : { platform }),
      explicit: this.explicit,
      columns: columns.map(({ name, type }) => ({ name, type })),
    }
    return { bound, misfits: await this.#misfits(engine, table, columns) }
  }

  #targets(platformColumns: PlatformColumns): readonly Target[] {
    const names = [...this.#columns.keys()]
    const known = platformColumns(this.name, names)
    const dates = !STREAMS.has(this.name)
    const textual = isLookupName(this.name)
    const isSigma = (this.platform ?? known.platform) === 'sigma'
    const typeOf = (source: string, kinds: ColumnKinds): ValueType => {
      if (textual) return 'string'
      const documented = own(known.columns, source) ?? (isSigma ? own(SIGMA_HEADER, source) : undefined)
      return storedType(documented ?? (isSigma ? writtenType(kinds) : kinds.type(dates)))
    }
    const unique = distinctNames(names)
    return [...this.#columns].map(([source, { kinds, spooled }]) => ({
      name: unique.get(source) ?? source,
      type: typeOf(source, kinds),
      source,
      spooled,
    }))
  }

  /** False when a file turned out not to be readable by the engine alone. */
  async #loadFiles(engine: Engine, table: string, platformColumns: PlatformColumns): Promise<boolean> {
    this.#spool.close()
    const targets = this.#targets(platformColumns)
    await engine.create(table, targets.length === 0 ? [{ name: '0', type: 'string' }] : targets)
    let inserted = 0
    const counts: number[] = []
    for (const file of this.#files) {
      const rows = await insertLines(engine, table, file.path, LONGEST_LINE, ownTargets(file, targets))
      if (rows === undefined || (!file.scan.isWhole && (await hasEmptyRows(engine, table, targets)))) return false
      inserted += rows
      const required = targets.filter((target) => target.source === file.whole?.required)
      if ((await countPresent(engine, table, required)).some((count) => count < inserted)) return false
      counts.push(rows)
    }
    this.#files.forEach((file, i) => {
      file.loaded(counts[i] ?? 0)
    })
    if (this.#spool.rows > 0) {
      const spooled = targets.map((target): Loaded => ({ ...target, value: field(target.spooled) }))
      await insertLines(engine, table, this.#spool.path, this.#spool.longest, spooled)
    }
    return true
  }

  async #misfits(engine: Engine, table: string, columns: readonly Target[]): Promise<readonly Misfit[]> {
    const typed = columns.filter((column) => column.type !== 'string')
    if (typed.length === 0) return []
    const counts = await countPresent(engine, table, typed)
    const expected = (column: Target): number => this.#columns.get(column.source)?.kinds.present ?? 0
    return typed.flatMap((column, place) => {
      const count = expected(column) - (counts[place] ?? 0)
      return count > 0 ? [{ table: this.name, column: column.name, type: column.type, count }] : []
    })
  }
}

/** Names come from files, and may be those of every object's members. */
function own<T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined
}

/** A column to load, and its value over the members of a line as text. */
interface Loaded extends TableColumnType {
  readonly value: Formula
}

/** The columns of the table that a file has values of. */
function ownTargets({ scan, whole }: DirectFile, targets: readonly Target[]): readonly Loaded[] {
  const members = new Set(scan.members.map((member) => member.name))
  return targets.flatMap((target): readonly Loaded[] => {
    const added = own(whole?.added, target.source)
    if (added !== undefined) return [{ ...target, value: added }]
    return members.has(target.source) ? [{ ...target, value: field(target.source) }] : []
  })
}

function kindOf(formula: Formula): number {
  switch (instantiate(formula, new Map()).type) {
    case 'long':
      return JSON_KINDS.integer
    case 'datetime':
      return JSON_KINDS.datetime
    default:
      return JSON_KINDS.text
  }
}

/** Inserts a file of JSON lines, each value converted to its column's type; undefined when the engine refuses the file. */
async function insertLines(
  engine: Engine,
  table: string,
  path: string,
  longest: number,
  targets: readonly Loaded[],
): Promise<number | undefined> {
  const ids = new ColumnSource()
  const members = new Set<string>()
  for (const { value } of targets) fieldsOf(value, members)
  const raws = [...members].map((name) => ids.fresh(name, 'string'))
  const scope = new Map(raws.map((raw) => [raw.name, raw]))
  const marker = targets.length === 0 ? [ids.fresh('0', 'string')] : []
  const columns = targets.map(({ name, type, value }): Computed => {
    const given = instantiate(value, scope)
    const expr =
      given.type === 'string' ? instantiate(columnFromText(value, name, type), scope) : convertTo(given, type)
    return { ...ids.fresh(name, type), expr }
  })
  const read: Plan = {
    kind: 'read',
    paths: [path],
    format: { kind: 'json-lines', longest },
    columns: [...raws, ...marker],
    span: NO_SPAN,
  }
  try {
    return await engine.insert(table, targets.length === 0 ? read : project(read, columns))
  } catch (error) {
    if (error instanceof EngineFailure && error.kind === 'failed') return undefined
    throw error
  }
}

/** Rows without any value may be lines that are no objects. */
async function hasEmptyRows(engine: Engine, table: string, columns: readonly TableColumnType[]): Promise<boolean> {
  const ids = new ColumnSource()
  const scanned = columns.map((column) => ids.fresh(column.name, column.type))
  const scan: Plan = { kind: 'scan', table, columns: scanned, span: NO_SPAN }
  const isEmpty = and(scanned.map((column) => call('logic.is_null', [reference(column)])))
  const result = await engine.query({
    kind: 'aggregate',
    input: filter(scan, isEmpty),
    keys: [],
    aggregates: [{ ...ids.fresh('count', 'long'), expr: aggregateCall('agg.count', []) }],
    span: NO_SPAN,
  })
  for await (const batch of result.batches()) for (const [count] of batch) return Number(count) > 0
  return false
}

/** Sigma compares values as they are written. */
function writtenType(kinds: ColumnKinds): ValueType {
  return kinds.type(false) === 'dynamic' ? 'dynamic' : 'string'
}

/** The plan has no text form of timespans to read: they stay text. */
function storedType(type: ValueType): ValueType {
  return type === 'timespan' ? 'string' : type
}

/** Tables ignore case in names: a name that differs from an earlier one in case alone gets `_2`, `_3` ... */
function distinctNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const result = new Map<string, string>()
  for (const name of names) {
    const base = name === '' ? 'column' : name
    let unique = base
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${base}_${n}`
    taken.add(unique.toLowerCase())
    result.set(name, unique)
  }
  return result
}

async function countPresent(
  engine: Engine,
  table: string,
  columns: readonly TableColumnType[],
): Promise<readonly number[]> {
  const ids = new ColumnSource()
  const scanned = columns.map((column) => ids.fresh(column.name, column.type))
  const result = await engine.query({
    kind: 'aggregate',
    input: { kind: 'scan', table, columns: scanned, span: NO_SPAN },
    keys: [],
    aggregates: scanned.map((column) => ({
      ...ids.fresh(column.name, 'long'),
      expr: aggregateCall('agg.count_value', [reference(column)]),
    })),
    span: NO_SPAN,
  })
  for await (const batch of result.batches()) for (const row of batch) return row.map(Number)
  return []
}
