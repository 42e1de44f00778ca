import { defineHostFunctions } from './define.ts'

/**
 * The least number of insertions, deletions and substitutions of characters (and, with `swaps`, exchanges of two
 * neighbours that no other edit touches), never more than `most`. Only places that so many edits can reach are looked at.
 */
function distance(a: readonly string[], b: readonly string[], most: number, swaps: boolean): number {
  if (Math.abs(a.length - b.length) >= most) return most
  const empty: Band = { first: 0, costs: [] }
  let before = empty
  let last: Band = { first: 0, costs: Array.from({ length: Math.min(b.length, most) + 1 }, (_, j) => j) }
  for (let i = 1; i <= a.length; i += 1) {
    const first = Math.max(0, i - most)
    const costs: number[] = []
    const row: Band = { first, costs }
    for (let j = first; j <= Math.min(b.length, i + most); j += 1) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(costAt(last, j) + 1, costAt(row, j - 1) + 1, costAt(last, j - 1) + changed)
      if (swaps && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, costAt(before, j - 2) + 1)
      costs.push(cost)
    }
    before = last
    last = row
  }
  return Math.min(costAt(last, b.length), most)
}

/** The costs of one row, from the column `first` on. */
interface Band {
  readonly first: number
  readonly costs: readonly number[]
}

function costAt(band: Band, column: number): number {
  return band.costs[column - band.first] ?? Number.POSITIVE_INFINITY
}

export const EDIT_DISTANCE = defineHostFunctions({
  'text.edit_distance': {
    doc: 'The edit distance of two texts (Levenshtein): the largest number that is told, whether exchanging two neighbours is one edit, whether both are lower-cased first.',
    params: ['string', 'string', 'long', 'boolean', 'boolean'],
    literalFrom: 2,
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([a, b, most, swaps, ignoreCase]) => {
      const [x, y] = [a, b].map((v) => [...(ignoreCase === true ? String(v).toLowerCase() : String(v))])
      return BigInt(distance(x ?? [], y ?? [], Number(most ?? 0n), swaps === true))
    },
    cases: [
      [['kitten', 'sitting', 10n, true, false], 3n],
      [['ab', 'ba', 10n, true, false], 1n],
      [['ab', 'ba', 10n, false, false], 2n],
      [['ca', 'abc', 10n, true, false], 3n],
      [['ABC', 'abc', 10n, true, true], 0n],
      [['abc', '', 10n, true, false], 3n],
      [['abcdef', 'uvwxyz', 2n, true, false], 2n],
      [['abcdefgh', 'a', 3n, true, false], 3n],
      [[null, 'a', 3n, true, false], null],
    ],
  },
})
