import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { formatDatetime, formatTimespan } from '../types/time.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

/** Longer arrays are cut (`make-series-operator.md`). */
const MOST_PLACES = 1_048_576

function sizeOf(count: Scalar): number {
  return typeof count === 'bigint' ? Number(count < 0n ? 0n : count > MOST_PLACES ? BigInt(MOST_PLACES) : count) : 0
}

function datetimeText(ticks: bigint): string | null {
  const isYear = ticks >= -621_355_968_000_000_000n && ticks <= 2_534_023_007_999_999_999n
  if (!isYear) return null
  const [seconds = '', fraction = ''] = formatDatetime(ticks).slice(0, -1).split('.')
  return `${seconds}.${fraction.padEnd(7, '0')}Z`
}

function steps(count: Scalar, at: (place: number) => Dynamic): string {
  return writeDynamic(Array.from({ length: sizeOf(count) }, (_, place) => at(place)))
}

function ticksAt(start: Scalar, step: Scalar, place: number): bigint {
  return typeof start === 'bigint' && typeof step === 'bigint' ? start + step * BigInt(place) : 0n
}

/** Evenly spaced values and what stands at each. Arrays have at most 2^20 elements. */
export const AXIS = defineHostFunctions({
  'axis.datetimes': {
    doc: 'So many datetimes from a start (in ticks) with a step (in ticks) as texts in an array; null beyond the years 1 to 9999.',
    params: ['long', 'long', 'long'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([start, step, count]) =>
      steps(count ?? null, (i) => datetimeText(ticksAt(start ?? null, step ?? null, i))),
    cases: [
      [[0n, 864_000_000_000n, 2n], '["1970-01-01T00:00:00.0000000Z","1970-01-02T00:00:00.0000000Z"]'],
      [[0n, 1n, -1n], '[]'],
      [[null, 1n, 1n], null],
    ],
  },
  'axis.timespans': {
    doc: 'So many timespans from a start (in ticks) with a step (in ticks) as texts in an array.',
    params: ['long', 'long', 'long'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([start, step, count]) =>
      steps(count ?? null, (i) => formatTimespan(ticksAt(start ?? null, step ?? null, i))),
    cases: [
      [[-36_000_000_000n, 36_000_000_000n, 2n], '["-01:00:00","00:00:00"]'],
      [[0n, 1n, null], null],
    ],
  },
  'axis.integers': {
    doc: 'So many integers from a start with a step in an array.',
    params: ['long', 'long', 'long'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([start, step, count]) => steps(count ?? null, (i) => ticksAt(start ?? null, step ?? null, i)),
    cases: [
      [[5n, 10n, 3n], '[5,15,25]'],
      [[null, 10n, 3n], null],
    ],
  },
  'axis.reals': {
    doc: 'So many reals from an origin with a step in an array, the first being so many steps from the origin.',
    params: ['real', 'real', 'long', 'long'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([origin, step, first, count]) =>
      steps(count ?? null, (i) => Number(origin) + Number(step) * (Number(first) + i)),
    cases: [
      [[0.5, 0.25, 2n, 2n], '[1.0,1.25]'],
      [[0.5, null, 2n, 2n], null],
    ],
  },
  'axis.spread': {
    doc: 'An array of so many elements (fourth argument) for the places from a first one (third): what the points, arrays that begin with their place, hold at an index (second); where there is no point, the default (fifth).',
    params: ['dynamic', 'long', 'long', 'long', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([points, index, first, count, otherwise]) => {
      const given = typeof points === 'string' ? readDynamic(points) : undefined
      const empty = typeof otherwise === 'string' ? (readDynamic(otherwise) ?? null) : null
      const values: Dynamic[] = Array.from({ length: sizeOf(count ?? null) }, () => empty)
      for (const point of given !== undefined && isArray(given) ? given : []) {
        if (!isArray(point) || typeof point[0] !== 'bigint' || typeof first !== 'bigint') continue
        const place = Number(point[0] - first)
        if (place >= 0 && place < values.length) values[place] = point[Number(index)] ?? null
      }
      return writeDynamic(values)
    },
    cases: [
      [
        [{ type: 'dynamic', value: '[[7,1.5,2],[5,null,3],[99,0,0]]' }, 1n, 5n, 4n, { type: 'dynamic', value: '0.0' }],
        '[null,0.0,1.5,0.0]',
      ],
      [[{ type: 'dynamic', value: '[]' }, 1n, null, 1n, null], '[null]'],
      [[null, 1n, 0n, 0n, null], '[]'],
    ],
  },
})
