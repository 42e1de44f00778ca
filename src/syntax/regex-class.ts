import { isAlgebra, translateAlgebra } from './regex-class-algebra.ts'
import { property, type RegexFlavour, readCodePoint } from './regex-escape.ts'
import { RegexRefusal } from './regex-refusal.ts'

/** Members of a class, as they stand between brackets. */
const MEMBERS: Readonly<Record<RegexFlavour, Readonly<Record<string, string>>>> = {
  java: {
    d: '0-9',
    w: '0-9A-Za-z_',
    s: '\\t-\\r ',
    D: '\\x{0}-/:-\\x{10FFFF}',
    W: '\\x{0}-/:-@\\[-\\^`{-\\x{10FFFF}',
    S: '\\x{0}-\\x{8}\\x{E}-\\x{1F}!-\\x{10FFFF}',
  },
  rust: {
    d: '\\p{Nd}',
    w: '\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\x{200C}\\x{200D}\\x{24B6}-\\x{24E9}\\x{1F130}-\\x{1F149}\\x{1F150}-\\x{1F169}\\x{1F170}-\\x{1F189}',
    s: '\\t-\\r \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}',
    D: '\\P{Nd}',
    S: '\\x{0}-\\x{8}\\x{E}-\\x{1F}!-\\x{84}\\x{86}-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{10FFFF}',
  },
  re2: { d: '\\d', w: '\\w', s: '\\s', D: '\\D', W: '\\W', S: '\\S' },
}

/** `\d` and its kin outside brackets. */
export function classEscape(letter: string, flavour: RegexFlavour): string {
  const members = MEMBERS[flavour][letter]
  if (members === undefined) return `[^${MEMBERS[flavour][letter.toLowerCase()] ?? ''}]`
  return flavour === 're2' ? members : `[${members}]`
}

/** A bracketed class from its `[` on. */
export function translateClass(
  text: string,
  start: number,
  flavour: RegexFlavour,
  flags: { readonly ignoreCase: boolean; readonly freeSpacing: boolean },
): { readonly pattern: string; readonly end: number } {
  if (flavour === 'rust' && isAlgebra(text, start)) {
    if (flags.ignoreCase || flags.freeSpacing) throw new RegexRefusal('a set operation under this flag', start, false)
    return translateAlgebra(text, start)
  }
  const fold = flavour === 'java' && flags.ignoreCase
  let at = start + 1
  let members = ''
  const negated = text.charAt(at) === '^'
  if (negated) at += 1
  let first = true
  for (;;) {
    const char = text.charAt(at)
    if (char === '') throw new RegexRefusal('a class that is not closed', start, true)
    if (char === ']' && !first) return { pattern: `[${negated ? '^' : ''}${members}]`, end: at + 1 }
    first = false
    if (flags.freeSpacing && /[\s#]/.test(char)) {
      if (char === '#') throw new RegexRefusal('a comment inside a class', at, false)
      at += 1
      continue
    }
    const single = readMember(text, at, flavour, flags.ignoreCase)
    if (typeof single.value === 'string') {
      members += single.value
      at = single.end
      continue
    }
    let last = single.value
    at = single.end
    if (text.charAt(at) === '-' && text.charAt(at + 1) !== ']' && text.charAt(at + 1) !== '') {
      const upper = readMember(text, at + 1, flavour, flags.ignoreCase)
      if (typeof upper.value === 'string') throw new RegexRefusal('a range up to a class', at, true)
      last = upper.value
      at = upper.end
    }
    if (last < single.value) throw new RegexRefusal('a range in the wrong order', start, true)
    members += range(single.value, last) + (fold ? otherCase(single.value, last) : '')
  }
}

/** A character, or the members that an escape or a named class stands for. */
function readMember(
  text: string,
  at: number,
  flavour: RegexFlavour,
  ignoreCase: boolean,
): { readonly value: number | string; readonly end: number } {
  const char = text.charAt(at)
  if (char === '[') {
    const named = /^\[:\^?[a-z]+:\]/.exec(text.slice(at))
    if (named !== null && flavour !== 'java') return { value: named[0], end: at + named[0].length }
    if (flavour !== 're2') throw new RegexRefusal('a class inside a class', at, false)
  }
  if (flavour !== 're2' && text.startsWith('&&', at)) throw new RegexRefusal('an intersection of classes', at, false)
  if (char !== '\\') {
    const point = text.codePointAt(at) ?? 0
    return { value: point, end: at + (point > 0xffff ? 2 : 1) }
  }
  const letter = text.charAt(at + 1)
  if (/[dDwWsS]/.test(letter)) {
    const members = MEMBERS[flavour][letter]
    if (members === undefined) throw new RegexRefusal(`\`\\${letter}\` inside a class`, at, false)
    return { value: members, end: at + 2 }
  }
  if (letter === 'p' || letter === 'P') {
    const { pattern, end } = property(text, at, flavour, ignoreCase)
    return { value: pattern, end }
  }
  if (letter === 'Q' || /[RXhHVN]/.test(letter) || (letter === 'v' && flavour === 'java')) {
    throw new RegexRefusal(`\`\\${letter}\` inside a class`, at, false)
  }
  const { point, end } = readCodePoint(text, at, flavour)
  return { value: point, end }
}

function range(first: number, last: number): string {
  return first === last ? member(first) : `${member(first)}-${member(last)}`
}

function member(point: number): string {
  const char = String.fromCodePoint(point)
  if (/[\\\]^[&~-]/.test(char)) return `\\${char}`
  return point < 0x20 || point === 0x7f ? `\\x{${point.toString(16)}}` : char
}

/** The other case of the ASCII letters in a range. */
function otherCase(first: number, last: number): string {
  const shifted = (from: number, to: number, by: number): string => {
    const [low, high] = [Math.max(first, from), Math.min(last, to)]
    return low <= high ? range(low + by, high + by) : ''
  }
  return shifted(0x41, 0x5a, 32) + shifted(0x61, 0x7a, -32)
}
