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

/** Groups of rows with the same key that stay within limits; a negative limit is none. */
function groupsWithin(rows: readonly Dynamic[], span: number, pause: number, count: number): readonly Dynamic[] {
  const open = new Map<Dynamic, { readonly name: Dynamic; readonly first: number; last: number; size: number }>()
  const found: Dynamic[] = []
  for (const row of rows) {
    const [name, time, key] = isArray(row) ? row : []
    if (name === undefined || key === undefined || key === null) continue
    const at = Number(time)
    const group = open.get(key)
    const ends =
      group === undefined ||
      (span >= 0 && at - group.first > span) ||
      (pause >= 0 && at - group.last > pause) ||
      (count >= 0 && group.size >= count)
    const own = ends ? { name, first: at, last: at, size: 0 } : group
    own.last = at
    own.size += 1
    open.set(key, own)
    found.push([name, own.name])
  }
  return found
}

export const LINKED = defineHostFunctions({
  'array.linked_rows_within': {
    doc: 'Of `[name, time, key]` in an array, in the order of their times: for every row with a key, `[name, name of the first row]` of the group that it is in. A group of rows with one key ends before a row that is later than its first row by more than the second argument, later than its last by more than the third, or that would be one more than the fourth; a negative one is no limit.',
    params: ['dynamic', 'long', 'long', 'long'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows, span, pause, count]) => {
      const given = readDynamic(String(rows))
      const read = given !== undefined && isArray(given) ? given : []
      return writeDynamic(groupsWithin(read, Number(span), Number(pause), Number(count)))
    },
    cases: [
      [
        [{ type: 'dynamic', value: '[[1,0,"a"],[2,5,"b"],[3,10,"a"],[4,21,"a"],[5,22,null]]' }, 20n, -1n, -1n],
        '[[1,1],[2,2],[3,1],[4,4]]',
      ],
      [
        [{ type: 'dynamic', value: '[[1,0,"a"],[2,10,"a"],[3,20,"a"],[4,31,"a"],[5,31,"a"]]' }, -1n, 10n, 2n],
        '[[1,1],[2,1],[3,3],[4,4],[5,4]]',
      ],
      [[{ type: 'dynamic', value: '[[],5,[1,2]]' }, 0n, 0n, 0n], '[]'],
      [[null, 1n, 1n, 1n], null],
    ],
  },
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
