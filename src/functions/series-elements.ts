import { type Dynamic, isArray } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { dynamicOf } from './elements.ts'

/** A number of a series; null for an element that is none. */
export type Element = bigint | number | null

/** Reals that JSON cannot hold stand in dynamics as text. */
const NOT_FINITE: ReadonlyMap<Dynamic, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

export function elementOf(value: Dynamic): Element {
  return typeof value === 'bigint' || typeof value === 'number' ? value : (NOT_FINITE.get(value) ?? null)
}

/** The elements of a series; `undefined` when the argument is no array. */
export function seriesOf(argument: Scalar | undefined): readonly Element[] | undefined {
  const value = dynamicOf(argument)
  return isArray(value) ? value.map(elementOf) : undefined
}

/** A series of numbers alone as reals; `undefined` for any other argument. */
export function realsOf(argument: Scalar | undefined): readonly number[] | undefined {
  const reals: number[] = []
  for (const element of seriesOf(argument) ?? [null]) {
    if (element === null) return undefined
    reals.push(Number(element))
  }
  return reals
}

/** Two arguments as series of one length: a number stands for every place. `undefined` when neither is an array. */
export function pairOf(
  first: Scalar | undefined,
  second: Scalar | undefined,
): readonly [readonly Element[], readonly Element[]] | undefined {
  const [a, b] = [seriesOf(first), seriesOf(second)]
  if (a !== undefined && b !== undefined) return [a, b]
  const [x, y] = [elementOf(dynamicOf(first)), elementOf(dynamicOf(second))]
  if (a !== undefined && y !== null) return [a, a.map(() => y)]
  return b !== undefined && x !== null ? [b.map(() => x), b] : undefined
}
