import type { Column, ColumnId } from '../../plan/expr.ts'
import { quoteName } from './quote.ts'

/** A quoted name for each column: its own, with a number where another column has it (DuckDB ignores case in names). */
export function freshNames(columns: readonly Column[]): Map<ColumnId, string> {
  const taken = new Set<string>()
  const names = new Map<ColumnId, string>()
  for (const column of columns) {
    let name = column.name === '' ? 'column' : column.name
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${column.name}_${count}`
    taken.add(name.toLowerCase())
    names.set(column.id, quoteName(name))
  }
  return names
}

/** So many quoted names for columns that only carry an order, none of which is taken. */
export function freeNames(taken: ReadonlySet<string>, count: number): readonly string[] {
  const lower = new Set([...taken].map((name) => name.toLowerCase()))
  const names: string[] = []
  for (let n = 1; names.length < count; n += 1) {
    if (!lower.has(`"order_${n}"`)) names.push(`"order_${n}"`)
  }
  return names
}
