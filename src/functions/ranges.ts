import { writeDynamic } from '../types/dynamic.ts'
import { formatDatetimeFully, formatTimespan } from '../types/time.ts'
import type { Scalar } from '../types/value.ts'
import { LONGEST_ARRAY } from './arrays.ts'
import { defineHostFunctions } from './define.ts'

function integers([from, to, step]: readonly Scalar[], write: (value: bigint) => string): Scalar {
  if (typeof from !== 'bigint' || typeof to !== 'bigint' || typeof step !== 'bigint' || step === 0n) return null
  const written: string[] = []
  for (let value = from; step > 0n ? value <= to : value >= to; value += step) {
    if (written.length === LONGEST_ARRAY) break
    written.push(write(value))
  }
  return `[${written.join(',')}]`
}

const DOC = `first, last, step: the values first, first + step ... up to the last, at most ${LONGEST_ARRAY} of them; null for a step of 0.`

/** Arrays of equally spaced values. */
export const RANGES = defineHostFunctions({
  'array.range_of_integers': {
    doc: DOC,
    params: ['integer', 'integer', 'integer'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => integers(args, String),
    cases: [
      [[1n, 8n, 3n], '[1,4,7]'],
      [[3n, 1n, -1n], '[3,2,1]'],
      [[2n, 1n, 1n], '[]'],
      [[1n, 2n, 0n], null],
      [[1n, null, 1n], null],
    ],
  },
  'array.range_of_reals': {
    doc: DOC,
    params: ['real', 'real', 'real'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([from, to, step]) => {
      const [first, last, by] = [Number(from), Number(to), Number(step)]
      if (by === 0 || Number.isNaN(first + last + by)) return null
      const written: string[] = []
      for (let i = 0; i < LONGEST_ARRAY; i += 1) {
        const value = first + i * by
        if (by > 0 ? !(value <= last) : !(value >= last)) break
        written.push(writeDynamic(value))
      }
      return `[${written.join(',')}]`
    },
    cases: [
      [[0, 1, 0.25], '[0.0,0.25,0.5,0.75,1.0]'],
      [[1, 0, 0.5], '[]'],
      [[1, 2, 0], null],
      [[1, null, 1], null],
    ],
  },
  'array.range_of_datetimes': {
    doc: `${DOC} Datetimes are the texts that stand for them in a dynamic.`,
    params: ['datetime', 'datetime', 'timespan'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => integers(args, (ticks) => JSON.stringify(formatDatetimeFully(ticks))),
    cases: [
      [
        [
          { type: 'datetime', value: 0n },
          { type: 'datetime', value: 15_000_000n },
          { type: 'timespan', value: 15_000_000n },
        ],
        '["1970-01-01T00:00:00.0000000Z","1970-01-01T00:00:01.5000000Z"]',
      ],
      [
        [
          { type: 'datetime', value: 0n },
          { type: 'datetime', value: null },
          { type: 'timespan', value: 1n },
        ],
        null,
      ],
    ],
  },
  'array.range_of_timespans': {
    doc: `${DOC} Timespans are the texts that stand for them in a dynamic.`,
    params: ['timespan', 'timespan', 'timespan'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: (args) => integers(args, (ticks) => JSON.stringify(formatTimespan(ticks))),
    cases: [
      [
        [
          { type: 'timespan', value: 36_000_000_000n },
          { type: 'timespan', value: 72_000_000_000n },
          { type: 'timespan', value: 36_000_000_000n },
        ],
        '["01:00:00","02:00:00"]',
      ],
      [
        [
          { type: 'timespan', value: 1n },
          { type: 'timespan', value: 2n },
          { type: 'timespan', value: 0n },
        ],
        null,
      ],
    ],
  },
})
