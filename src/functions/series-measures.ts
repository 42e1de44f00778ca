import { writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { json } from './elements.ts'
import { pairOf, realsOf, seriesOf } from './series-elements.ts'

export interface Spread {
  readonly average: number
  /** Sum of squared distances from the average. */
  readonly squares: number
  /** Of a sample; 0 for one value. */
  readonly variance: number
}

export function spreadOf(values: readonly number[]): Spread {
  const average = values.reduce((sum, v) => sum + v, 0) / values.length
  const squares = values.reduce((sum, v) => sum + (v - average) ** 2, 0)
  return { average, squares, variance: values.length < 2 ? 0 : squares / (values.length - 1) }
}

interface Statistics {
  readonly min: number
  readonly min_idx: number
  readonly max: number
  readonly max_idx: number
  readonly avg: number
  readonly stdev: number
  readonly variance: number
  readonly sum: number
  readonly len: number
}

/** Of a series with a finite number at least; elements that are none are passed over, or else there is no result. */
function statisticsOf(series: Scalar | undefined, passesOver: boolean): Statistics | undefined {
  const elements = seriesOf(series)?.map((e) => (e === null ? Number.NaN : Number(e))) ?? []
  const finite = elements.filter(Number.isFinite)
  if (finite.length === 0 || (!passesOver && finite.length < elements.length)) return undefined
  const [min, max] = finite.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const)
  const { average, variance } = spreadOf(finite)
  return {
    min,
    min_idx: elements.indexOf(min),
    max,
    max_idx: elements.indexOf(max),
    avg: average,
    stdev: Math.sqrt(variance),
    variance,
    sum: finite.reduce((sum, v) => sum + v, 0),
    len: elements.length,
  }
}

const PLACES: readonly string[] = ['min_idx', 'max_idx', 'len']

function statistic(statistics: Statistics | undefined, name: Scalar | undefined): number | undefined {
  return Object.entries(statistics ?? {}).find(([known]) => known === name)?.[1]
}

/** Pairs of numbers at the same place of two series, as far as the shorter one goes; `undefined` when one is empty. */
function numberPairs(args: readonly Scalar[]): readonly (readonly [number, number])[] | undefined {
  const [a, b] = pairOf(args[0], args[1]) ?? []
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return undefined
  return a.slice(0, b.length).flatMap((x, i) => {
    const y = b[i] ?? null
    return x === null || y === null ? [] : [[Number(x), Number(y)] as const]
  })
}

function dot(pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((sum, [x, y]) => sum + x * y, 0)
}

/** One number of a series. */
export const SERIES_MEASURES = defineHostFunctions({
  'series.sum': {
    doc: 'Sum of the elements; null when one of them is no number.',
    params: ['dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([series]) => realsOf(series)?.reduce((sum, x) => sum + x, 0) ?? null,
    cases: [
      [[json('[1,2.5]')], 3.5],
      [[json('[1,null]')], null],
      [[json('1')], null],
    ],
  },
  'series.product': {
    doc: 'Product of the elements; null when one of them is no number.',
    params: ['dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([series]) => realsOf(series)?.reduce((product, x) => product * x, 1) ?? null,
    cases: [
      [[json('[2,2.5]')], 5],
      [[json('[1,"2"]')], null],
      [[json('{}')], null],
    ],
  },
  'series.magnitude': {
    doc: 'Square root of the sum of the squares; elements that are no numbers are passed over, null for an empty array.',
    params: ['dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([series]) => {
      const pairs = numberPairs([series ?? null, series ?? null])
      return pairs === undefined ? null : Math.sqrt(dot(pairs))
    },
    cases: [
      [[json('[3,4,null]')], 5],
      [[json('[]')], null],
      [[json('5')], null],
    ],
  },
  'series.dot_product': {
    doc: 'Sum of the products of the elements of two arrays, of which one may be a number for every place; the longer one is cut, elements that are no numbers are passed over, null when one is empty.',
    params: ['dynamic', 'dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: (args) => {
      const pairs = numberPairs(args)
      return pairs === undefined ? null : dot(pairs)
    },
    cases: [
      [[json('[1,2,4]'), json('[4,2]')], 8],
      [[json('[1,"a",4]'), json('2')], 10],
      [[json('[]'), json('[1]')], null],
      [[json('{}'), json('[1]')], null],
    ],
  },
  'series.cosine_similarity': {
    doc: 'Cosine of the angle between two arrays as vectors; the longer one is cut, elements that are no numbers are passed over, null when one is empty.',
    params: ['dynamic', 'dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: (args) => {
      const pairs = numberPairs(args)
      if (pairs === undefined) return null
      const [left, right] = [dot(pairs.map(([x]) => [x, x])), dot(pairs.map(([, y]) => [y, y]))]
      return dot(pairs) / (Math.sqrt(left) * Math.sqrt(right))
    },
    cases: [
      [[json('[3,4]'), json('[4,3]')], 0.96],
      [[json('[0,2]'), json('[2,0,7]')], 0],
      [[json('[]'), json('[1]')], null],
    ],
  },
  'series.correlation': {
    doc: "Pearson's correlation of two arrays; null when they differ in length or an element is no number.",
    params: ['dynamic', 'dynamic'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([first, second]) => {
      const [a, b] = [realsOf(first), realsOf(second)]
      if (a === undefined || b === undefined || a.length !== b.length || a.length === 0) return null
      const [x, y] = [spreadOf(a), spreadOf(b)]
      const common = a.reduce((sum, v, i) => sum + (v - x.average) * ((b[i] ?? 0) - y.average), 0)
      return common / Math.sqrt(x.squares * y.squares)
    },
    cases: [
      [[json('[1,2,3]'), json('[2,4,6]')], 1],
      [[json('[1,2,3]'), json('[3,2,1]')], -1],
      [[json('[1,2]'), json('[1]')], null],
      [[json('[1,null]'), json('[1,2]')], null],
    ],
  },
  'series.statistic': {
    doc: '`min`, `max`, `avg`, `stdev`, `variance` (of a sample) or `sum`; the second argument says whether elements that are no finite numbers are passed over, otherwise they make it null.',
    params: ['dynamic', 'boolean', 'string'],
    literalFrom: 2,
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([series, passesOver, name]) => statistic(statisticsOf(series, passesOver === true), name) ?? null,
    cases: [
      [[json('[1,3,8]'), false, 'variance'], 13],
      [[json('[1,null,3]'), true, 'avg'], 2],
      [[json('[1,null,3]'), false, 'avg'], null],
      [[json('[7]'), false, 'stdev'], 0],
      [[json('[]'), true, 'max'], null],
    ],
  },
  'series.statistic_place': {
    doc: 'Like `series.statistic`: `min_idx` or `max_idx`, the first place of the least or greatest element.',
    params: ['dynamic', 'boolean', 'string'],
    literalFrom: 2,
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([series, passesOver, name]) => {
      const place = statistic(statisticsOf(series, passesOver === true), name)
      return place === undefined ? null : BigInt(place)
    },
    cases: [
      [[json('[null,3,1,3,1]'), true, 'min_idx'], 2n],
      [[json('[2,3,1,3]'), false, 'max_idx'], 1n],
      [[json('["a"]'), false, 'max_idx'], null],
    ],
  },
  'series.statistics': {
    doc: 'All of `series.statistic` and `series.statistic_place`, and `len`, as an object.',
    params: ['dynamic', 'boolean'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([series, passesOver]) => {
      const statistics = statisticsOf(series, passesOver === true)
      if (statistics === undefined) return null
      const members = Object.entries(statistics).map(([name, value]: readonly [string, number]) => {
        return [name, PLACES.includes(name) ? BigInt(value) : value] as const
      })
      return writeDynamic(new Map(members))
    },
    cases: [
      [
        [json('[1,3]'), false],
        '{"min":1.0,"min_idx":0,"max":3.0,"max_idx":1,"avg":2.0,"stdev":1.4142135623730951,"variance":2.0,"sum":4.0,"len":2}',
      ],
      [[json('[1,null]'), false], null],
    ],
  },
})
