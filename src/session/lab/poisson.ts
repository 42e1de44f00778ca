/**
 * The greatest mean that is not refuted at this confidence by `count` events of a Poisson process: the exact one-sided
 * upper bound, half the quantile of chi-square with 2(count + 1) degrees of freedom (Garwood, 1936).
 */
export function poissonUpperBound(count: number, confidence = 0.95): number {
  const rest = 1 - confidence
  let logFactorial = 0
  for (let k = 2; k <= count; k += 1) logFactorial += Math.log(k)
  let low = count
  let high = count + 5 * Math.sqrt(count + 1) + 20
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2
    if (atMost(count, middle, logFactorial) > rest) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The probability of `count` events or fewer. From the largest term down, those that no longer count are left out. */
function atMost(count: number, mean: number, logFactorial: number): number {
  let term = Math.exp(count * Math.log(mean) - mean - logFactorial)
  let sum = term
  for (let k = count; k > 0 && term > sum * 1e-17; k -= 1) {
    term *= k / mean
    sum += term
  }
  return sum
}
