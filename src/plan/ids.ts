import type { ColumnId } from './expr.ts'
import type { Plan } from './plan.ts'

/** The plan with another id for every column. Plans are plain data in which only columns have an `id`. */
export function withIds(plan: Plan, idOf: (id: ColumnId) => ColumnId): Plan {
  const copy = (value: unknown, name: string): unknown => {
    if (name === 'id' && typeof value === 'number') {
      // Only a ColumnId is called `id`.
      return idOf(value as ColumnId)
    }
    if (Array.isArray(value)) return value.map((element: unknown) => copy(element, ''))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member, key)]))
  }
  // The copy has the plan's own shape.
  return copy(plan, '') as Plan
}
