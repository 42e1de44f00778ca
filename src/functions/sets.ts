import { type Dynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'
import { arrayOf, json, result } from './elements.ts'

/** The values of a set, each once, in order of their first place. */
function distinct(values: readonly Dynamic[]): ReadonlyMap<string, Dynamic> {
  const found = new Map<string, Dynamic>()
  for (const value of values) {
    const key = writeDynamic(value)
    if (!found.has(key)) found.set(key, value)
  }
  return found
}

/** All arguments as sets; `undefined` when one is no array. */
function setsOf(args: readonly Parameters<typeof arrayOf>[0][]): readonly ReadonlyMap<string, Dynamic>[] | undefined {
  const sets: ReadonlyMap<string, Dynamic>[] = []
  for (const arg of args) {
    const values = arrayOf(arg)
    if (values === undefined) return undefined
    sets.push(distinct(values))
  }
  return sets
}

/** Arrays as sets. The result is null when an argument is no array. */
export const SETS = defineHostFunctions({
  'set.union': {
    doc: 'The values that are in any of the arrays, each once; 1 and 1.0 differ.',
    params: ['dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => {
      const sets = setsOf(args)
      return sets === undefined ? null : result([...distinct(sets.flatMap((s) => [...s.values()])).values()])
    },
    cases: [
      [[json('[1,2,1]'), json('["a",2]')], '[1,2,"a"]'],
      [[json('[]'), json('[]')], '[]'],
      [[json('[1]'), json('{}')], null],
    ],
  },
  'set.intersect': {
    doc: 'The values that are in all arrays, each once.',
    params: ['dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => {
      const [first, ...others] = setsOf(args) ?? []
      return first === undefined
        ? null
        : result([...first].flatMap(([k, v]) => (others.every((o) => o.has(k)) ? [v] : [])))
    },
    cases: [
      [[json('[3,1,1,2]'), json('[1,3]')], '[3,1]'],
      [[json('["a"]'), json('["A"]')], '[]'],
      [[json('[1]'), json(null)], null],
      [[json('[1]'), json('1')], null],
    ],
  },
  'set.difference': {
    doc: 'The values that are in the first array and in none of the others, each once.',
    params: ['dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => {
      const [first, ...others] = setsOf(args) ?? []
      return first === undefined
        ? null
        : result([...first].flatMap(([k, v]) => (others.some((o) => o.has(k)) ? [] : [v])))
    },
    cases: [
      [[json('[1,2,2,3]'), json('[1]'), json('[3]')], '[2]'],
      [[json('[1]'), json('[1]')], '[]'],
      [[json('"a"'), json('["a"]')], null],
    ],
  },
  'set.equals': {
    doc: 'Whether two arrays hold the same values, however often and in whatever order.',
    params: ['dynamic', 'dynamic'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: (args) => {
      const [a, b] = setsOf(args) ?? []
      return a === undefined || b === undefined ? null : a.size === b.size && [...a.keys()].every((k) => b.has(k))
    },
    cases: [
      [[json('[1,2,2]'), json('[2,1]')], true],
      [[json('[1,2]'), json('[2]')], false],
      [[json('1'), json('[1]')], null],
    ],
  },
  'set.jaccard_index': {
    doc: 'Number of values in both arrays divided by the number of those in any, each counted once; NaN for two empty arrays.',
    params: ['dynamic', 'dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: (args) => {
      const [a, b] = setsOf(args) ?? []
      if (a === undefined || b === undefined) return null
      const common = [...a.keys()].filter((k) => b.has(k)).length
      return common / (a.size + b.size - common)
    },
    cases: [
      [[json('[1,2,3,3]'), json('[2,3,4]')], 0.5],
      [[json('[1]'), json('["a"]')], 0],
      [[json('[1]'), json('{}')], null],
    ],
  },
})
