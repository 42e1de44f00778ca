import type { Name } from '../../src/languages/sumo/ast.ts'
import {
  Dropped,
  type Field,
  type Fields,
  fieldOf,
  order,
  type Row,
  type Type,
  type Typed,
  type Value,
} from './sumo-model-values.ts'

/** Rows in their order, the newest message first, and the fields that queries can name. */
export interface Stream {
  readonly fields: Fields
  readonly rows: readonly Row[]
  readonly aggregated: boolean
  /** Whether the rows' order is known. */
  readonly ordered: boolean
}

export const shown = (fields: Fields): readonly (readonly [key: string, field: Field])[] =>
  [...fields].filter(([, { hidden }]) => !hidden)

type Made = readonly [name: string, type: Type, of: (row: Row) => Value]

/** Fields of the row as it was before; a row that a function refuses goes. */
export function define(stream: Stream, made: readonly Made[]): Stream {
  const fields = new Map(stream.fields)
  for (const [name, type] of made) fields.set(name.toLowerCase(), { name, type, hidden: false })
  const rows = stream.rows.flatMap((row) => {
    try {
      return [new Map([...row, ...made.map(([name, , of]) => [name.toLowerCase(), of(row)] as const)])]
    } catch (error) {
      if (error instanceof Dropped) return []
      throw error
    }
  })
  return { ...stream, fields, rows }
}

export const named = (text: string): Name => ({ text, quoted: false, span: { start: 0, end: 0 } })

export function sorted(
  rows: readonly Row[],
  keys: readonly { readonly name: Name; readonly direction: 'asc' | 'desc' | undefined }[],
  fields: Fields,
): readonly Row[] {
  const by = keys.map(({ name, direction }) => ({ of: fieldOf(name, fields).of, sign: direction === 'asc' ? 1 : -1 }))
  return rows.toSorted((a, b) => by.reduce((first, { of, sign }) => first || sign * order(of(a), of(b)), 0))
}

export const keyOf = (by: readonly Typed[], row: Row): string => JSON.stringify(by.map(({ of }) => of(row)))

/** The rows of each combination of values, by these values from the least on, nulls at the end. */
export function groups(rows: readonly Row[], by: readonly Typed[]): readonly (readonly Row[])[] {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(by, row)
    found.set(key, [...(found.get(key) ?? []), row])
  }
  const ascending = (a: Value, b: Value): number =>
    a === null || b === null ? (a === null ? 1 : 0) - (b === null ? 1 : 0) : order(a, b)
  return [...found.values()].toSorted(([a], [b]) =>
    by.reduce((first, { of }) => first || (a === undefined || b === undefined ? 0 : ascending(of(a), of(b))), 0),
  )
}
