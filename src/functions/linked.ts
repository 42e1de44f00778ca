import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'

/** The representative of a set; paths are halved on the way. */
function rootOf(parents: number[], of: number): number {
  let at = of
  for (;;) {
    const parent = parents[at] ?? at
    if (parent === at) return at
    const above = parents[parent] ?? parent
    parents[at] = above
    at = above
  }
}

export const LINKED = defineHostFunctions({
  'array.linked_rows': {
    doc: 'Of arrays in an array, in which the first element names the row: for every row with an element that is not null, `[name, name of the first row]` of those that it is linked with, directly or through others. Rows are linked that have the same element (not null) at the same place.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows]) => {
      const given = readDynamic(String(rows))
      const names: Dynamic[] = []
      const parents: number[] = []
      const seen: Map<Dynamic, number>[] = []
      for (const row of given !== undefined && isArray(given) ? given : []) {
        const [name, ...elements] = isArray(row) ? row : []
        if (name === undefined || elements.every((element) => element === null)) continue
        const own = names.push(name) - 1
        parents.push(own)
        for (const [place, element] of elements.entries()) {
          if (element === null) continue
          const known = seen[place] ?? new Map<Dynamic, number>()
          seen[place] = known
          const other = known.get(element)
          known.set(element, own)
          if (other === undefined) continue
          const [a, b] = [rootOf(parents, own), rootOf(parents, other)]
          parents[Math.max(a, b)] = Math.min(a, b)
        }
      }
      return writeDynamic(names.map((name, i) => [name, names[rootOf(parents, i)] ?? null]))
    },
    cases: [
      [
        [{ type: 'dynamic', value: '[[1,"a",null],[2,"b","x"],[3,null,"y"],[4,"a","x"],[5,null,null]]' }],
        '[[1,1],[2,1],[3,3],[4,1]]',
      ],
      [[{ type: 'dynamic', value: '[[7,"a","b"],[8,"b","a"],5,[]]' }], '[[7,7],[8,8]]'],
      [[{ type: 'dynamic', value: '{}' }], '[]'],
      [[null], null],
    ],
  },
})
