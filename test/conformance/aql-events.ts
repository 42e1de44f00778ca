import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuckDb } from '../../src/engines/duckdb/index.ts'
import { AQL_LANGUAGE } from '../../src/languages/aql/index.ts'
import type { Compilation, CompileOptions } from '../../src/languages/language.ts'
import { optimize } from '../../src/optimizer/index.ts'
import type { Engine } from '../../src/plan/engine.ts'
import { ColumnSource } from '../../src/plan/plan.ts'
import type { Catalog, Standing, TableColumn } from '../../src/schemas/table.ts'
import { NO_SPAN } from '../../src/source/text.ts'
import { toJson } from '../../src/types/codec.ts'
import { parseIsoTicks } from '../../src/types/time.ts'
import type { Scalar, ValueType } from '../../src/types/value.ts'

/** A column's type, its standing and, for an alias, its target. */
export type ColumnSpec = ValueType | { readonly type: ValueType; readonly standing: Standing; readonly target?: string }

export type EventRow = Readonly<Record<string, unknown>>

/** The built-in columns that the tests use. */
export const BUILT_IN: Readonly<Record<string, ColumnSpec>> = {
  starttime: 'long',
  devicetype: 'int',
  logsourceid: 'long',
  category: 'int',
  qid: 'long',
  username: 'string',
  sourceip: 'string',
  destinationip: 'string',
  destinationport: 'int',
}

function eventCatalog(columns: Readonly<Record<string, ColumnSpec>>): Catalog {
  const entries = Object.entries(columns).map(
    ([name, spec]): TableColumn =>
      typeof spec === 'string' ? { name, type: spec, standing: 'schema' } : { name, ...spec },
  )
  return {
    tables: new Map([['events', { name: 'events', platform: 'qradar', columns: entries, timeColumn: 'starttime' }]]),
  }
}

function aqlOptions(catalog: Catalog, overrides: Partial<CompileOptions> = {}): CompileOptions {
  const now = parseIsoTicks('2026-11-20T12:00:00Z') ?? 0n
  return { catalog, profile: 'lenient', now, timeZone: 'UTC', vendorLimits: false, ...overrides }
}

/** An engine with one table `events`. */
export class EventEngine {
  readonly catalog: Catalog
  readonly #engine: Engine
  readonly #directory: string

  private constructor(engine: Engine, directory: string, catalog: Catalog) {
    this.#engine = engine
    this.#directory = directory
    this.catalog = catalog
  }

  static async open(columns: Readonly<Record<string, ColumnSpec>>, rows: readonly EventRow[]): Promise<EventEngine> {
    const directory = await mkdtemp(join(tmpdir(), 'siemless-aql-'))
    const engine = await openDuckDb({ memoryLimit: '1GB', threads: 2, tempDirectory: directory })
    const stored = Object.entries(columns).filter(([, spec]) => typeof spec === 'string' || spec.standing !== 'alias')
    const ids = new ColumnSource()
    const made = stored.map(([name, spec]) => ids.fresh(name, typeof spec === 'string' ? spec : spec.type))
    const values = rows.map((row) => made.map((column) => physical(row[column.name], column.type)))
    await engine.createAs('events', { kind: 'values', columns: made, rows: values, span: NO_SPAN })
    return new EventEngine(engine, directory, eventCatalog(columns))
  }

  /** Rows as objects in the order of the result. */
  async rows(text: string, overrides: Partial<CompileOptions> = {}): Promise<readonly EventRow[]> {
    const compiled = this.compile(text, overrides)
    if (compiled.plan === undefined) throw new Error(compiled.diagnostics.map((d) => d.message).join('\n'))
    const found: EventRow[] = []
    const result = await this.#engine.query(optimize(compiled.plan))
    for await (const batch of result.batches()) {
      for (const row of batch) {
        const named = compiled.columns.map((column, i) => [column.name, toJson(row[i] ?? null, column.type)])
        found.push(Object.fromEntries(named))
      }
    }
    return found
  }

  compile(text: string, overrides: Partial<CompileOptions> = {}): Compilation {
    return AQL_LANGUAGE.compile({ name: 'query.aql', text }, aqlOptions(this.catalog, overrides))
  }

  async close(): Promise<void> {
    await this.#engine.close()
    await rm(this.#directory, { recursive: true, force: true })
  }
}

function physical(value: unknown, type: ValueType): Scalar {
  if (value === undefined || value === null) return null
  if (type === 'int' || type === 'long') return BigInt(String(value))
  if (type === 'real') return Number(value)
  if (type === 'boolean') return value === true
  return type === 'dynamic' ? JSON.stringify(value) : String(value)
}
