import type { EngineId } from '../functions/define.ts'
import type { Scalar, ValueType } from '../types/value.ts'
import type { Column, Expr } from './expr.ts'
import type { Computed, Plan } from './plan.ts'

export interface TableColumnType {
  readonly name: string
  readonly type: ValueType
}

export interface QueryOptions {
  readonly signal?: AbortSignal
  /** Milliseconds; absent: no limit. */
  readonly timeout?: number
  /** The order of the rows is of no matter: sorting them is saved. */
  readonly isUnordered?: boolean
}

/** Rows in batches; each row has its values in the order of `columns`. */
export interface ResultSet {
  readonly columns: readonly Column[]
  readonly batches: () => AsyncIterable<readonly (readonly Scalar[])[]>
}

export type EngineFailureKind = 'failed' | 'timeout' | 'memory' | 'interrupted' | 'disk-full'

/** What an engine throws when it cannot finish a plan; the session turns it into a diagnostic. */
export class EngineFailure extends Error {
  readonly kind: EngineFailureKind

  constructor(kind: EngineFailureKind, message: string) {
    super(message)
    this.name = 'EngineFailure'
    this.kind = kind
  }
}

/** New values for rows of a table, looked up in the rows of plans. Column ids are distinct among all of them. */
export interface Change {
  /** The table's columns that the expressions read. */
  readonly columns: readonly Column[]
  readonly from: readonly Plan[]
  /** What a row and those looked up for it fulfil. At most one row of each plan may do so. */
  readonly on: Expr
  /** The table's columns to set, by name. */
  readonly set: readonly Computed[]
}

/** Something that stores tables and runs plans. */
export interface Engine {
  readonly id: EngineId
  /** Makes an empty table. */
  create(table: string, columns: readonly TableColumnType[]): Promise<void>
  /** Makes a table of what the plan gives; returns its number of rows. */
  createAs(table: string, plan: Plan): Promise<number>
  /** Appends what the plan gives, by column name; columns that the plan lacks become null. Returns the number of rows. */
  insert(table: string, plan: Plan, options?: QueryOptions): Promise<number>
  /** Changes rows in place: none is added, lost or moved. Returns the number of rows for which something was found. */
  update(table: string, change: Change): Promise<number>
  drop(table: string): Promise<void>
  query(plan: Plan, options?: QueryOptions): Promise<ResultSet>
  /** The SQL that `query` would run, for `explain` and goldens. */
  sql(plan: Plan): string
  /** Cuts off files, network and settings for good: called once the sources are loaded. */
  seal(): Promise<void>
  close(): Promise<void>
}
