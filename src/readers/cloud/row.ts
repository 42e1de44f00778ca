import { SIGMA_HEADER } from '../../schemas/sigma/header.ts'
import { findView } from '../../schemas/views.ts'
import { cellText, isObject } from '../row.ts'
import type { Taken } from '../shape.ts'

export type Values = Readonly<Record<string, unknown>>

/** Who, where and when, and names of rules for values within a record. Undefined and null values say nothing. */
export type Told = Readonly<Record<string, unknown>>

/** So deep the values of a record are looked for, and so much text of them is kept for keywords. */
const DEEPEST = 32
const MOST_TEXT = 1 << 20

interface Names {
  /** Columns by their names and their other spellings. */
  readonly columns: ReadonlyMap<string, string>
}

const KNOWN = new Map<string, Names>()

function namesOf(table: string): Names {
  let names = KNOWN.get(table)
  if (names === undefined) {
    const view = findView('sigma', table)
    const own = Object.keys(view?.columns ?? {}).filter((name) => !Object.hasOwn(SIGMA_HEADER, name))
    names = { columns: new Map([...own.map((name) => [name, name] as const), ...Object.entries(view?.aliases ?? {})]) }
    KNOWN.set(table, names)
  }
  return names
}

/** A row of a log of Sigma's: the record's members where the log has columns for them, else in `@fields`. */
export function cloudRow(table: string, values: Values, told: Told): Taken {
  const { columns } = namesOf(table)
  const row: Record<string, unknown> = Object.create(null)
  const rest: Record<string, unknown> = Object.create(null)
  let hasRest = false
  for (const [name, value] of Object.entries(told)) if (value !== undefined && value !== null) row[name] = value
  for (const name of Object.keys(values)) {
    const value = values[name]
    const column = columns.get(name)
    if (column !== undefined && !Object.hasOwn(row, column)) row[column] = value
    else if (column === undefined) {
      rest[name] = value
      hasRest = true
    }
  }
  row['@values'] = leaves(values)
  if (hasRest) row['@fields'] = rest
  return { kind: 'row', platform: 'sigma', table, values: row }
}

/** All values of a record, one a line. */
function leaves(values: Values): string {
  const found: string[] = []
  let length = 0
  const add = (value: unknown, depth: number): void => {
    if (length > MOST_TEXT || depth > DEEPEST) return
    if (Array.isArray(value)) for (const item of value) add(item, depth + 1)
    else if (isObject(value)) for (const name of Object.keys(value)) add(value[name], depth + 1)
    else {
      const text = cellText(value)
      if (text === null || text === '') return
      found.push(text)
      length += text.length
    }
  }
  add(values, 0)
  return found.join('\n')
}

/** The value at a path of members; undefined where there is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const name of path) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined
    found = found[name]
  }
  return found ?? undefined
}

/** The first text that is not empty. */
export function text(...values: readonly unknown[]): string | undefined {
  return values.find((value) => typeof value === 'string' && value !== '') as string | undefined // as find's predicate says
}

export const has = (values: Values, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(values, name))

/** ISO 8601 text of a time: such text, or seconds or milliseconds since 1970. */
export function time(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value !== '') {
      const written = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) ? value.replace(' ', 'T') : undefined
      if (written === undefined) continue
      const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`
      if (!Number.isNaN(Date.parse(zoned))) return zoned
    }
    if (typeof value === 'number' && value > 1e8 && value < 1e14)
      return new Date(Math.round(value < 1e11 ? value * 1000 : value)).toISOString()
  }
  return undefined
}
