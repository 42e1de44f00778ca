import { type Dynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { json, result, smallOf } from './elements.ts'
import { realsOf } from './series-elements.ts'
import { spreadOf } from './series-measures.ts'

/** Polynomials of a higher degree than this are not fitted. */
const HIGHEST_DEGREE = 32

interface Fit {
  /** From the lowest power to the highest. */
  readonly coefficients: readonly number[]
  readonly fitted: readonly number[]
  readonly rsquare: number
  readonly variance: number
  readonly rvariance: number
}

/** Least squares by Householder reflections of the powers of x; `undefined` when they are not independent. */
function solve(x: readonly number[], y: readonly number[], degree: number): readonly number[] | undefined {
  const rows = x.map((value) => Array.from({ length: degree + 1 }, (_, power) => value ** power))
  const right = [...y]
  const diagonal: number[] = []
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let k = 0; k <= degree; k += 1) {
    const norm = Math.sqrt(rows.slice(k).reduce((sum, row) => sum + (row[k] ?? 0) ** 2, 0))
    if (!(norm > 0) || !Number.isFinite(norm)) return undefined
    const alpha = at(k, k) > 0 ? -norm : norm
    const reflector = rows.map((row, i) => (i < k ? 0 : (row[k] ?? 0) - (i === k ? alpha : 0)))
    const squares = reflector.reduce((sum, v) => sum + v * v, 0)
    diagonal.push(alpha)
    for (let j = k + 1; j <= degree; j += 1) {
      const scale = (2 * reflector.reduce((sum, v, i) => sum + v * at(i, j), 0)) / squares
      for (const [i, row] of rows.entries()) if (i >= k) row[j] = at(i, j) - scale * (reflector[i] ?? 0)
    }
    const scale = (2 * reflector.reduce((sum, v, i) => sum + v * (right[i] ?? 0), 0)) / squares
    for (let i = k; i < right.length; i += 1) right[i] = (right[i] ?? 0) - scale * (reflector[i] ?? 0)
  }
  const solution: number[] = Array.from({ length: degree + 1 }, () => 0)
  for (let k = degree; k >= 0; k -= 1) {
    let rest = right[k] ?? 0
    for (let j = k + 1; j <= degree; j += 1) rest -= at(k, j) * (solution[j] ?? 0)
    solution[k] = rest / (diagonal[k] ?? Number.NaN)
  }
  return solution
}

/** The line through points at 1, 2 ... */
function line(y: readonly number[]): readonly number[] | undefined {
  if (y.length < 2) return undefined
  const middle = (y.length + 1) / 2
  const { average } = spreadOf(y)
  let common = 0
  let squares = 0
  for (const [i, value] of y.entries()) {
    common += (i + 1 - middle) * (value - average)
    squares += (i + 1 - middle) ** 2
  }
  const slope = common / squares
  return [average - slope * middle, slope]
}

function fitOf(
  coefficients: readonly number[] | undefined,
  x: readonly number[],
  y: readonly number[],
): Fit | undefined {
  if (coefficients === undefined) return undefined
  const fitted = x.map((value) => coefficients.reduceRight((sum, c) => sum * value + c, 0))
  const residue = y.reduce((sum, value, i) => sum + (value - (fitted[i] ?? 0)) ** 2, 0)
  const { squares, variance } = spreadOf(y)
  const rsquare = squares === 0 ? Number.NaN : 1 - residue / squares
  return { coefficients, fitted, rsquare, variance, rvariance: residue / (y.length - 1) }
}

function places(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i + 1)
}

function lineFit(series: Scalar | undefined): Fit | undefined {
  const y = realsOf(series)
  return y === undefined ? undefined : fitOf(line(y), places(y.length), y)
}

function polynomialFit(ys: Scalar | undefined, xs: Scalar | undefined, degree: Scalar | undefined): Fit | undefined {
  const y = realsOf(ys)
  const x = xs === null || xs === undefined ? places(y?.length ?? 0) : realsOf(xs)
  const highest = smallOf(degree)
  if (y === undefined || x?.length !== y.length || highest < 0 || highest > HIGHEST_DEGREE || y.length <= highest) {
    return undefined
  }
  return y.length < 2 ? undefined : fitOf(solve(x, y, highest), x, y)
}

function numberOf(fit: Fit | undefined, name: Scalar | undefined): number | null {
  if (fit === undefined) return null
  const [interception = 0, slope = 0] = fit.coefficients
  const numbers = new Map<Scalar | undefined, number>([
    ['rsquare', fit.rsquare],
    ['slope', slope],
    ['variance', fit.variance],
    ['rvariance', fit.rvariance],
    ['interception', interception],
  ])
  return numbers.get(name) ?? null
}

/** Lines and polynomials with the least sum of squared distances from the elements of a series. */
export const SERIES_FITS = defineHostFunctions({
  'series.line_number': {
    doc: '`rsquare`, `slope`, `variance`, `rvariance` (of the distances, by the number of elements less 1) or `interception` (at 0) of the line through elements at 1, 2 ...; null for less than two elements and when one is no number.',
    params: ['dynamic', 'string'],
    literalFrom: 1,
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([series, name]) => numberOf(lineFit(series), name),
    cases: [
      [[json('[5,7,9]'), 'slope'], 2],
      [[json('[5,7,9]'), 'interception'], 3],
      [[json('[5,7,9]'), 'rsquare'], 1],
      [[json('[1,3,2]'), 'rvariance'], 0.75],
      [[json('[1,null]'), 'slope'], null],
      [[json('[1]'), 'slope'], null],
    ],
  },
  'series.line': {
    doc: 'The elements of the line of `series.line_number`.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([series]) => result(lineFit(series)?.fitted),
    cases: [
      [[json('[1,3,2]')], '[1.5,2.0,2.5]'],
      [[json('[1]')], null],
      [[json('["a","b"]')], null],
    ],
  },
  'series.line_fit': {
    doc: 'All of `series.line_number`, and `line_fit` with the elements of the line, as an object.',
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([series]) => {
      const fit = lineFit(series)
      if (fit === undefined) return null
      const members = new Map<string, Dynamic>()
      for (const name of ['rsquare', 'slope', 'variance', 'rvariance', 'interception']) {
        members.set(name, numberOf(fit, name))
      }
      return writeDynamic(members.set('line_fit', fit.fitted))
    },
    cases: [
      [
        [json('[5,7,9]')],
        '{"rsquare":1.0,"slope":2.0,"variance":4.0,"rvariance":0.0,"interception":3.0,"line_fit":[5.0,7.0,9.0]}',
      ],
      [[json('{}')], null],
    ],
  },
  'series.polynomial_number': {
    doc: `\`rsquare\`, \`variance\` or \`rvariance\` of the polynomial of that degree (at most ${HIGHEST_DEGREE}, and below the number of elements) through the elements of the first array at those of the second (null: 1, 2 ...); null where there is none.`,
    params: ['dynamic', 'dynamic', 'integer', 'string'],
    literalFrom: 3,
    returns: 'real',
    nulls: 'handles',
    evaluate: ([y, x, degree, name]) => numberOf(polynomialFit(y, x, degree), name),
    cases: [
      [[json('[2,4,9]'), json(null), 1n, 'variance'], 13],
      [[json('[1,3,2]'), json(null), 1n, 'rvariance'], 0.75],
      [[json('[1,2]'), json('[1,1]'), 1n, 'rsquare'], null],
      [[json('[1,2]'), json(null), 2n, 'rsquare'], null],
      [[json('[1,null]'), json(null), 1n, 'variance'], null],
    ],
  },
  'series.polynomial': {
    doc: 'Of the polynomial of `series.polynomial_number` its `coefficients`, from the highest power to the lowest, or its values at the places of the elements (`poly_fit`).',
    params: ['dynamic', 'dynamic', 'integer', 'string'],
    literalFrom: 3,
    returns: 'dynamic',
    nulls: 'handles',
    evaluate: ([y, x, degree, part]) => {
      const fit = polynomialFit(y, x, degree)
      return result(part === 'coefficients' ? fit?.coefficients.toReversed() : fit?.fitted)
    },
    cases: [
      [[json('[5,5]'), json(null), 0n, 'poly_fit'], '[5.0,5.0]'],
      [[json('[5]'), json(null), 1n, 'coefficients'], null],
      [[json('[5,6]'), json('[1]'), 1n, 'coefficients'], null],
    ],
  },
})
