import { both, either, isWithin, member, type ValueSet } from '../sets/value-set.ts'
import { spend } from '../sets/work.ts'
import type { Subject } from './subject.ts'

/**
 * When a condition of the plan is true, in a form that can be reasoned about. `values`: the subject has one of the values;
 * `opaque`: a condition of which only equality with itself is known (`negated`: it is not true).
 */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'values'; readonly subject: Subject; readonly set: ValueSet }
  | { readonly kind: 'opaque'; readonly key: string }
  | { readonly kind: 'all' | 'any'; readonly items: readonly Condition[] }

export const TRUE: Condition = { kind: 'constant', value: true }
export const FALSE: Condition = { kind: 'constant', value: false }

export function all(items: readonly Condition[]): Condition {
  return joined('all', items)
}

export function any(items: readonly Condition[]): Condition {
  return joined('any', items)
}

/** Flattened; conditions on one subject become one. */
function joined(kind: 'all' | 'any', given: readonly Condition[]): Condition {
  const decisive = kind === 'any'
  const bySubject = new Map<string, Extract<Condition, { kind: 'values' }>>()
  const rest: Condition[] = []
  const keys = new Set<string>()
  const open = [...given].reverse()
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.kind === kind) open.push(...[...item.items].reverse())
    else if (item.kind === 'constant') {
      if (item.value === decisive) return item
    } else if (item.kind === 'values') {
      const known = bySubject.get(item.subject.key)
      const set = known === undefined ? item.set : (kind === 'all' ? both : either)(known.set, item.set)
      if (set === undefined) rest.push(item)
      else bySubject.set(item.subject.key, { kind: 'values', subject: item.subject, set })
    } else if (item.kind === 'opaque') {
      if (!keys.has(item.key)) rest.push(item)
      keys.add(item.key)
    } else rest.push(item)
  }
  const items = [...bySubject.values(), ...rest]
  if (kind === 'all' && items.some(isImpossible)) return FALSE
  const [only] = items
  if (items.length === 1 && only !== undefined) return only
  if (items.length === 0) return decisive ? FALSE : TRUE
  return { kind, items }
}

/** Whether the condition surely holds for no row. */
export function isImpossible(condition: Condition): boolean {
  switch (condition.kind) {
    case 'constant':
      return !condition.value
    case 'values':
      return member(condition.set) === null
    case 'opaque':
      return false
    case 'all':
      return condition.items.some(isImpossible)
    case 'any':
      return condition.items.every(isImpossible)
  }
}

const DEEPEST = 12

/** Whether every row that meets the one condition meets the other; false also where that is not known. */
export function implies(a: Condition, b: Condition, depth = 0): boolean {
  if (depth > DEEPEST || !spend(5)) return false
  if (b.kind === 'constant') return b.value || isImpossible(a)
  if (a.kind === 'constant') return !a.value
  if (b.kind === 'all') return b.items.every((item) => implies(a, item, depth + 1))
  if (a.kind === 'any') return a.items.every((item) => implies(item, b, depth + 1))
  if (a.kind === 'values' && b.kind === 'values') {
    return a.subject.key === b.subject.key ? isWithin(a.set, b.set) === true : false
  }
  if (a.kind === 'opaque' && b.kind === 'opaque') return a.key === b.key
  if (a.kind === 'all' && a.items.some((item) => implies(item, b, depth + 1))) return true
  return b.kind === 'any' && b.items.some((item) => implies(a, item, depth + 1))
}

/** What the condition says of one subject; absent when it says nothing. */
export function saysOf(condition: Condition, key: string): ValueSet | undefined {
  if (condition.kind === 'values') return condition.subject.key === key ? condition.set : undefined
  if (condition.kind === 'all') {
    return condition.items.flatMap((item) => saysOf(item, key) ?? []).reduce<ValueSet | undefined>(meet, undefined)
  }
  if (condition.kind !== 'any') return undefined
  let found: ValueSet | undefined
  for (const item of condition.items) {
    const said = saysOf(item, key)
    if (said === undefined) return undefined
    found = found === undefined ? said : either(found, said)
    if (found === undefined) return undefined
  }
  return found
}

function meet(a: ValueSet | undefined, b: ValueSet): ValueSet | undefined {
  return a === undefined ? b : (both(a, b) ?? a)
}
