/** Special functions of mathematics to about fifteen digits. */

const ROOT_PI = Math.sqrt(Math.PI)

/** Below 3 by a series of positive terms, above by the complement. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x
  const a = Math.abs(x)
  const value = a < 3 ? erfSeries(a) : 1 - erfcFraction(a)
  return x < 0 ? -value : value
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x
  if (x < 0) return 2 - erfc(-x)
  return x < 1 ? 1 - erfSeries(x) : erfcFraction(x)
}

function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; n < 200 && term > sum * 1e-17; n += 1) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / ROOT_PI) * Math.exp(-x * x) * sum
}

/** The continued fraction of the complement, from its end. */
function erfcFraction(x: number): number {
  if (x > 28) return 0
  let tail = 0
  for (let n = Math.ceil(60 + 400 / (x * x)); n > 0; n -= 1) tail = n / 2 / (x + tail)
  return Math.exp(-x * x) / ((x + tail) * ROOT_PI)
}

/** Lanczos' approximation with g = 7. */
const LANCZOS: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function lanczosSum(x: number): number {
  return LANCZOS.reduce((sum, c, i) => (i === 0 ? c : sum + c / (x + i)), 0)
}

export function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x === 0) return Number.POSITIVE_INFINITY
    return x < 0 ? Number.NaN : factorial(x - 1)
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x))
  if (x > 172) return x === Number.NEGATIVE_INFINITY ? Number.NaN : Number.POSITIVE_INFINITY
  const t = x + 6.5
  // In two steps, as the power alone would overflow early.
  const half = t ** ((x - 0.5) / 2)
  return Math.sqrt(2 * Math.PI) * half * Math.exp(-t) * half * lanczosSum(x - 1)
}

function factorial(n: number): number {
  if (n > 170) return Number.POSITIVE_INFINITY
  let product = 1
  for (let i = 2; i <= n; i += 1) product *= i
  return product
}

export function logGamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Number.POSITIVE_INFINITY
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x)
  if (x < 100) return Math.log(Math.abs(gamma(x)))
  // Stirling's series.
  const squared = x * x
  const correction = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * squared)) / squared) / squared) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + correction
}

/** Logarithm of x^alpha (1-x)^beta / B(alpha, beta). */
function logWeight(x: number, alpha: number, beta: number): number {
  const logBeta = logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta)
  return alpha * Math.log(x) + beta * Math.log1p(-x) - logBeta
}

/** The regularised incomplete beta function for x from 0 to 1 and positive shapes. */
export function incompleteBeta(x: number, alpha: number, beta: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logWeight(x, alpha, beta))
  return x < (alpha + 1) / (alpha + beta + 2)
    ? (front * betaFraction(x, alpha, beta)) / alpha
    : 1 - (front * betaFraction(1 - x, beta, alpha)) / beta
}

/** Its continued fraction by Lentz's method. */
function betaFraction(x: number, alpha: number, beta: number): number {
  const tiny = 1e-300
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((alpha + beta) * x) / (alpha + 1))
  let value = d
  const step = (coefficient: number): number => {
    d = 1 / away(1 + coefficient * d)
    c = away(1 + coefficient / c)
    return c * d
  }
  for (let m = 1; m < 1000; m += 1) {
    const even = alpha + 2 * m
    value *= step((m * (beta - m) * x) / ((even - 1) * even))
    const change = step((-(alpha + m) * (alpha + beta + m) * x) / (even * (even + 1)))
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}

export function betaDensity(x: number, alpha: number, beta: number): number {
  return Math.exp(logWeight(x, alpha, beta) - Math.log(x) - Math.log1p(-x))
}

/** By halving the interval: the function rises, so that sixty-odd steps leave no more than one real. */
export function betaInverse(probability: number, alpha: number, beta: number): number {
  if (probability >= 1) return 1
  let [low, high] = [0, 1]
  for (let i = 0; i < 1100; i += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (incompleteBeta(middle, alpha, beta) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
