import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ResultSet } from '../plan/engine.ts'
import type { Column } from '../plan/expr.ts'
import { type Json, toJson } from '../types/codec.ts'
import type { Scalar, ValueType } from '../types/value.ts'

export interface ResultColumn {
  readonly name: string
  readonly type: ValueType
}

export type Row = Readonly<Record<string, Json>>

/** What a query gives. With an error among `diagnostics` there are no rows. */
export interface QueryResult {
  readonly columns: readonly ResultColumn[]
  readonly diagnostics: readonly Diagnostic[]
  /** All rows at once. */
  readonly rows: () => Promise<readonly Row[]>
  /**
   * Rows as they come, to be taken once; memory stays bounded. Rejects with an `EngineFailure` when the engine fails
   * after the first rows: before them, such a failure is an error among `diagnostics`.
   */
  readonly batches: () => AsyncIterable<readonly Row[]>
}

export function emptyResult(columns: readonly Column[], diagnostics: readonly Diagnostic[]): QueryResult {
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    diagnostics,
    rows: async () => [],
    batches: async function* () {},
  }
}

/** Waits for the first rows, so that a query which fails is known to fail before any row is seen. */
export async function resultOf(set: ResultSet, diagnostics: readonly Diagnostic[]): Promise<QueryResult> {
  const stream = set.batches()[Symbol.asyncIterator]()
  const first = await stream.next()
  async function* batches(): AsyncIterable<readonly Row[]> {
    try {
      for (let next = first; next.done !== true; next = await stream.next()) {
        yield next.value.map((values) => rowOf(set.columns, values))
      }
    } finally {
      await stream.return?.()
    }
  }
  let all: Promise<readonly Row[]> | undefined
  return {
    columns: set.columns.map(({ name, type }) => ({ name, type })),
    diagnostics,
    batches,
    rows: () => {
      all ??= collect(batches())
      return all
    },
  }
}

async function collect(batches: AsyncIterable<readonly Row[]>): Promise<readonly Row[]> {
  const all: Row[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

function rowOf(columns: readonly Column[], values: readonly Scalar[]): Row {
  const row: Record<string, Json> = {}
  for (const [index, { name, type }] of columns.entries()) {
    const value = toJson(values[index] ?? null, type)
    if (name !== '__proto__') row[name] = value
    else Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return row
}
