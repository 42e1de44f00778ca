import {
  between,
  type CharacterSet,
  common,
  ESCAPED_SETS,
  type Folding,
  folded,
  LINE_END,
  not,
  oneOf,
  prepared,
  propertySet,
  union,
} from './sets.ts'

export type Place = 'start' | 'end' | 'final-end' | 'line-start' | 'line-end' | 'boundary' | 'no-boundary'

export type PatternNode =
  /** `literal`: the one character, in any case when letters are folded. */
  | { readonly kind: 'set'; readonly set: CharacterSet; readonly literal?: string }
  | { readonly kind: 'sequence' | 'alternatives'; readonly items: readonly PatternNode[] }
  | {
      readonly kind: 'repeat'
      readonly item: PatternNode
      readonly least: number
      readonly most: number
      readonly greedy: boolean
    }
  | { readonly kind: 'group'; readonly item: PatternNode; readonly index: number }
  | { readonly kind: 'look'; readonly item: PatternNode; readonly behind: boolean; readonly negated: boolean }
  | { readonly kind: 'atomic'; readonly item: PatternNode }
  | { readonly kind: 'reference'; readonly index: number; readonly folding: Folding }
  | { readonly kind: 'place'; readonly place: Place }

export interface ParsedPattern {
  readonly root: PatternNode
  readonly groups: number
  /** The numbers of the groups that have names. */
  readonly names: ReadonlyMap<string, number>
  /** Whether what a group holds decides what matches. */
  readonly refers: boolean
}

/** What has no meaning here, or is no pattern (`invalid`). */
export class PatternRefusal extends Error {
  readonly construct: string
  readonly offset: number
  readonly invalid: boolean

  constructor(construct: string, offset: number, invalid: boolean) {
    super(construct)
    this.construct = construct
    this.offset = offset
    this.invalid = invalid
  }
}

interface Flags {
  readonly folding: Folding
  readonly dotAll: boolean
  readonly lines: boolean
  readonly spaced: boolean
}

const SIMPLE: Readonly<Record<string, number>> = { t: 9, n: 10, f: 12, r: 13, a: 7, e: 27 }
const DEEPEST = 100
const MOST = 1000

/**
 * A pattern as java.util.regex has it. `flags` are switched on for all of it: Java's `i`, `m`, `s`, `u`, `x`, and `r`,
 * with which `X{2}+` is no possessive quantifier but `(?:X{2})+`.
 */
export function parsePattern(text: string, flags: string): ParsedPattern {
  return new PatternParser(text, flags).parse()
}

class PatternParser {
  readonly #text: string
  #flags: Flags = { folding: 'none', dotAll: false, lines: false, spaced: false }
  #at = 0
  #depth = 0
  #groups = 0
  #refers = false
  readonly #names = new Map<string, number>()
  readonly #total: number
  /** A quantifier may follow a quantifier and repeats it; else `+` after one makes it possessive. */
  readonly #stacked: boolean

  constructor(text: string, flags: string) {
    this.#text = text
    this.#total = [
      ...text.replace(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]/g, '').matchAll(/\((?!\?)|\(\?P?<[A-Za-z]/g),
    ].length
    this.#stacked = flags.includes('r')
    this.#set(flags.replace('r', ''), '', 0)
  }

  parse(): ParsedPattern {
    const root = this.#alternatives()
    if (this.#at < this.#text.length) this.#refuse('a closing parenthesis without an opening one', this.#at, true)
    return { root, groups: this.#groups, names: this.#names, refers: this.#refers }
  }

  #refuse(construct: string, offset: number, invalid: boolean): never {
    throw new PatternRefusal(construct, offset, invalid)
  }

  #set(on: string, off: string, offset: number): void {
    for (const flag of `${on}${off}`) if (!'imsxu'.includes(flag)) this.#refuse(`the flag \`${flag}\``, offset, false)
    const { folding, dotAll, lines, spaced } = this.#flags
    const switched = (flag: string, before: boolean): boolean => !off.includes(flag) && (on.includes(flag) || before)
    const ignored = switched('i', folding !== 'none')
    const wide = switched('u', folding === 'unicode')
    this.#flags = {
      folding: ignored ? (wide ? 'unicode' : 'ascii') : 'none',
      dotAll: switched('s', dotAll),
      lines: switched('m', lines),
      spaced: switched('x', spaced),
    }
  }

  #alternatives(): PatternNode {
    if (this.#depth > DEEPEST) this.#refuse('groups nested so deep', this.#at, false)
    this.#depth += 1
    const items = [this.#sequence()]
    while (this.#text[this.#at] === '|') {
      this.#at += 1
      items.push(this.#sequence())
    }
    this.#depth -= 1
    const [only] = items
    return items.length === 1 && only !== undefined ? only : { kind: 'alternatives', items }
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = []
    for (;;) {
      const char = this.#text[this.#at]
      if (char === undefined || char === '|' || char === ')') return { kind: 'sequence', items }
      if (this.#flags.spaced && this.#skipSpacing(char)) continue
      const found = this.#atom(char)
      if (found !== undefined) items.push(found)
      const last = items.at(-1)
      if (last !== undefined && found !== undefined) items[items.length - 1] = this.#quantified(last)
    }
  }

  #skipSpacing(char: string): boolean {
    if (char === '#') {
      const end = this.#text.indexOf('\n', this.#at)
      this.#at = end === -1 ? this.#text.length : end + 1
      return true
    }
    if (!/\s/.test(char)) return false
    this.#at += 1
    return true
  }

  #quantified(item: PatternNode): PatternNode {
    let result = item
    for (;;) {
      const start = this.#at
      const written = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})/.exec(this.#text.slice(start, start + 24))
      if (written === null) return result
      const [whole, low = '', comma, high = ''] = written
      const least = whole === '+' ? 1 : low === '' ? 0 : Number(low)
      const most =
        whole === '?'
          ? 1
          : low === '' || (comma !== undefined && high === '')
            ? Number.POSITIVE_INFINITY
            : Number(high || low)
      if (most < least) this.#refuse('a quantifier with bounds in the wrong order', start, true)
      if (least > MOST || (most !== Number.POSITIVE_INFINITY && most > MOST)) {
        this.#refuse(`a quantifier above ${MOST}`, start, false)
      }
      this.#at += whole.length
      const mode = this.#text[this.#at]
      if (mode === '?' || (mode === '+' && !this.#stacked)) this.#at += 1
      result = { kind: 'repeat', item: result, least, most, greedy: mode !== '?' }
      if (this.#stacked) continue
      if (mode === '+') result = { kind: 'atomic', item: result }
      if (/^(?:[*+?]|\{\d)/.test(this.#text.slice(this.#at, this.#at + 2))) {
        this.#refuse('a quantifier with nothing to repeat', this.#at, true)
      }
      return result
    }
  }

  #atom(char: string): PatternNode | undefined {
    const start = this.#at
    switch (char) {
      case '(':
        return this.#group()
      case '[': {
        this.#at += 1
        return { kind: 'set', set: prepared(this.#class(start, 0)) }
      }
      case '.':
        this.#at += 1
        return { kind: 'set', set: this.#flags.dotAll ? () => true : prepared(not(LINE_END)) }
      case '^':
        this.#at += 1
        return { kind: 'place', place: this.#flags.lines ? 'line-start' : 'start' }
      case '$':
        this.#at += 1
        return { kind: 'place', place: this.#flags.lines ? 'line-end' : 'final-end' }
      case '*':
      case '+':
      case '?':
        return this.#refuse('a quantifier with nothing to repeat', start, true)
      case '\\':
        return this.#escape()
      default:
        return this.#literal(this.#point())
    }
  }

  #point(): number {
    const point = this.#text.codePointAt(this.#at) ?? 0
    this.#at += point > 0xffff ? 2 : 1
    return point
  }

  #literal(point: number): PatternNode {
    const { folding } = this.#flags
    // Other characters than ASCII's have other cases than theirs alone.
    const literal = folding === 'none' || point < 0x80 ? { literal: String.fromCodePoint(point) } : {}
    return { kind: 'set', set: prepared(folded(oneOf(point), folding)), ...literal }
  }

  #group(): PatternNode | undefined {
    const start = this.#at
    const rest = this.#text.slice(start, start + 80)
    const before = this.#flags
    const close = (item: PatternNode): PatternNode => {
      if (this.#text[this.#at] !== ')') this.#refuse('a group that is not closed', start, true)
      this.#at += 1
      this.#flags = before
      return item
    }
    const within = (opening: string): PatternNode => {
      this.#at += opening.length
      return close(this.#alternatives())
    }
    const look = /^\(\?(<?)([=!])/.exec(rest)
    if (look !== null) {
      const item = within(look[0])
      return { kind: 'look', item, behind: look[1] === '<', negated: look[2] === '!' }
    }
    if (rest.startsWith('(?>')) return { kind: 'atomic', item: within('(?>') }
    const named = /^\(\?P?<([A-Za-z][A-Za-z0-9_]*)>/.exec(rest)
    if (named !== null || !rest.startsWith('(?')) {
      this.#groups += 1
      const index = this.#groups
      if (named?.[1] !== undefined) this.#names.set(named[1], index)
      return { kind: 'group', item: within(named?.[0] ?? '('), index }
    }
    const flags = /^\(\?([A-Za-z]*)(?:-([A-Za-z]+))?([:)])/.exec(rest)
    if (flags === null) return this.#refuse('a group of unknown kind', start, true)
    const [whole, on = '', off = '', end] = flags
    this.#set(on, off, start)
    if (end === ':') return within(whole)
    this.#at += whole.length
    return undefined
  }

  #escape(): PatternNode | undefined {
    const start = this.#at
    const char = this.#text[start + 1]
    if (char === undefined) return this.#refuse('a backslash at the end', start, true)
    const place = PLACES[char]
    if (place !== undefined && !(char === 'b' && this.#text[start + 2] === '{')) {
      this.#at += 2
      return { kind: 'place', place }
    }
    if (char === 'Q') return this.#quoted()
    if (char === 'R') {
      this.#at += 2
      const breaks: PatternNode = { kind: 'set', set: ESCAPED_SETS['v'] ?? LINE_END }
      const pair: PatternNode = { kind: 'sequence', items: [13, 10].map((p) => ({ kind: 'set', set: oneOf(p) })) }
      return { kind: 'atomic', item: { kind: 'alternatives', items: [pair, breaks] } }
    }
    const numbered = /^[1-9]/.exec(char)
    const named = /^k<([A-Za-z][A-Za-z0-9_]*)>/.exec(this.#text.slice(start + 1, start + 80))
    if (numbered !== null || named !== null) return this.#reference(start, named)
    const set = this.#escapedSet()
    if (set !== undefined) return { kind: 'set', set: prepared(set) }
    return this.#literal(this.#escapedPoint())
  }

  #reference(start: number, named: RegExpExecArray | null): PatternNode {
    this.#refers = true
    this.#at = start + 2
    let index = Number(this.#text[start + 1])
    if (named !== null) {
      this.#at = start + 1 + named[0].length
      index = this.#names.get(named[1] ?? '') ?? this.#refuse('a reference to no group before it', start, true)
    } else {
      // More digits belong to it as long as there are so many groups.
      while (/\d/.test(this.#text[this.#at] ?? '') && index * 10 + Number(this.#text[this.#at]) <= this.#total) {
        index = index * 10 + Number(this.#text[this.#at])
        this.#at += 1
      }
    }
    if (index > this.#total) this.#refuse('a reference to no group', start, true)
    return { kind: 'reference', index, folding: this.#flags.folding }
  }

  #quoted(): PatternNode {
    const close = this.#text.indexOf('\\E', this.#at + 2)
    const end = close === -1 ? this.#text.length : close
    const items: PatternNode[] = []
    this.#at += 2
    while (this.#at < end) items.push(this.#literal(this.#point()))
    this.#at = close === -1 ? end : close + 2
    // A quantifier after the quotation repeats its last character.
    const last = items.pop()
    return last === undefined
      ? { kind: 'sequence', items }
      : { kind: 'sequence', items: [...items, this.#quantified(last)] }
  }

  /** `\d`, `\h`, `\p{...}` and their kin, past them. */
  #escapedSet(): CharacterSet | undefined {
    const start = this.#at
    const char = this.#text[start + 1] ?? ''
    const plain = Object.hasOwn(ESCAPED_SETS, char) ? ESCAPED_SETS[char] : undefined
    if (plain !== undefined) {
      this.#at += 2
      return plain
    }
    if (char !== 'p' && char !== 'P') return undefined
    const written = /^\\[pP](?:\{(\^?)([A-Za-z_=]+)\}|([A-Z]))/.exec(this.#text.slice(start, start + 60))
    const name = written?.[2] ?? written?.[3]
    const set = name === undefined ? undefined : propertySet(name)
    if (written === null || set === undefined)
      return this.#refuse(`the property \`${written?.[0] ?? '\\p'}\``, start, false)
    this.#at += written[0].length
    const cased = this.#flags.folding === 'none' ? set : folded(set, this.#flags.folding)
    return (char === 'P') !== (written[1] === '^') ? not(cased) : cased
  }

  #escapedPoint(): number {
    const start = this.#at
    const rest = this.#text.slice(start, start + 14)
    const hex = /^\\(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/.exec(rest)
    const octal = /^\\0([0-3]?[0-7]{1,2})/.exec(rest)
    const control = /^\\c([\0-\x7f])/.exec(rest)
    const written = hex ?? octal ?? control
    if (written !== null) {
      this.#at += written[0].length
      if (hex !== null) {
        const point = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16)
        return point > 0x10ffff ? this.#refuse('an escape of no character', start, true) : point
      }
      if (octal !== null) return Number.parseInt(octal[1] ?? '0', 8)
      return (control?.[1]?.charCodeAt(0) ?? 0) ^ 64
    }
    const char = this.#text[start + 1] ?? ''
    this.#at += 1
    const simple = SIMPLE[char]
    if (simple !== undefined) {
      this.#at += 1
      return simple
    }
    if (/[A-Za-z0-9]/.test(char)) this.#refuse(`the escape \`\\${char}\``, start, true)
    return this.#point()
  }

  /** A class after its `[`: members side by side are one set, `&&` keeps what both sides have. */
  #class(start: number, depth: number): CharacterSet {
    if (depth > DEEPEST) this.#refuse('classes nested so deep', start, false)
    const negated = this.#text[this.#at] === '^'
    if (negated) this.#at += 1
    let left: CharacterSet | undefined
    let members: CharacterSet[] = []
    const whole = (): CharacterSet => {
      const right = members.length === 0 ? () => false : folded(union(members), this.#flags.folding)
      return left === undefined ? right : members.length === 0 ? left : common(left, right)
    }
    for (let first = true; ; first = false) {
      const char = this.#text[this.#at]
      if (char === undefined) return this.#refuse('a class that is not closed', start, true)
      if (char === ']' && !first) {
        this.#at += 1
        return negated ? not(whole()) : whole()
      }
      if (this.#text.startsWith('&&', this.#at)) {
        left = whole()
        members = []
        this.#at += 2
      } else if (char === '[') {
        this.#at += 1
        members.push(this.#class(this.#at - 1, depth + 1))
      } else if (this.#flags.spaced && /\s/.test(char)) this.#at += 1
      else members.push(this.#member())
    }
  }

  #member(): CharacterSet {
    const start = this.#at
    if (this.#text[start] === '\\') {
      if (this.#text[start + 1] === 'Q') this.#refuse('`\\Q` inside a class', start, false)
      const set = this.#escapedSet()
      if (set !== undefined) return set
    }
    const low = this.#classPoint()
    const after = this.#text[this.#at + 1]
    if (this.#text[this.#at] !== '-' || after === undefined || after === ']' || after === '[') return oneOf(low)
    this.#at += 1
    const high = this.#classPoint()
    if (high < low) this.#refuse('a range in the wrong order', start, true)
    return between(low, high)
  }

  #classPoint(): number {
    return this.#text[this.#at] === '\\' ? this.#escapedPoint() : this.#point()
  }
}

const PLACES: Readonly<Record<string, Place>> = {
  A: 'start',
  z: 'end',
  Z: 'final-end',
  b: 'boundary',
  B: 'no-boundary',
}
