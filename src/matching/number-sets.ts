import { type Marks, marks } from './formula.ts'

/** Sets of numbers, each kept once and known by a number of its own from 0. */
export interface NumberSets {
  /** The set's number; the members are distinct, in any order. */
  readonly add: (members: readonly number[]) => number
  readonly sets: readonly (readonly number[])[]
}

/** `size`: members are below it. */
export function numberSets(size: number): NumberSets {
  const sets: (readonly number[])[] = []
  const places = new Map<number, number[]>()
  const given: Marks = marks(size)
  return {
    sets,
    add: (members) => {
      let hash = members.length
      for (const member of members) hash = (hash + scrambled(member)) | 0
      let chain = places.get(hash)
      if (chain === undefined) {
        chain = []
        places.set(hash, chain)
      } else {
        given.clear()
        for (const member of members) given.add(member)
        for (const place of chain) {
          const set = sets[place]
          if (set?.length === members.length && set.every(given.has)) return place
        }
      }
      chain.push(sets.length)
      return sets.push([...members]) - 1
    },
  }
}

function scrambled(value: number): number {
  let mixed = Math.imul(value + 0x9e3779b9, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
