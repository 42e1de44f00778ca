import { readCodePoint } from './regex-escape.ts'
import { RegexRefusal } from './regex-refusal.ts'

/** Ranges of code points, in order and apart. */
type Points = readonly (readonly [first: number, last: number])[]

const LAST = 0x10ffff

/** The names of ASCII's classes. */
const NAMED: Readonly<Record<string, Points>> = {
  alnum: ranges('09AZaz'),
  alpha: ranges('AZaz'),
  ascii: [[0, 0x7f]],
  blank: ranges('\t\t  '),
  cntrl: ranges('\0\x1f\x7f\x7f'),
  digit: ranges('09'),
  graph: ranges('!~'),
  lower: ranges('az'),
  print: ranges(' ~'),
  punct: ranges('!/:@[`{~'),
  space: ranges('\t\r  '),
  upper: ranges('AZ'),
  word: ranges('09AZ__az'),
  xdigit: ranges('09AFaf'),
}

function ranges(ends: string): Points {
  return Array.from({ length: ends.length / 2 }, (_, i) => [ends.charCodeAt(2 * i), ends.charCodeAt(2 * i + 1)])
}

function normal(points: Points): Points {
  const merged: [number, number][] = []
  for (const [first, last] of points.toSorted((a, b) => a[0] - b[0])) {
    const previous = merged.at(-1)
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else merged.push([first, last])
  }
  return merged
}

function complement(points: Points): Points {
  const gaps: [number, number][] = []
  let next = 0
  for (const [first, last] of normal(points)) {
    if (first > next) gaps.push([next, first - 1])
    next = last + 1
  }
  if (next <= LAST) gaps.push([next, LAST])
  return gaps
}

function common(a: Points, b: Points): Points {
  return complement([...complement(a), ...complement(b)])
}

const OPERATORS: Readonly<Record<string, (a: Points, b: Points) => Points>> = {
  '&&': common,
  '--': (a, b) => common(a, complement(b)),
  '~~': (a, b) => common([...a, ...b], complement(common(a, b))),
}

/** Whether the class from its `[` on holds a class, or an operator between classes. */
export function isAlgebra(text: string, start: number): boolean {
  let at = start + (text.charAt(start + 1) === '^' ? 2 : 1)
  for (let first = true; at < text.length; first = false) {
    const char = text.charAt(at)
    const named = char === '[' ? namedClass(text, at) : undefined
    if (named === undefined && char === '[') return true
    if (OPERATORS[text.slice(at, at + 2)] !== undefined) return true
    if (char === ']' && !first) return false
    at += named?.length ?? (char === '\\' ? 2 : 1)
  }
  return false
}

/** `[:alpha:]`; a name that is none is a class of its letters. */
function namedClass(text: string, at: number): string | undefined {
  const [written, name = ''] = /^\[:\^?([a-z]+):\]/.exec(text.slice(at, at + 12)) ?? []
  return Object.hasOwn(NAMED, name) ? written : undefined
}

/**
 * `[a-z&&[^aeiou]]`, `[0-9--4]`, `[a-g~~b-h]`, `[x[^xyz]]` as one plain class. Operators bind alike, from left to
 * right, weaker than union and stronger than negation. What only tables of Unicode know is refused.
 */
export function translateAlgebra(text: string, start: number): { readonly pattern: string; readonly end: number } {
  const { points, end } = parse(text, start, 0)
  const written = points.map(([first, last]) => `\\x{${first.toString(16)}}-\\x{${last.toString(16)}}`).join('')
  return { pattern: points.length === 0 ? `[^\\x{0}-\\x{10ffff}]` : `[${written}]`, end }
}

/** No class is nested deeper. */
const DEEPEST = 50

function parse(text: string, start: number, depth: number): { readonly points: Points; readonly end: number } {
  if (depth > DEEPEST) throw new RegexRefusal('classes nested so deep', start, false)
  const negated = text.charAt(start + 1) === '^'
  let at = start + (negated ? 2 : 1)
  let left: Points | undefined
  let operator = OPERATORS['&&'] ?? common
  let union: (readonly [number, number])[] = []
  const whole = (): Points => normal(left === undefined ? union : operator(left, union))
  while (text.charAt(at) === '-') {
    union.push([0x2d, 0x2d])
    at += 1
  }
  for (let first = union.length === 0; ; first = false) {
    const char = text.charAt(at)
    if (char === '') throw new RegexRefusal('a class that is not closed', start, true)
    if (char === ']' && !first) return { points: negated ? complement(whole()) : whole(), end: at + 1 }
    const next = OPERATORS[text.slice(at, at + 2)]
    if (next !== undefined) {
      left = whole()
      operator = next
      union = []
      at += 2
    } else if (char === '[') {
      const nested = namedPoints(text, at) ?? parse(text, at, depth + 1)
      union = [...union, ...nested.points]
      at = nested.end
    } else {
      const item = readRange(text, at)
      union.push(item.range)
      at = item.end
    }
  }
}

function namedPoints(text: string, at: number): { readonly points: Points; readonly end: number } | undefined {
  const written = namedClass(text, at)
  if (written === undefined) return undefined
  const points = NAMED[written.replace(/[^a-z]/g, '')] ?? []
  return { points: written.charAt(2) === '^' ? complement(points) : points, end: at + written.length }
}

function readRange(text: string, at: number): { readonly range: readonly [number, number]; readonly end: number } {
  const low = readPoint(text, at)
  const following = text.charAt(low.end + 1)
  if (text.charAt(low.end) !== '-' || following === ']' || following === '-' || following === '') {
    return { range: [low.point, low.point], end: low.end }
  }
  const high = readPoint(text, low.end + 1)
  if (high.point < low.point) throw new RegexRefusal('a range in the wrong order', at, true)
  return { range: [low.point, high.point], end: high.end }
}

function readPoint(text: string, at: number): { readonly point: number; readonly end: number } {
  const escaped = /^\\([dDwWsSpP])/.exec(text.slice(at, at + 2))
  if (escaped !== null) throw new RegexRefusal(`a set operation on \`${escaped[0]}\``, at, false)
  if (text.charAt(at) === '\\') return readCodePoint(text, at, 'rust')
  const point = text.codePointAt(at) ?? 0
  return { point, end: at + (point > 0xffff ? 2 : 1) }
}
