import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'

/** `[at, begin, weight, value]` of one event. */
interface Entry {
  readonly at: bigint
  readonly begin: bigint
  /** Without one the event only lies in windows: none that ends at it is asked for. */
  readonly weight: bigint | null
  readonly value: number
}

/** What is known of the values in a window; the oldest leave first. */
interface Window {
  readonly add: (value: number) => void
  readonly removeOldest: () => void
  /** Never asked of an empty window. */
  readonly measure: () => number
}

/** Two stacks of sums: nothing is ever subtracted, so that no error of rounding outlives its value. */
function sums(measure: (sum: number, count: number) => number): Window {
  const older: number[] = []
  const newer: number[] = []
  let newest = 0
  return {
    add: (value) => {
      newer.push(value)
      newest += value
    },
    removeOldest: () => {
      if (older.length === 0) {
        let sum = 0
        for (let value = newer.pop(); value !== undefined; value = newer.pop()) {
          sum += value
          older.push(sum)
        }
        newest = 0
      }
      older.pop()
    },
    measure: () => measure((older.at(-1) ?? 0) + newest, older.length + newer.length),
  }
}

/** Counts of values by their place among all that will come (a Fenwick tree), so that the k-th least is found in log n. */
function percentiles(all: readonly number[], percent: number): Window {
  const values = [...new Set(all)].sort((a, b) => a - b)
  const places = new Map(values.map((value, i) => [value, i + 1]))
  const tree = new Int32Array(values.length + 1)
  let top = 1
  while (top * 2 <= values.length) top *= 2
  let [first, next] = [0, 0]
  const change = (value: number | undefined, by: number): void => {
    for (let i = places.get(value ?? 0) ?? values.length + 1; i <= values.length; i += i & -i) {
      tree[i] = (tree[i] ?? 0) + by
    }
  }
  const least = (k: number): number => {
    let [at, left] = [0, k]
    for (let step = top; step > 0; step >>= 1) {
      const count = tree[at + step]
      if (at + step <= values.length && count !== undefined && count <= left) {
        at += step
        left -= count
      }
    }
    return values[at] ?? Number.NaN
  }
  return {
    add: () => change(all[next++], 1),
    removeOldest: () => change(all[first++], -1),
    measure: () => {
      const rank = (percent / 100) * (next - first - 1)
      const [low, high] = [least(Math.floor(rank)), least(Math.ceil(rank))]
      return low === high ? low : low + (high - low) * (rank - Math.floor(rank))
    },
  }
}

function windowFor(measure: string, percent: number, entries: readonly Entry[]): Window {
  if (measure === 'sum') return sums((sum) => sum)
  if (measure === 'average') return sums((sum, count) => sum / count)
  return percentiles(
    entries.map((entry) => entry.value),
    percent,
  )
}

function entriesOf(list: Dynamic | undefined): readonly Entry[] {
  const found: Entry[] = []
  for (const row of list !== undefined && isArray(list) ? list : []) {
    const [at, begin, weight = false, value] = isArray(row) ? row : []
    if (typeof at !== 'bigint' || typeof begin !== 'bigint') continue
    if (weight !== null && typeof weight !== 'bigint') continue
    if (typeof value === 'number' || typeof value === 'bigint') found.push({ at, begin, weight, value: Number(value) })
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function slide(entries: readonly Entry[], span: bigint, window: Window): string {
  const rows: string[] = []
  let oldest = 0
  let i = 0
  while (i < entries.length) {
    const at = entries[i]?.at ?? 0n
    let [weight, begin, isAsked] = [0n, at, false]
    for (let entry = entries[i]; entry !== undefined && entry.at === at; i += 1, entry = entries[i]) {
      window.add(entry.value)
      weight += entry.weight ?? 0n
      isAsked ||= entry.weight !== null
      if (entry.begin < begin) begin = entry.begin
    }
    while ((entries[oldest]?.at ?? at) < at - span) {
      window.removeOldest()
      oldest += 1
    }
    if (isAsked) rows.push(writeDynamic([at, begin, weight, window.measure()]))
  }
  return `[${rows.join(',')}]`
}

export const SLIDING = defineHostFunctions({
  'array.sliding_measure': {
    doc: 'Of `[at, begin, weight, number]` in an array, in any order: for every distinct `at`, in ascending order, `[at, least begin, sum of weights, measure]`; the measure is that of the numbers whose `at` is at most the second argument before. The third argument says which: `sum`, `average`, or else the percentile that the fourth gives (0 to 100), interpolated between neighbours. Elements without a number are left out; none is given for an `at` whose weights are all null.',
    params: ['dynamic', 'long', 'string', 'real'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([list, span, measure, percent]) => {
      const entries = entriesOf(readDynamic(String(list)))
      return slide(entries, typeof span === 'bigint' ? span : 0n, windowFor(String(measure), Number(percent), entries))
    },
    cases: [
      [
        [{ type: 'dynamic', value: '[[20,20,1,2.5],[10,9,1,1],[30,30,2,4],[20,15,1,1]]' }, 10n, 'sum', 0],
        '[[10,9,1,1.0],[20,15,2,4.5],[30,30,2,7.5]]',
      ],
      [
        [{ type: 'dynamic', value: '[[1,1,1,1],[2,2,1,4],[3,3,1,null],[4,4,1,7]]' }, 2n, 'average', 0],
        '[[1,1,1,1.0],[2,2,1,2.5],[4,4,1,5.5]]',
      ],
      [
        [{ type: 'dynamic', value: '[[1,1,1,9],[2,2,1,1],[3,3,1,5],[9,9,1,-2]]' }, 5n, 'percentile', 50],
        '[[1,1,1,9.0],[2,2,1,5.0],[3,3,1,5.0],[9,9,1,-2.0]]',
      ],
      [[{ type: 'dynamic', value: '[[1,1,1,0],[1,1,1,10]]' }, 5n, 'percentile', 90], '[[1,1,2,9.0]]'],
      [[{ type: 'dynamic', value: '[[1,1,null,3],[2,2,1,4]]' }, 5n, 'sum', 0], '[[2,2,1,7.0]]'],
      [[{ type: 'dynamic', value: '[[],5,[1,2]]' }, 0n, 'sum', 0], '[]'],
      [[null, 1n, 'sum', 0], null],
    ],
  },
})
