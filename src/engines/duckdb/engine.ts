import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api'
import type { Surroundings } from '../../functions/define.ts'
import type { Change, Engine, QueryOptions, ResultSet, TableColumnType } from '../../plan/engine.ts'
import type { Column, ColumnId } from '../../plan/expr.ts'
import { outputColumns, type Plan } from '../../plan/plan.ts'
import type { Scalar } from '../../types/value.ts'
import { duckdb } from './api.ts'
import { Deadlines, Execution } from './execution.ts'
import { printExpression } from './expressions.ts'
import { toFailure } from './failure.ts'
import { hostCalls, registerHostFunction } from './host.ts'
import { freshNames } from './names.ts'
import { printSql } from './print.ts'
import { quoteName } from './quote.ts'
import { duckDbType } from './types.ts'

export interface DuckDbOptions {
  /** As DuckDB writes it: `1GB`. What does not fit is spilled to `tempDirectory`. */
  readonly memoryLimit: string
  /** Absent: as many as the machine has. */
  readonly threads?: number
  /** Made when first needed, emptied when the engine closes. */
  readonly tempDirectory: string
  readonly surroundings?: Surroundings
}

/** An engine over an in-memory database of its own. */
export async function openDuckDb(options: DuckDbOptions): Promise<Engine> {
  const settings: Record<string, string> = {
    memory_limit: options.memoryLimit,
    temp_directory: options.tempDirectory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  }
  if (options.threads !== undefined) settings['threads'] = String(options.threads)
  try {
    return new DuckDbEngine(await duckdb.DuckDBInstance.create(':memory:', settings), options.surroundings ?? {})
  } catch (error) {
    throw toFailure(error)
  }
}

class DuckDbEngine implements Engine {
  readonly id = 'duckdb'
  readonly #instance: DuckDBInstance
  readonly #surroundings: Surroundings
  readonly #hosted = new Set<string>()
  readonly #deadlines = new Deadlines()

  constructor(instance: DuckDBInstance, surroundings: Surroundings) {
    this.#instance = instance
    this.#surroundings = surroundings
  }

  async create(table: string, columns: readonly TableColumnType[]): Promise<void> {
    const list = columns.map((c) => `${quoteName(c.name)} ${duckDbType(c.type)}`).join(', ')
    await this.#execute(`CREATE TABLE ${quoteName(table)} (${list})`)
  }

  async createAs(table: string, plan: Plan): Promise<number> {
    await this.#prepare(plan)
    return this.#write(`CREATE TABLE ${quoteName(table)} AS ${printSql(plan)}`)
  }

  async insert(table: string, plan: Plan, options?: QueryOptions): Promise<number> {
    await this.#prepare(plan)
    return this.#write(`INSERT INTO ${quoteName(table)} BY NAME ${printSql(plan, options?.isUnordered)}`, options)
  }

  async update(table: string, change: Change): Promise<number> {
    for (const plan of change.from) await this.#prepare(plan)
    return this.#write(printUpdate(table, change))
  }

  async drop(table: string): Promise<void> {
    await this.#execute(`DROP TABLE IF EXISTS ${quoteName(table)}`)
  }

  sql(plan: Plan): string {
    return printSql(plan)
  }

  async query(plan: Plan, options: QueryOptions = {}): Promise<ResultSet> {
    const columns = outputColumns(plan)
    await this.#prepare(plan)
    const connection = await this.#connect()
    const execution = new Execution(connection, this.#deadlines, options)
    try {
      const result = await execution.run(() => connection.stream(printSql(plan, options.isUnordered)))
      return { columns, batches: () => readBatches(columns, result, execution, connection) }
    } catch (error) {
      await abandon(connection)
      throw error
    }
  }

  async seal(): Promise<void> {
    await this.#execute('SET enable_external_access = false')
    await this.#execute('SET lock_configuration = true')
  }

  async close(): Promise<void> {
    this.#instance.closeSync()
  }

  /** Registers the functions that the plan calls and the engine lacks. */
  async #prepare(plan: Plan): Promise<void> {
    const missing = [...hostCalls(plan)].filter(([name]) => !this.#hosted.has(name))
    if (missing.length === 0) return
    const connection = await this.#connect()
    for (const [name, call] of missing) {
      registerHostFunction(connection, name, call, this.#surroundings, this.#deadlines)
      this.#hosted.add(name)
    }
    connection.closeSync()
  }

  async #connect(): Promise<DuckDBConnection> {
    try {
      return await this.#instance.connect()
    } catch (error) {
      throw toFailure(error)
    }
  }

  async #execute(sql: string): Promise<void> {
    await this.#run(sql, async () => undefined)
  }

  /** Runs a statement that writes a table; returns the number of rows written. */
  #write(sql: string, options?: QueryOptions): Promise<number> {
    return this.#run(
      sql,
      async (result) => {
        const count = (await result.fetchChunk())?.getColumnVector(0).getItem(0)
        return typeof count === 'bigint' ? Number(count) : 0
      },
      options,
    )
  }

  async #run<T>(sql: string, read: (result: DuckDBResult) => Promise<T>, options: QueryOptions = {}): Promise<T> {
    const connection = await this.#connect()
    try {
      const value = await new Execution(connection, this.#deadlines, options).run(async () =>
        read(await connection.run(sql)),
      )
      connection.closeSync()
      return value
    } catch (error) {
      await abandon(connection)
      throw error
    }
  }
}

/**
 * Closes a connection whose statement did not come to its end. Closing waits for the engine's threads, and these may wait
 * for a function in JavaScript, which cannot run while this thread waits: so the next statement, off this thread, takes
 * the unfinished one away first.
 */
async function abandon(connection: DuckDBConnection): Promise<void> {
  await connection.run('SELECT 1').catch(() => undefined)
  connection.closeSync()
}

function printUpdate(table: string, change: Change): string {
  const scope = new Map<ColumnId, string>()
  for (const column of change.columns) scope.set(column.id, `t.${quoteName(column.name)}`)
  const sources = change.from.map((plan, index) => {
    const names = freshNames(outputColumns(plan))
    for (const [id, name] of names) scope.set(id, `f${index}.${name}`)
    return `(${printSql(plan)}) AS f${index}`
  })
  const set = change.set.map((column) => `${quoteName(column.name)} = ${printExpression(column.expr, scope)}`)
  const from = sources.length === 0 ? '' : ` FROM ${sources.join(', ')}`
  return `UPDATE ${quoteName(table)} AS t SET ${set.join(', ')}${from} WHERE ${printExpression(change.on, scope)}`
}

/** Chunk by chunk as the engine makes them; the connection ends with the last one, or when the consumer stops. */
async function* readBatches(
  columns: readonly Column[],
  result: DuckDBResult,
  execution: Execution,
  connection: DuckDBConnection,
): AsyncIterable<readonly (readonly Scalar[])[]> {
  let isDone = false
  try {
    for (;;) {
      const chunk = await execution.run(() => result.fetchChunk())
      if (chunk === null || chunk.rowCount === 0) {
        isDone = true
        return
      }
      const rows: Scalar[][] = Array.from({ length: chunk.rowCount }, () => [])
      for (let index = 0; index < columns.length; index += 1) {
        const vector = chunk.getColumnVector(index)
        // The printed types are BOOLEAN, BIGINT, DOUBLE, VARCHAR and JSON, which are read as these very values.
        for (const [place, row] of rows.entries()) row.push(vector.getItem(place) as Scalar)
      }
      yield rows
    }
  } finally {
    if (isDone) connection.closeSync()
    else await abandon(connection)
  }
}
