/** Letters of dates from the longest time to the shortest, and the width at which each sorts as a number does. */
const RANKS: readonly (readonly [letter: string, width: number, what: string])[] = [
  ['y', 4, 'the year'],
  ['M', 2, 'the month'],
  ['d', 2, 'the day'],
  ['H', 2, 'the hour'],
  ['m', 2, 'the minute'],
  ['s', 2, 'the second'],
  ['S', 3, 'the millisecond'],
]

/** Why times that are printed by a date pattern do not sort as the times do; undefined where they do. */
export function orderOfPattern(pattern: string): string | undefined {
  const runs = pattern.replace(/'[^']*'/g, '').match(/([A-Za-z])\1*/g) ?? []
  for (const [place, run] of runs.entries()) {
    const rank = RANKS[place]
    if (rank === undefined) return /^[zZX]+$/.test(run) ? undefined : `\`${run}\` follows the millisecond`
    const [letter, width, what] = rank
    if (!run.startsWith(letter)) return `${what} does not come before \`${run}\``
    if (run.length !== width) return `\`${run}\` does not sort by ${what}`
  }
  return undefined
}
