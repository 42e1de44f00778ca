/**
 * Sets of characters as bit masks over 131 symbols: the ASCII characters, and one symbol each for the other letters, the
 * other digits and all else. A pattern that tells characters within one of those three apart has no set.
 */
export type Characters = bigint

export const SYMBOLS = 131

const OTHER_LETTER = 128
const OTHER_DIGIT = 129
const OTHER = 130

export const NO_CHARACTERS: Characters = 0n
export const ALL_CHARACTERS: Characters = (1n << BigInt(SYMBOLS)) - 1n

export function symbol(index: number): Characters {
  return 1n << BigInt(index)
}

/** ASCII from one code to another, both included. */
export function asciiRange(from: number, to: number): Characters {
  return (1n << BigInt(to + 1)) - (1n << BigInt(from))
}

export function complement(set: Characters): Characters {
  return ALL_CHARACTERS & ~set
}

export function has(set: Characters, index: number): boolean {
  return ((set >> BigInt(index)) & 1n) === 1n
}

export const UPPER = asciiRange(65, 90)
export const LOWER = asciiRange(97, 122)
export const DIGITS = asciiRange(48, 57)
export const LETTERS = UPPER | LOWER
export const WORD = LETTERS | DIGITS | symbol(95)
export const NEWLINE = symbol(10)
export const ANY_LETTER = LETTERS | symbol(OTHER_LETTER)
export const ANY_DIGIT = DIGITS | symbol(OTHER_DIGIT)
export const BEYOND_ASCII = symbol(OTHER_LETTER) | symbol(OTHER_DIGIT) | symbol(OTHER)

/** The set with ASCII letters in either case. */
export function foldCase(set: Characters): Characters {
  return set | ((set & LOWER) >> 32n) | ((set & UPPER) << 32n)
}

/** Line ends beyond ASCII, which Java's dot stops at: they are set aside. */
const LINE_ENDS = new Set([0x85, 0x2028, 0x2029])

/** The set of a range of code points; undefined when it is a part of a symbol. */
export function codeRange(from: number, to: number): Characters | undefined {
  if (from > to) return undefined
  const ascii = from < 128 ? asciiRange(from, Math.min(to, 127)) : NO_CHARACTERS
  if (to < 128) return ascii
  if (from <= 128 && to >= 0x10ff_ff) return ascii | BEYOND_ASCII
  const only = from >= 128 && to - from <= 1 && LINE_ENDS.has(from) && LINE_ENDS.has(to)
  return only ? ascii : undefined
}

/** The characters that examples are made of, the most readable one first. */
const READABLE = 'xabcdefghijklmnopqrstuvwyz1023456789XABCDEFGHIJKLMNOPQRSTUVWYZ-_.:/\\ '

const RANKS: readonly number[] = Array.from({ length: SYMBOLS }, (_, index) => {
  const at = index < 128 ? READABLE.indexOf(String.fromCharCode(index)) : -1
  if (at !== -1) return at
  if (index > 32 && index < 127) return 100 + index
  return index < 128 ? 400 + index : 300 + index
})

/** How late an example takes the symbol. */
export function rank(index: number): number {
  return RANKS[index] ?? SYMBOLS * 10
}

export function spell(index: number): string {
  if (index < 128) return String.fromCharCode(index)
  return index === OTHER_LETTER ? 'é' : index === OTHER_DIGIT ? '٣' : '€'
}

/** The only member of the set, letters of either case counting as one (in lower case). */
export function onlyCharacter(set: Characters): string | undefined {
  for (let index = 0; index < 128; index += 1) {
    const one = symbol(index)
    if (set === one || (has(LOWER, index) && set === foldCase(one))) return String.fromCharCode(index)
  }
  return undefined
}
