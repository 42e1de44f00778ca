import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ResultSet } from '../plan/engine.ts'
import type { Column } from '../plan/expr.ts'
import { type Json, toJson } from '../types/codec.ts'
import type { ValueType } from '../types/value.ts'

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
  /** Rows as they come; memory stays bounded. */
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

export function resultOf(set: ResultSet, diagnostics: readonly Diagnostic[]): QueryResult {
  async function* batches(): AsyncIterable<readonly Row[]> {
    for await (const batch of set.batches()) {
      yield batch.map((values) => {
        const row: Record<string, Json> = {}
        for (const [index, column] of set.columns.entries())
          row[column.name] = toJson(values[index] ?? null, column.type)
        return row
      })
    }
  }
  return {
    columns: set.columns.map(({ name, type }) => ({ name, type })),
    diagnostics,
    batches,
    rows: async () => {
      const all: Row[] = []
      for await (const batch of batches()) all.push(...batch)
      return all
    },
  }
}
