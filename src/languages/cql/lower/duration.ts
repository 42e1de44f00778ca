const UNITS: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:ms|millis|milliseconds?)$/, 1n],
  [/^(?:s|secs?|seconds?)$/, 1000n],
  [/^(?:m|mins?|minutes?)$/, 60_000n],
  [/^(?:h|hrs?|hours?)$/, 3_600_000n],
  [/^(?:d|days?)$/, 86_400_000n],
  [/^(?:w|weeks?)$/, 604_800_000n],
  [/^(?:mon|months?)$/, 2_592_000_000n],
  [/^(?:q|qtrs?|quarters?)$/, 7_776_000_000n],
  [/^(?:y|yrs?|years?)$/, 31_536_000_000n],
]

/** `1d12h`, `15 min`: milliseconds; a month is 30 days (library.humio.com/data-analysis/syntax-time.html). */
export function durationMilliseconds(written: string): bigint | undefined {
  let sum = 0n
  let rest = written.trim().toLowerCase()
  if (rest === '') return undefined
  while (rest !== '') {
    const match = /^(\d{1,9})\s*([a-z]+)\s*/.exec(rest)
    const unit = UNITS.find(([name]) => name.test(match?.[2] ?? ''))
    if (match === null || unit === undefined) return undefined
    sum += BigInt(match[1] ?? 0) * unit[1]
    rest = rest.slice(match[0].length)
  }
  return sum
}
