import { type Dynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'
import { arrayOf, dynamicOf, json, result, smallOf } from './elements.ts'
import { elementOf, realsOf } from './series-elements.ts'

/** Filters that would take more steps than this give null. */
const MOST_STEPS = 400_000_000

/** Whether the element is the mark of a missing one: null, or the same number. */
function isMissing(element: Dynamic, mark: Dynamic): boolean {
  if (element === null || mark === null) return element === mark
  const [x, y] = [elementOf(element), elementOf(mark)]
  return x === null || y === null ? writeDynamic(element) === writeDynamic(mark) : Number(x) === Number(y)
}

/** Every missing element as the one before it; those at the start stay. */
function forward(elements: readonly Dynamic[], mark: Dynamic): readonly Dynamic[] {
  const filled: Dynamic[] = []
  for (const [i, element] of elements.entries()) {
    filled.push(i > 0 && isMissing(element, mark) ? (filled[i - 1] ?? null) : element)
  }
  return filled
}

function linear(elements: readonly Dynamic[], mark: Dynamic, edges: boolean, constant: Dynamic): readonly Dynamic[] {
  const known = elements.flatMap((element, i) => {
    const number = isMissing(element, mark) ? null : elementOf(element)
    return number === null ? [] : [{ i, number }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) {
    return elements.map((element) => (isMissing(element, mark) ? (constant ?? element) : element))
  }
  const whole = known.every(({ number }) => typeof number === 'bigint')
  const filled: Dynamic[] = []
  let after = 0
  for (const [i, element] of elements.entries()) {
    while ((known[after]?.i ?? Number.POSITIVE_INFINITY) < i) after += 1
    const [left, right] = [known[after - 1], known[after]]
    if (!isMissing(element, mark)) filled.push(element)
    else if (left === undefined) filled.push(edges ? first.number : element)
    else if (right === undefined) filled.push(edges ? last.number : element)
    else {
      const [from, to] = [Number(left.number), Number(right.number)]
      const between = from + ((to - from) * (i - left.i)) / (right.i - left.i)
      filled.push(whole ? BigInt(Math.trunc(between)) : between)
    }
  }
  return filled
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Series with holes filled, filtered or reduced to their season. */
export const SERIES_FILTERS = defineHostFunctions({
  'series.fill_forward': {
    doc: 'Every element equal to the second argument (null: every null) as the last other one before it; those at the start stay.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([series, mark]) => {
      const elements = arrayOf(series)
      return elements === undefined ? null : result(forward(elements, dynamicOf(mark)))
    },
    cases: [
      [[json('[null,1,null,2.5,null]'), json(null)], '[null,1,1,2.5,2.5]'],
      [[json('[-1,4,-1.0]'), json('-1')], '[-1,4,4]'],
      [[json('{}'), json(null)], null],
    ],
  },
  'series.fill_backward': {
    doc: 'Every element equal to the second argument (null: every null) as the next other one after it; those at the end stay.',
    params: ['dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([series, mark]) => {
      const elements = arrayOf(series)
      return elements === undefined ? null : result(forward(elements.toReversed(), dynamicOf(mark)).toReversed())
    },
    cases: [
      [[json('[null,1,null,2.5,null]'), json(null)], '[1,1,2.5,2.5,null]'],
      [[json('[0,0]'), json('0')], '[0,0]'],
      [[json(null), json(null)], null],
    ],
  },
  'series.fill_constant': {
    doc: 'Every element equal to the third argument (null: every null) as the second argument.',
    params: ['dynamic', 'dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([series, constant, mark]) => {
      const [missing, value] = [dynamicOf(mark), dynamicOf(constant)]
      return result(arrayOf(series)?.map((element) => (isMissing(element, missing) ? value : element)))
    },
    cases: [
      [[json('[null,1,null]'), json('0.0'), json(null)], '[0.0,1,0.0]'],
      [[json('[-1,1,null]'), json('7'), json('-1')], '[7,1,null]'],
      [[json('5'), json('7'), json(null)], null],
    ],
  },
  'series.fill_linear': {
    doc: 'series, mark, edges, constant: every element equal to the mark (null: every null) on the line between its known neighbours, cut to an integer among integers alone; with edges, those at the start and end as the nearest known one. The constant stands for every element when none is known, unless it is null.',
    params: ['dynamic', 'dynamic', 'boolean', 'dynamic'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([series, mark, edges, constant]) => {
      const elements = arrayOf(series)
      if (elements === undefined) return null
      return result(linear(elements, dynamicOf(mark), edges === true, dynamicOf(constant)))
    },
    cases: [
      [[json('[null,1.0,null,2.0,null]'), json(null), true, json('0.0')], '[1.0,1.0,1.5,2.0,2.0]'],
      [[json('[null,1.0,null,2.0,null]'), json(null), false, json('0.0')], '[null,1.0,1.5,2.0,null]'],
      [[json('[8,-1,-1,1]'), json('-1'), true, json('0.0')], '[8,5,3,1]'],
      [[json('[null,null]'), json(null), false, json('0.0')], '[0.0,0.0]'],
      [[json('[null]'), json(null), true, json(null)], '[null]'],
      [[json('{}'), json(null), true, json('0.0')], null],
    ],
  },
  'series.finite_filter': {
    doc: 'series, filter, normalize, center: for each place the sum of the filter coefficients times the elements there and before (nothing counts as 0), from half a filter further on when centered; divided by the sum of the coefficients when normalized. Null for normalize means: if no coefficient is negative; null when normalized with a negative one, or when an element is no number.',
    params: ['dynamic', 'dynamic', 'boolean', 'boolean'],
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([series, filter, normalize, center]) => {
      const [values, coefficients] = [realsOf(series), realsOf(filter)]
      if (values === undefined || coefficients === undefined) return null
      const isNegative = coefficients.some((c) => c < 0)
      if ((normalize === true && isNegative) || values.length * coefficients.length > MOST_STEPS) return null
      const divisor = (normalize ?? !isNegative) ? coefficients.reduce((sum, c) => sum + c, 0) : 1
      const ahead = center === true ? Math.floor((coefficients.length - 1) / 2) : 0
      const filtered = values.map((_, i) => {
        let sum = 0
        for (const [j, coefficient] of coefficients.entries()) sum += coefficient * (values[i + ahead - j] ?? 0)
        return sum / divisor
      })
      return result(filtered)
    },
    cases: [
      [[json('[0,6,0,3]'), json('[1,1,1]'), null, false], '[0.0,2.0,2.0,3.0]'],
      [[json('[0,6,0,3]'), json('[1,1,1]'), true, true], '[2.0,2.0,3.0,1.0]'],
      [[json('[1,4,9]'), json('[1,-1]'), null, null], '[1.0,3.0,5.0]'],
      [[json('[1,4,9]'), json('[1,-1]'), true, false], null],
      [[json('[1,null]'), json('[1]'), false, false], null],
    ],
  },
  'series.infinite_filter': {
    doc: 'series, numerators, denominators: for each place the sum of the numerators times the elements there and before, less the sum of the denominators after the first times the results before, divided by the first denominator; null when that is 0 or missing, or an element is no number.',
    params: ['dynamic', 'dynamic', 'dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([series, numerators, denominators]) => {
      const [values, above, below] = [realsOf(series), realsOf(numerators), realsOf(denominators)]
      if (values === undefined || above === undefined || below === undefined) return null
      const [first = 0, ...others] = below
      if (first === 0 || values.length * (above.length + below.length) > MOST_STEPS) return null
      const filtered: number[] = []
      for (let i = 0; i < values.length; i += 1) {
        let sum = 0
        for (const [j, factor] of above.entries()) sum += factor * (values[i - j] ?? 0)
        for (const [j, factor] of others.entries()) sum -= factor * (filtered[i - j - 1] ?? 0)
        filtered.push(sum / first)
      }
      return result(filtered)
    },
    cases: [
      [[json('[1,2,3]'), json('[1]'), json('[1,-1]')], '[1.0,3.0,6.0]'],
      [[json('[4,0,0]'), json('[1,1]'), json('[2,-1]')], '[2.0,3.0,1.5]'],
      [[json('[1]'), json('[1]'), json('[0,1]')], null],
      [[json('["a"]'), json('[1]'), json('[1]')], null],
    ],
  },
  'series.season': {
    doc: 'For each place the median of the elements at the same place of every period of that length; null when an element is no number.',
    params: ['dynamic', 'integer'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([series, period]) => {
      const [values, length] = [realsOf(series), smallOf(period)]
      if (values === undefined || length < 1) return null
      const phases: number[][] = []
      for (const [i, value] of values.entries()) {
        if (i < length) phases.push([value])
        else phases[i % length]?.push(value)
      }
      const medians = phases.map(median)
      return result(values.map((_, i) => medians[i % length] ?? null))
    },
    cases: [
      [[json('[1,5,3,5,2,6]'), 2n], '[2.0,5.0,2.0,5.0,2.0,5.0]'],
      [[json('[1,2,3]'), 2n], '[2.0,2.0,2.0]'],
      [[json('[1,null]'), 1n], null],
      [[json('[1]'), 0n], null],
    ],
  },
})
