/** Whether a code point belongs to a set. */
export type CharacterSet = (point: number) => boolean

export function oneOf(point: number): CharacterSet {
  return (p) => p === point
}

export function between(first: number, last: number): CharacterSet {
  return (p) => p >= first && p <= last
}

export function not(set: CharacterSet): CharacterSet {
  return (p) => !set(p)
}

export function union(sets: readonly CharacterSet[]): CharacterSet {
  const [only] = sets
  return sets.length === 1 && only !== undefined ? only : (p) => sets.some((set) => set(p))
}

export function common(a: CharacterSet, b: CharacterSet): CharacterSet {
  return (p) => a(p) && b(p)
}

/** `i`: letters of ASCII match in either case; `u`: so do all others, each by its own lower case. */
export type Folding = 'none' | 'ascii' | 'unicode'

/** The form under which characters that differ in case only are equal. */
export function fold(point: number, folding: Folding): number {
  if (folding === 'none') return point
  if (point < 0x80) return point >= 0x41 && point <= 0x5a ? point + 32 : point
  return folding === 'ascii' ? point : (String.fromCodePoint(point).toLowerCase().codePointAt(0) ?? point)
}

/** The set with the other cases of its members. */
export function folded(set: CharacterSet, folding: Folding): CharacterSet {
  if (folding === 'none') return set
  return (p) => {
    if (set(p)) return true
    const lower = fold(p, folding)
    if (set(lower)) return true
    if (lower < 0x80) return lower >= 0x61 && lower <= 0x7a && set(lower - 32)
    const upper = String.fromCodePoint(lower).toUpperCase()
    const point = upper.codePointAt(0) ?? lower
    return folding === 'unicode' && upper.length === String.fromCodePoint(point).length && set(point)
  }
}

/** The set with its answers for ASCII ready. */
export function prepared(set: CharacterSet): CharacterSet {
  const ascii = Array.from({ length: 128 }, (_, p) => set(p))
  return (p) => (p < 128 ? ascii[p] === true : set(p))
}

/** The five that end a line in Java. */
export const LINE_END = (p: number): boolean => p === 10 || p === 13 || p === 0x85 || p === 0x2028 || p === 0x2029

const DIGIT = between(0x30, 0x39)
const WORD = union([DIGIT, between(0x41, 0x5a), between(0x61, 0x7a), oneOf(0x5f)])
const SPACE = union([between(9, 13), oneOf(32)])
const HORIZONTAL = union([
  oneOf(9),
  oneOf(32),
  oneOf(0xa0),
  oneOf(0x1680),
  oneOf(0x180e),
  between(0x2000, 0x200a),
  oneOf(0x202f),
  oneOf(0x205f),
  oneOf(0x3000),
])
const VERTICAL = union([between(10, 13), oneOf(0x85), oneOf(0x2028), oneOf(0x2029)])

/** `\d` and its kin, as Java has them. */
export const ESCAPED_SETS: Readonly<Record<string, CharacterSet>> = {
  d: DIGIT,
  D: not(DIGIT),
  w: WORD,
  W: not(WORD),
  s: SPACE,
  S: not(SPACE),
  h: HORIZONTAL,
  H: not(HORIZONTAL),
  v: VERTICAL,
  V: not(VERTICAL),
}

export function isWord(point: number): boolean {
  return WORD(point)
}

const PUNCTUATION = union([between(0x21, 0x2f), between(0x3a, 0x40), between(0x5b, 0x60), between(0x7b, 0x7e)])

const POSIX: Readonly<Record<string, CharacterSet>> = {
  Lower: between(0x61, 0x7a),
  Upper: between(0x41, 0x5a),
  ASCII: between(0, 0x7f),
  Alpha: union([between(0x41, 0x5a), between(0x61, 0x7a)]),
  Digit: DIGIT,
  Alnum: union([DIGIT, between(0x41, 0x5a), between(0x61, 0x7a)]),
  Punct: PUNCTUATION,
  Graph: between(0x21, 0x7e),
  Print: between(0x20, 0x7e),
  Blank: union([oneOf(9), oneOf(32)]),
  Cntrl: union([between(0, 0x1f), oneOf(0x7f)]),
  XDigit: union([DIGIT, between(0x41, 0x46), between(0x61, 0x66)]),
  Space: SPACE,
}

const CATEGORY = /^(?:C[cfnos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/

/** The set of a property's name as Java writes it: POSIX, a general category, a script; undefined for others. */
export function propertySet(name: string): CharacterSet | undefined {
  if (Object.hasOwn(POSIX, name)) return POSIX[name]
  const category = /^(?:Is|general_category=|gc=)?(.+)$/.exec(name)?.[1] ?? name
  const script = /^(?:Is|script=|sc=)([A-Z][A-Za-z_]+)$/.exec(name)?.[1]
  const written = CATEGORY.test(category) ? category : script === undefined ? undefined : `Script=${script}`
  if (written === undefined) return undefined
  try {
    const tester = new RegExp(`^\\p{${written === 'Script=Alphabetic' ? 'Alphabetic' : written}}$`, 'u')
    return (p) => tester.test(String.fromCodePoint(p))
  } catch {
    return undefined
  }
}
