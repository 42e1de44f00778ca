import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'

export const SESSIONS = defineHostFunctions({
  'session.starts': {
    doc: 'For each of the values (integers in an array) the first one of its session: a session takes values that are less than so much above its first one.',
    params: ['dynamic', 'long'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([values, width]) => {
      const given = readDynamic(String(values))
      const starts: Dynamic[] = []
      let start: bigint | undefined
      for (const value of given !== undefined && isArray(given) ? given : []) {
        if (typeof value === 'bigint' && typeof width === 'bigint') {
          if (start === undefined || value >= start + width) start = value
          starts.push(start)
        }
      }
      return writeDynamic(starts)
    },
    cases: [
      [[{ type: 'dynamic', value: '[10,12,15,19,20,31]' }, 5n], '[10,10,15,15,20,31]'],
      [[{ type: 'dynamic', value: '[5,3]' }, 5n], '[5,5]'],
      [[{ type: 'dynamic', value: '[]' }, 5n], '[]'],
      [[{ type: 'dynamic', value: '[1]' }, null], null],
    ],
  },
})
