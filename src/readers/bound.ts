import { rm } from 'node:fs/promises'
import { project } from '../plan/build.ts'
import type { Engine, TableColumnType } from '../plan/engine.ts'
import { aggregateCall, type Column, reference } from '../plan/expr.ts'
import { field, instantiate } from '../plan/formula.ts'
import { ColumnSource, type Computed, type Plan } from '../plan/plan.ts'
import type { Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import type { ValueType } from '../types/value.ts'
import { ColumnKinds, fromText } from './column-types.ts'
import type { BoundTable, PlatformColumns } from './ingest-types.ts'
import { cellText } from './row.ts'
import { jsonString, Spool } from './spool.ts'

/** Streams of whole records, where a time is the number or text that the record has. */
const STREAMS: ReadonlySet<string> = new Set(['events', 'messages'])

/** Values that did not fit the type that the platform's schema gives their column. */
export interface Misfit {
  readonly table: string
  readonly column: string
  readonly type: ValueType
  readonly count: number
}

interface BoundColumn {
  readonly spooled: string
  readonly kinds: ColumnKinds
}

/** The rows of one table, from any number of files: their columns are united by name. */
export class BoundRows {
  readonly name: string
  readonly explicit: boolean
  readonly platform: Platform | undefined
  readonly #spool: Spool
  readonly #columns = new Map<string, BoundColumn>()

  constructor(name: string, directory: string, explicit: boolean, platform?: Platform) {
    this.name = name
    this.explicit = explicit
    this.platform = platform
    this.#spool = new Spool(directory)
  }

  /** `textual`: the row's format has no types. */
  add(values: Readonly<Record<string, unknown>>, textual: boolean): void {
    let line = '{"0":"1"'
    for (const name of Object.keys(values)) {
      const value = values[name]
      const column = this.#column(name)
      column.kinds.see(value, textual)
      const text = cellText(value)
      if (text !== null) line += `,"${column.spooled}":${jsonString(text)}`
    }
    this.#spool.add(`${line}}`)
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
    this.#spool.close()
    const names = [...this.#columns.keys()]
    const known = platformColumns(this.name, names)
    const platform = this.platform ?? known.platform
    const dates = !STREAMS.has(this.name)
    const ids = new ColumnSource()
    const spooled: Column[] = [ids.fresh('0', 'string')]
    const columns: Computed[] = []
    const unique = distinctNames(names)
    for (const [name, column] of this.#columns) {
      const raw = ids.fresh(column.spooled, 'string')
      spooled.push(raw)
      const type = storedType(known.columns[name] ?? column.kinds.type(dates))
      const expr = instantiate(fromText(field('raw'), type), new Map([['raw', raw]]))
      columns.push({ ...ids.fresh(unique.get(name) ?? name, type), expr })
    }
    const read: Plan = {
      kind: 'read',
      paths: [this.#spool.path],
      format: { kind: 'json-lines' },
      columns: spooled,
      span: NO_SPAN,
    }
    if (columns.length === 0) await engine.create(table, [])
    else await engine.createAs(table, project(read, columns))
    await rm(this.#spool.path, { force: true })
    const bound: BoundTable = {
      name: this.name,
      table,
      ...(platform === undefined ? {} : { platform }),
      explicit: this.explicit,
      columns: columns.map(({ name, type }) => ({ name, type })),
    }
    return { bound, misfits: await this.#misfits(engine, bound) }
  }

  async #misfits(engine: Engine, bound: BoundTable): Promise<readonly Misfit[]> {
    const expected = [...this.#columns.values()].map((column) => column.kinds.present)
    const typed = bound.columns.flatMap((column, index) => (column.type === 'string' ? [] : [{ column, index }]))
    if (typed.length === 0) return []
    const counts = await countPresent(
      engine,
      bound.table,
      typed.map((t) => t.column),
    )
    return typed.flatMap(({ column, index }, place) => {
      const count = (expected[index] ?? 0) - (counts[place] ?? 0)
      return count > 0 ? [{ table: this.name, column: column.name, type: column.type, count }] : []
    })
  }
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
