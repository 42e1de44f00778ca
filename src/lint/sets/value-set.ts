import {
  complementOfNumbers,
  exampleNumber,
  intersectionOfNumbers,
  type NumberSet,
  unionOfNumbers,
} from './number-set.ts'
import { complementOf, exampleOf, exampleOutside, intersection, type TextSet, union } from './text-set.ts'

/** Values for which a condition holds: texts or numbers, and whether null is one of them. */
export interface ValueSet {
  readonly null: boolean
  readonly values: Values
}

export type Values =
  | { readonly kind: 'texts'; readonly set: TextSet }
  | { readonly kind: 'numbers'; readonly set: NumberSet }

/** An example of a set: a value, or null. */
export type Example = { readonly value: string | number | null }

export function outside(set: ValueSet): ValueSet {
  return { null: !set.null, values: outsideOf(set.values) }
}

export function outsideOf(values: Values): Values {
  return values.kind === 'texts'
    ? { kind: 'texts', set: complementOf(values.set) }
    : { kind: 'numbers', set: complementOfNumbers(values.set) }
}

/** Values of both sets; undefined where they are of different kinds or too much work. */
export function both(a: ValueSet, b: ValueSet): ValueSet | undefined {
  const values = joint(a.values, b.values, true)
  return values === undefined ? undefined : { null: a.null && b.null, values }
}

export function either(a: ValueSet, b: ValueSet): ValueSet | undefined {
  const values = joint(a.values, b.values, false)
  return values === undefined ? undefined : { null: a.null || b.null, values }
}

function joint(a: Values, b: Values, isAnd: boolean): Values | undefined {
  if (a.kind === 'numbers' && b.kind === 'numbers') {
    const set = isAnd ? intersectionOfNumbers(a.set, b.set) : unionOfNumbers(a.set, b.set)
    return { kind: 'numbers', set }
  }
  if (a.kind !== 'texts' || b.kind !== 'texts') return undefined
  const set = isAnd ? intersection(a.set, b.set) : union(a.set, b.set)
  return set === undefined ? undefined : { kind: 'texts', set }
}

/** A smallest member; `null` alone stands for the empty set, undefined for an answer that takes too long. */
export function member(set: ValueSet): Example | null | undefined {
  if (set.values.kind === 'numbers') {
    const value = exampleNumber(set.values.set)
    return value !== undefined ? { value } : set.null ? { value: null } : null
  }
  const value = exampleOf(set.values.set)
  if (value === undefined) return undefined
  return value !== null ? { value } : set.null ? { value: null } : null
}

/** Whether all of the one set is in the other; undefined when that is not known. */
export function isWithin(a: ValueSet, b: ValueSet): boolean | undefined {
  if (a.null && !b.null) return false
  if (a.values.kind === 'numbers' && b.values.kind === 'numbers') {
    return intersectionOfNumbers(a.values.set, complementOfNumbers(b.values.set)).ranges.length === 0
  }
  if (a.values.kind !== 'texts' || b.values.kind !== 'texts') return undefined
  if (a.values.set === b.values.set) return true
  const found = exampleOutside(a.values.set, b.values.set)
  return found === undefined ? undefined : found === null
}
