import { defineHostFunctions, type HostFunction, type Vector } from './define.ts'
import { betaDensity, betaInverse, erf, erfc, gamma, incompleteBeta, logGamma } from './special.ts'

function ofReal(doc: string, evaluate: (x: number) => number, cases: readonly Vector[]): HostFunction {
  return {
    doc,
    params: ['number'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([x]) => evaluate(Number(x)),
    cases,
  }
}

function ofBeta(
  doc: string,
  evaluate: (x: number, alpha: number, beta: number) => number | null,
  cases: readonly Vector[],
): HostFunction {
  return {
    doc,
    params: ['number', 'number', 'number'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: ([x, alpha, beta]) => evaluate(Number(x), Number(alpha), Number(beta)),
    cases,
  }
}

const LARGEST_SHAPE = 10_000

const isShape = (shape: number): boolean => shape > 0 && shape <= LARGEST_SHAPE

/** Two-sided p-value of Student's t. */
function studentTail(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
}

export const STATISTICS = defineHostFunctions({
  'number.erf': ofReal('The error function.', erf, [
    [[1n], 0.8427007929497149],
    [[-0.5], -0.5204998778130465],
    [[0n], 0],
    [[7.0], 1],
    [[null], null],
  ]),
  'number.erfc': ofReal('The complement of the error function, precise where that is near 1.', erfc, [
    [[3n], 2.209049699858544e-5],
    [[-1n], 1.8427007929497148],
    [[10.0], 2.088487583762545e-45],
    [[null], null],
  ]),
  'number.gamma': ofReal('The gamma function: infinite at 0, NaN at negative whole numbers.', gamma, [
    [[5n], 24],
    [[0.5], Math.sqrt(Math.PI)],
    [[-1.5], (4 * Math.sqrt(Math.PI)) / 3],
    [[0n], Number.POSITIVE_INFINITY],
    [[-2n], Number.NaN],
    [[171n], 7.257415615307994e306],
    [[172n], Number.POSITIVE_INFINITY],
    [[null], null],
  ]),
  'number.log_gamma': ofReal(
    'Natural logarithm of the absolute value of the gamma function; infinite at 0 and negative whole numbers.',
    logGamma,
    [
      [[5n], Math.log(24)],
      [[1000n], 5905.220423209181],
      [[-1.5], Math.log((4 * Math.sqrt(Math.PI)) / 3)],
      [[0n], Number.POSITIVE_INFINITY],
      [[null], null],
    ],
  ),
  'number.beta_distribution': ofBeta(
    'The probability that a value of the beta distribution is at most x; NaN unless x is from 0 to 1 and the two shapes are above 0 and at most 10,000.',
    (x, alpha, beta) =>
      x >= 0 && x <= 1 && isShape(alpha) && isShape(beta) ? incompleteBeta(x, alpha, beta) : Number.NaN,
    [
      [[0.9, 10n, 20n], 0.999999999999959],
      [[0.5, 2n, 2n], 0.5],
      [[0.1, 0.5, 0.5], 0.204832764699133],
      [[1.5, 10n, 20n], Number.NaN],
      [[0.1, -1n, 20n], Number.NaN],
      [[1n, 10n, 20n], 1],
      [[null, 10n, 20n], null],
    ],
  ),
  'number.beta_quantile': ofBeta(
    'The x of which `number.beta_distribution` gives the probability; null when that is not above 0 and at most 1, NaN when a shape is not above 0 and at most 10,000.',
    (probability, alpha, beta) => {
      if (!isShape(alpha) || !isShape(beta)) return Number.NaN
      return probability > 0 && probability <= 1 ? betaInverse(probability, alpha, beta) : null
    },
    [
      [[0.1, 10n, 20n], 0.226415022388749],
      [[0.5, 2n, 2n], 0.5],
      [[0.9999999, 0.5, 0.5], 0.999999999999975],
      [[1.5, 10n, 20n], null],
      [[0.1, -1n, 20n], Number.NaN],
      [[0.1, 10_001n, 20n], Number.NaN],
      [[null, 1n, 1n], null],
    ],
  ),
  'number.beta_density': ofBeta(
    'The density of the beta distribution at x; NaN unless x is between 0 and 1 and the two shapes are above 0.',
    (x, alpha, beta) => (x > 0 && x < 1 && alpha > 0 && beta > 0 ? betaDensity(x, alpha, beta) : Number.NaN),
    [
      [[0.5, 10n, 20n], 0.746176019310951],
      [[0.25, 1n, 1n], 1],
      [[1.5, 10n, 20n], Number.NaN],
      [[0.1, -1n, 20n], Number.NaN],
      [[null, 1n, 1n], null],
    ],
  ),
  'number.welch_test': {
    doc: "The two-sided p-value of Welch's t-test: mean, variance and count of one sample, then those of the other. NaN where a sample has fewer than two values or both vary not at all.",
    params: ['number', 'number', 'number', 'number', 'number', 'number'],
    returns: 'real',
    nulls: 'propagate',
    evaluate: (args) => {
      const [mean1 = 0, variance1 = 0, count1 = 0, mean2 = 0, variance2 = 0, count2 = 0] = args.map(Number)
      const [error1, error2] = [variance1 / count1, variance2 / count2]
      const error = error1 + error2
      if (!(count1 > 1 && count2 > 1 && error > 0)) return Number.NaN
      const degrees = (error * error) / (error1 ** 2 / (count1 - 1) + error2 ** 2 / (count2 - 1))
      return studentTail((mean1 - mean2) / Math.sqrt(error), degrees)
    },
    cases: [
      [[20.82, 7.841777777777778, 10n, 22.98, 1.76, 10n], 0.04636294216062853],
      [[1n, 1n, 5n, 1n, 2n, 5n], 1],
      [[1n, 0n, 5n, 1n, 0n, 5n], Number.NaN],
      [[null, 1n, 5n, 1n, 2n, 5n], null],
    ],
  },
})
