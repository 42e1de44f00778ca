import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'

export const DISJOINT = defineHostFunctions({
  'array.disjoint_rows': {
    doc: 'Of arrays in an array, in which the first element names the row: the names of the rows taken, where a row is taken when it shares no later element at the same place with a row taken before.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([rows]) => {
      const given = readDynamic(String(rows))
      const used: Set<Dynamic>[] = []
      const taken: Dynamic[] = []
      for (const row of given !== undefined && isArray(given) ? given : []) {
        if (!isArray(row)) continue
        const [name, ...elements] = row
        if (name === undefined || elements.some((element, i) => used[i]?.has(element) === true)) continue
        taken.push(name)
        for (const [i, element] of elements.entries()) {
          const before = used[i] ?? new Set()
          used[i] = before.add(element)
        }
      }
      return writeDynamic(taken)
    },
    cases: [
      [[{ type: 'dynamic', value: '[[1,10,20],[2,10,30],[3,11,20],[4,20,10]]' }], '[1,4]'],
      [[{ type: 'dynamic', value: '[[1],5,[],[2]]' }], '[1,2]'],
      [[{ type: 'dynamic', value: '[]' }], '[]'],
      [[{ type: 'dynamic', value: '{"a":[1]}' }], '[]'],
      [[{ type: 'dynamic', value: null }], null],
    ],
  },
})
