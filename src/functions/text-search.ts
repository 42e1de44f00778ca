import { type Dynamic, isArray, readDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

function numbers(args: readonly Scalar[]): readonly number[] {
  return args.map((a) => (typeof a === 'bigint' ? Number(a) : Number.NaN))
}

/** Places count code points. A further occurrence is searched in as many of them again, from behind the start of the last. */
function indexWithin(text: string, needle: string, start: number, length: number, nth: number): bigint | null {
  if (nth < 0 || length < -1) return null
  const chars = Array.from(text)
  let at = start < 0 ? Math.max(chars.length + start, 0) : start
  for (let count = 1; count <= nth; count += 1) {
    const examined = chars.slice(at, length === -1 ? undefined : at + length).join('')
    const found = at > chars.length ? -1 : examined.indexOf(needle)
    if (found === -1) return -1n
    at += Array.from(examined.slice(0, found)).length
    if (count === nth) return BigInt(at)
    at += 1
  }
  return -1n
}

function countOverlapping(text: string, needle: string): bigint {
  let count = 0n
  if (needle === '') return count
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) count += 1n
  return count
}

function elementsOf(json: Scalar | undefined): readonly Dynamic[] {
  const value = typeof json === 'string' ? readDynamic(json) : undefined
  return value !== undefined && isArray(value) ? value : []
}

/** A piece of the text, and whether it is still to be searched. */
interface Piece {
  readonly text: string
  readonly open: boolean
}

function replaceListed(text: string, lookups: readonly Dynamic[], rewrites: readonly Dynamic[]): string {
  let pieces: readonly Piece[] = [{ text, open: true }]
  for (const [index, lookup] of lookups.entries()) {
    if (typeof lookup !== 'string' || lookup === '') continue
    const rewrite = rewrites[index]
    const put = { text: typeof rewrite === 'string' ? rewrite : lookup, open: false }
    pieces = pieces.flatMap((piece) => {
      if (!piece.open || !piece.text.includes(lookup)) return [piece]
      const parts = piece.text.split(lookup).map((part): Piece => ({ text: part, open: true }))
      return parts.flatMap((part, i) => (i === 0 ? [part] : [put, part]))
    })
  }
  return pieces.map((piece) => piece.text).join('')
}

const list = (value: string) => ({ type: 'dynamic', value }) as const

/** Searches in texts that have no SQL. */
export const TEXT_SEARCH = defineHostFunctions({
  'text.index_of_within': {
    doc: 'text, needle, start, length, n: 0-based place of the n-th occurrence of the needle; the first one lies within so many code points (-1: all) from the start on, which counts from the end when it is negative, each further one within as many from behind the start of the one before. -1 when there is none, null when n is negative or the length less than -1.',
    params: ['string', 'string', 'integer', 'integer', 'integer'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([text, needle, ...rest]) => {
      const [start = 0, length = 0, nth = 0] = numbers(rest)
      return typeof text === 'string' && typeof needle === 'string'
        ? indexWithin(text, needle, start, length, nth)
        : null
    },
    cases: [
      [['a😀bab', 'b', 0n, -1n, 2n], 4n],
      [['abcab', 'ab', 1n, 3n, 1n], -1n],
      [['abcab', 'ab', 0n, 4n, 2n], 3n],
      [['abcab', 'ab', 0n, 3n, 2n], -1n],
      [['abcab', 'ab', -2n, -1n, 1n], 3n],
      [['abcab', 'a', -9n, -1n, 1n], 0n],
      [['abc', 'c', 7n, -1n, 1n], -1n],
      [['abc', 'c', 0n, -2n, 1n], null],
      [['abc', 'c', 0n, -1n, -1n], null],
    ],
  },
  'text.count_overlapping': {
    doc: 'How often the second text occurs in the first, overlapping occurrences included; 0 for an empty one.',
    params: ['string', 'string'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([text, needle]) =>
      typeof text === 'string' && typeof needle === 'string' ? countOverlapping(text, needle) : null,
    cases: [
      [['banana', 'ana'], 2n],
      [['banana', 'x'], 0n],
      [['banana', ''], 0n],
      [[null, 'x'], null],
    ],
  },
  'text.replace_listed': {
    doc: 'text, needles, replacements (arrays): every occurrence of the first needle replaced, then of the second in what is left, and so on. What was matched is not searched again; a needle that is no text is passed over, a replacement that is none leaves the needle.',
    params: ['string', 'dynamic', 'dynamic'],
    returns: 'string',
    nulls: 'propagate',
    evaluate: ([text, lookups, rewrites]) =>
      typeof text === 'string' ? replaceListed(text, elementsOf(lookups), elementsOf(rewrites)) : null,
    cases: [
      [['red or blue', list('["red","blue"]'), list('["blue","red"]')], 'blue or red'],
      [['colour', list('["ol","colour"]'), list('["OL","x"]')], 'cOLour'],
      [['abab', list('["a",1,"b"]'), list('[2,"x",""]')], 'aa'],
      [['a1', list('["a"]'), list('[]')], 'a1'],
      [['a', list('{}'), list('[]')], 'a'],
    ],
  },
})
