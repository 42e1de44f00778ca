import { isArray, readDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

function readingsOf(list: Scalar | undefined): readonly (readonly [at: number, count: number])[] {
  const rows = readDynamic(String(list))
  return (rows !== undefined && isArray(rows) ? rows : []).flatMap((row) => {
    const [at, count] = isArray(row) ? row.map(Number) : []
    return at === undefined || count === undefined || Number.isNaN(at) || Number.isNaN(count) ? [] : [[at, count]]
  })
}

export const COUNTERS = defineHostFunctions({
  'number.counter_rate': {
    doc: 'Growth per second of a counter that never falls, from readings `[milliseconds, count]` in any order: from the first to the last. Null where it falls, below two readings and within no time.',
    params: ['dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([list]) => {
      const readings = readingsOf(list).toSorted((a, b) => a[0] - b[0])
      const [first, last] = [readings[0], readings.at(-1)]
      if (first === undefined || last === undefined || last[0] <= first[0]) return null
      if (readings.some((reading, i) => reading[1] < (readings[i - 1] ?? reading)[1])) return null
      return ((last[1] - first[1]) * 1000) / (last[0] - first[0])
    },
    cases: [
      [[{ type: 'dynamic', value: '[[0,5],[1000,7],[4000,25]]' }], 5],
      [[{ type: 'dynamic', value: '[[4000,25.5],[0,5.5]]' }], 5],
      [[{ type: 'dynamic', value: '[[0,5],[1000,9],[2000,8]]' }], null],
      [[{ type: 'dynamic', value: '[[0,5]]' }], null],
      [[{ type: 'dynamic', value: '[[7,5],[7,6]]' }], null],
      [[{ type: 'dynamic', value: '["x",[1]]' }], null],
      [[null], null],
    ],
  },
})
