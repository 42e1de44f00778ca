import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Looked at at once: each step of a segmenter takes time by the length of its whole text. */
const WINDOW = 128

/** Where the extended grapheme clusters begin, in UTF-16 units, and where the last one ends. */
function boundaries(source: string): readonly number[] {
  // Of ASCII, only CR and LF make one cluster.
  if (/^[\0-\x7f]*$/.test(source) && !source.includes('\r'))
    return Array.from({ length: source.length + 1 }, (_, i) => i)
  const found = [0]
  for (let start = 0, size = WINDOW; start < source.length; ) {
    const part = source.slice(start, start + size)
    const isRest = start + part.length === source.length
    let end = 0
    for (const { segment } of SEGMENTER.segment(part)) {
      // The last cluster of a window may go on behind it.
      if (!isRest && end + segment.length === part.length) break
      end += segment.length
      found.push(start + end)
    }
    size = end === 0 ? size * 2 : WINDOW
    start += end
  }
  return found
}

function place(value: Scalar | undefined): number {
  return typeof value === 'bigint' ? Number(value) : Number.NaN
}

/** Texts as users see their characters: extended grapheme clusters (Unicode Standard Annex 29). */
export const GRAPHEMES = defineHostFunctions({
  'graphemes.count': {
    doc: 'Number of extended grapheme clusters.',
    params: ['string'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([source]) => BigInt(boundaries(String(source)).length - 1),
    cases: [
      [['abc'], 3n],
      [['e\u0301\u{1F1E9}\u{1F1F0}'], 2n],
      [['a\r\nb'], 3n],
      [['e\u0301'.repeat(200)], 200n],
      [[`a${'\u0301'.repeat(300)}b`], 2n],
      [['\u{1F1E9}'.repeat(201)], 101n],
      [[''], 0n],
      [[null], null],
    ],
  },
  'graphemes.slice': {
    doc: 'The clusters from a 0-based place up to before another; null when they are not in order or lie outside, and for an end of 0.',
    params: ['string', 'long', 'long'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([source, begin, end]) => {
      const whole = String(source)
      const at = boundaries(whole)
      const [from, to] = [place(begin), place(end)]
      if (!(from >= 0 && to >= 1 && from <= to && to < at.length)) return null
      return whole.slice(at[from], at[to])
    },
    cases: [
      [['abcdef', 1n, 3n], 'bc'],
      [['x\u{1F1E9}\u{1F1F0}y', 1n, 2n], '\u{1F1E9}\u{1F1F0}'],
      [['abc', 2n, 4n], null],
      [['abc', -1n, 2n], null],
      [['abc', 2n, 1n], null],
      [['abc', 0n, 0n], null],
      [[null, 0n, 1n], null],
    ],
  },
  'graphemes.index_of': {
    doc: '0-based place of an occurrence of the second text (not empty) in the first, searched from a place on, counted from 1; null when there is none. Occurrences begin and end between clusters and do not overlap.',
    params: ['string', 'string', 'long', 'long'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([source, wanted, begin, occurrence]) => {
      const [whole, part] = [String(source), String(wanted)]
      const at = boundaries(whole)
      let rest = place(occurrence)
      const from = place(begin)
      if (part === '' || !(rest >= 1) || !(from >= 0 && from < at.length)) return null
      const places = new Map(at.map((unit, i) => [unit, i]))
      let found = whole.indexOf(part, at[from])
      while (found !== -1) {
        const index = places.get(found)
        const isWhole = index !== undefined && places.has(found + part.length)
        if (isWhole) rest -= 1
        if (isWhole && rest === 0) return BigInt(index)
        found = whole.indexOf(part, found + (isWhole ? part.length : 1))
      }
      return null
    },
    cases: [
      [['a,b,c', ',', 0n, 2n], 3n],
      [['a,b,c', ',', 2n, 1n], 3n],
      [['\u{1F1E9}\u{1F1F0}@x', '@', 0n, 1n], 1n],
      [['e\u0301e', 'e', 0n, 1n], 1n],
      [['abc', 'x', 0n, 1n], null],
      [['abc', 'a', 0n, 0n], null],
      [['abc', 'a', 9n, 1n], null],
      [[null, 'a', 0n, 1n], null],
    ],
  },
})
