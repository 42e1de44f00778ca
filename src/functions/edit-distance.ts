import { defineHostFunctions } from './define.ts'

/**
 * The least number of insertions, deletions and substitutions of characters (and, with `swaps`, exchanges of two
 * neighbours that no other edit touches), never more than `most`. Only places that so many edits can reach are looked at.
 */
function distance(a: string, b: string, most: number, swaps: boolean): number {
  const [x, y] = [codePoints(a), codePoints(b)]
  if (Math.abs(x.length - y.length) >= most) return most
  // Place `k` of row `i` is column `i + k - most`; `most` stands for all that is as far or farther.
  const width = 2 * most + 1
  let [before, last, row] = [0, 1, 2].map(() => new Uint8Array(width + 2).fill(most)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ] // three were made
  for (let k = most; k < width; k += 1) last[k + 1] = Math.min(k - most, most)
  for (let i = 1; i <= x.length; i += 1) {
    row.fill(most)
    for (let k = Math.max(0, most - i); k < width; k += 1) {
      const j = i + k - most
      if (j > y.length) break
      let cost = (last[k + 2] ?? most) + 1
      if (j === 0) cost = i
      else {
        cost = Math.min(cost, (row[k] ?? most) + 1, (last[k + 1] ?? most) + (x[i - 1] === y[j - 1] ? 0 : 1))
        if (swaps && i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
          cost = Math.min(cost, (before[k + 1] ?? most) + 1)
      }
      row[k + 1] = Math.min(cost, most)
    }
    const spare = before
    before = last
    last = row
    row = spare
  }
  return last[y.length - x.length + most + 1] ?? most
}

function codePoints(text: string): Uint32Array {
  return Uint32Array.from(text, (char) => char.codePointAt(0) ?? 0)
}

export const EDIT_DISTANCE = defineHostFunctions({
  'text.edit_distance': {
    doc: 'The edit distance of two texts (Levenshtein): the largest number that is told, whether exchanging two neighbours is one edit, whether both are lower-cased first.',
    params: ['string', 'string', 'long', 'boolean', 'boolean'],
    literalFrom: 2,
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([a, b, most, swaps, ignoreCase]) => {
      const [x = '', y = ''] = [a, b].map((v) => (ignoreCase === true ? String(v).toLowerCase() : String(v)))
      return BigInt(distance(x, y, Number(most ?? 0n), swaps === true))
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
      [['', '', 1n, true, false], 0n],
      [['abcdefghij', 'xabcdefghi', 5n, true, false], 2n],
      [['abcdefgh', 'badcfehg', 9n, true, false], 4n],
      [[null, 'a', 3n, true, false], null],
    ],
  },
})
