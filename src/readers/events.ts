import { rm } from 'node:fs/promises'
import { project } from '../plan/build.ts'
import { type Engine, EngineFailure } from '../plan/engine.ts'
import { type Column, text } from '../plan/expr.ts'
import { fieldsOf, instantiate } from '../plan/formula.ts'
import { ColumnSource, type Computed, type Plan } from '../plan/plan.ts'
import type { Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import type { RecordFormulas } from './flat-records.ts'
import {
  type EventCount,
  EXTRA_COLUMN,
  mapReadRecords,
  mapRecords,
  type ReadOptions,
  SOURCE_COLUMN,
} from './map-records.ts'
import type { WindowsRecord } from './record.ts'
import { jsonString, Spool } from './spool.ts'
import { WINDOWS_MAPPINGS } from './windows/mapping.ts'
import { WINDOWS_DATA_FIELDS, WINDOWS_SYSTEM_FIELDS } from './windows/record-table.ts'

/** A slice of records is mapped when its spool has this size, so that memory stays bounded. */
const SLICE = 16 << 20

const SYSTEM = Object.entries(WINDOWS_SYSTEM_FIELDS)
const DATA: ReadonlyMap<string, number> = new Map(WINDOWS_DATA_FIELDS.map((name, index) => [name, index]))

/** Names of the spool: short, and safe from names that differ in case alone. */
const systemName = (index: number): string => `s${index}`
const dataName = (index: number): string => `d${index}`
const REST = 'rest'
const EVENT_ID = 'System.EventID'
/** Longer lines are rare in large files of regular lines; one that has them is read record by record. */
const LONGEST_LINE = 4 << 20

/** Takes Windows records of any number of files to the OCSF tables, slice by slice; one slice loads while the next is read. */
export class EventLoader {
  readonly #engine: Engine
  readonly #directory: string
  readonly #counted: (count: EventCount) => void
  #spool: Spool | undefined
  #used: boolean[] = []
  #hasRest = false
  #loading: Promise<void> = Promise.resolve()
  #failure: unknown
  #slices = 0

  constructor(engine: Engine, directory: string, counted: (count: EventCount) => void) {
    this.#engine = engine
    this.#directory = directory
    this.#counted = counted
  }

  /** `extra`: the platform of the bound table that has the record as a row, too, and counted it. */
  add(record: WindowsRecord, source: string, extra?: Platform): void {
    this.#spool ??= new Spool(this.#directory)
    let line = `{"${SOURCE_COLUMN}":${jsonString(source)}`
    if (extra !== undefined) line += `,"${EXTRA_COLUMN}":"${extra}"`
    for (let i = 0; i < SYSTEM.length; i += 1) {
      const [, member] = SYSTEM[i] ?? []
      const value = member === undefined ? undefined : record[member]
      if (value !== undefined && value !== '') line += `,"${systemName(i)}":${jsonString(value)}`
    }
    let rest = ''
    const data = record.data
    for (const name of Object.keys(data)) {
      const value = data[name]
      if (value === undefined) continue
      const index = DATA.get(name)
      if (index === undefined) rest += `${rest === '' ? '' : ','}${jsonString(name)}:${jsonString(value)}`
      else {
        this.#used[index] = true
        line += `,"${dataName(index)}":${jsonString(value)}`
      }
    }
    if (rest !== '') {
      this.#hasRest = true
      line += `,"${REST}":{${rest}}`
    }
    this.#spool.add(`${line}}`)
  }

  /**
   * Maps the records of a file of JSON lines of which the engine makes the columns itself; returns their number, or
   * undefined, with nothing kept, when it cannot or a record has no event id. `staged`: reads the file but once.
   */
  async addLines(
    path: string,
    source: string,
    records: RecordFormulas,
    options: ReadOptions & { readonly staged: boolean },
  ): Promise<number | undefined> {
    const { plan, scope } = lineRecords(path, source, records)
    await this.#loading
    const counts = options.staged
      ? await this.#loadStaged(plan, scope)
      : await mapReadRecords(this.#engine, this.#stage(), plan, scope, WINDOWS_MAPPINGS, EVENT_ID, options)
    for (const count of counts ?? []) this.#counted(count)
    return counts?.reduce((sum, count) => sum + count.mapped + count.unmapped, 0)
  }

  async #loadStaged(plan: Plan, scope: ReadonlyMap<string, Column>): Promise<readonly EventCount[] | undefined> {
    try {
      return await this.load(plan, scope, EVENT_ID)
    } catch (error) {
      if (error instanceof EngineFailure && error.kind === 'failed') return undefined
      throw error
    }
  }

  /** To be awaited between batches: hands a full slice to the engine once the one before is done. */
  async breathe(): Promise<void> {
    if (this.#spool !== undefined && this.#spool.size >= SLICE) await this.#hand()
  }

  /** Everything that was added is in the tables afterwards. */
  async finish(): Promise<void> {
    if (this.#spool !== undefined) await this.#hand()
    await this.#loading
    if (this.#failure !== undefined) throw this.#failure
  }

  /** Waits for the engine without caring what came of it, so that temporary files can go. */
  async settle(): Promise<void> {
    this.#spool?.close()
    await this.#loading
  }

  /** Maps the records that a plan gives; `scope` names the fields among its columns. */
  async load(records: Plan, scope: ReadonlyMap<string, Column>, required?: string): Promise<readonly EventCount[]> {
    return mapRecords(this.#engine, this.#stage(), records, scope, WINDOWS_MAPPINGS, required)
  }

  #stage(): string {
    this.#slices += 1
    return `records_${this.#slices}`
  }

  async #hand(): Promise<void> {
    const spool = this.#spool
    if (spool === undefined) return
    spool.close()
    const used = this.#used
    const hasRest = this.#hasRest
    this.#spool = undefined
    this.#used = []
    this.#hasRest = false
    await this.#loading
    if (this.#failure !== undefined) throw this.#failure
    this.#loading = this.#loadSpool(spool, used, hasRest).catch((error: unknown) => {
      this.#failure = error
    })
  }

  async #loadSpool(spool: Spool, used: readonly boolean[], hasRest: boolean): Promise<void> {
    const ids = new ColumnSource()
    const scope = new Map<string, Column>()
    SYSTEM.forEach(([name], index) => {
      scope.set(name, ids.fresh(systemName(index), 'string'))
    })
    for (const [name, index] of DATA) if (used[index] === true) scope.set(name, ids.fresh(dataName(index), 'string'))
    if (hasRest) scope.set(REST, ids.fresh(REST, 'dynamic'))
    scope.set(SOURCE_COLUMN, ids.fresh(SOURCE_COLUMN, 'string'))
    scope.set(EXTRA_COLUMN, ids.fresh(EXTRA_COLUMN, 'string'))
    const read: Plan = {
      kind: 'read',
      paths: [spool.path],
      format: { kind: 'json-lines', longest: spool.longest },
      columns: [...scope.values()],
      span: NO_SPAN,
    }
    for (const count of await this.load(read, scope)) this.#counted(count)
    await rm(spool.path, { force: true })
  }
}

/** The records of a file as the engine reads it, and the fields by name among the plan's columns. */
function lineRecords(
  path: string,
  source: string,
  records: RecordFormulas,
): { readonly plan: Plan; readonly scope: ReadonlyMap<string, Column> } {
  const names = new Set<string>()
  for (const formula of Object.values(records)) fieldsOf(formula, names)
  const ids = new ColumnSource()
  const members = new Map([...names].map((name) => [name, ids.fresh(name, 'string')]))
  const read: Plan = {
    kind: 'read',
    paths: [path],
    format: { kind: 'json-lines', longest: LONGEST_LINE },
    columns: [...members.values()],
    span: NO_SPAN,
  }
  const scope = new Map<string, Column>()
  const columns = Object.entries(records).map(([name, formula], index): Computed => {
    const expr = instantiate(formula, members)
    const column = ids.fresh(`f${index}`, expr.type)
    scope.set(name, column)
    return { ...column, expr }
  })
  const sourceColumn = ids.fresh(SOURCE_COLUMN, 'string')
  scope.set(SOURCE_COLUMN, sourceColumn)
  return { plan: project(read, [...columns, { ...sourceColumn, expr: text(source) }]), scope }
}
