import {
  ALL_CHARACTERS,
  ANY_DIGIT,
  ANY_LETTER,
  asciiRange,
  BEYOND_ASCII,
  type Characters,
  codeRange,
  complement,
  DIGITS,
  foldCase,
  LETTERS,
  LOWER,
  NEWLINE,
  NO_CHARACTERS,
  symbol,
  UPPER,
  WORD,
} from './characters.ts'
import { characters, EMPTY, type Pattern, place, sequence, writtenChoice } from './pattern.ts'

/** Longer patterns are not looked into. */
const LONGEST = 4000
const DEEPEST = 100
const MOST_REPEATS = 100

/** The tree of an RE2 pattern; undefined for one that has no tree here (characters beyond ASCII, rare constructs). */
export function readPattern(source: string): Pattern | undefined {
  if (source.length > LONGEST) return undefined
  const reader = new Reader(source)
  const pattern = reader.alternatives({ i: false, m: false, s: false }, 0)
  return reader.failed || !reader.atEnd ? undefined : pattern
}

interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

const SPACE = symbol(9) | symbol(10) | symbol(12) | symbol(13) | symbol(32)

const CLASSES: Readonly<Record<string, Characters>> = {
  d: DIGITS,
  D: complement(DIGITS),
  w: WORD,
  W: complement(WORD),
  s: SPACE,
  S: complement(SPACE),
}

const PROPERTIES: Readonly<Record<string, Characters>> = { L: ANY_LETTER, N: ANY_DIGIT }

const POSIX: Readonly<Record<string, Characters>> = {
  alnum: LETTERS | DIGITS,
  alpha: LETTERS,
  ascii: asciiRange(0, 127),
  blank: symbol(9) | symbol(32),
  cntrl: asciiRange(0, 31) | symbol(127),
  digit: DIGITS,
  graph: asciiRange(33, 126),
  lower: LOWER,
  print: asciiRange(32, 126),
  punct: asciiRange(33, 126) & ~(LETTERS | DIGITS),
  space: SPACE | symbol(11),
  upper: UPPER,
  word: WORD,
  xdigit: DIGITS | asciiRange(65, 70) | asciiRange(97, 102),
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }

/** Recursive descent; `failed` once something is met that has no tree. */
class Reader {
  readonly #source: string
  #at = 0
  failed = false

  constructor(source: string) {
    this.#source = source
  }

  get atEnd(): boolean {
    return this.#at >= this.#source.length
  }

  alternatives(flags: Flags, depth: number): Pattern {
    if (depth > DEEPEST) this.failed = true
    const items: Pattern[] = []
    const written: string[] = []
    let current = flags
    for (;;) {
      const start = this.#at
      const read: Pattern[] = []
      while (!this.failed && !this.atEnd && this.#peek() !== '|' && this.#peek() !== ')') {
        const change = this.#flagChange(current)
        if (change === undefined) read.push(this.#repeated(current, depth))
        else current = change
      }
      items.push(sequence(...read))
      written.push(this.#source.slice(start, this.#at))
      if (this.failed || !this.#take('|')) return writtenChoice(items, written)
    }
  }

  #peek(): string {
    return this.#source[this.#at] ?? ''
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)
    if (found === null) return undefined
    this.#at += found[0].length
    return found
  }

  /** `(?i)`: the flags from here to the end of the group. */
  #flagChange(flags: Flags): Flags | undefined {
    const found = this.#match(/\(\?([imsU]*)(?:-([imsU]+))?\)/y)
    return found === undefined ? undefined : changed(flags, found[1] ?? '', found[2] ?? '')
  }

  #repeated(flags: Flags, depth: number): Pattern {
    let item = this.#atom(flags, depth)
    for (let times = 0; !this.failed; times += 1) {
      const found = this.#match(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y)
      if (found === undefined) return item
      const [, sign, from = '', comma, to = ''] = found
      const min = sign === '+' ? 1 : sign === undefined ? Number(from) : 0
      const max =
        sign === '?' ? 1 : sign !== undefined ? undefined : comma === '' ? min : to === '' ? undefined : Number(to)
      if (min > MOST_REPEATS || (max ?? 0) > MOST_REPEATS || times > 3) this.failed = true
      item = { kind: 'repeat', item, min, max }
    }
    return item
  }

  #atom(flags: Flags, depth: number): Pattern {
    if (this.#peek() === '(') return this.#group(flags, depth)
    if (this.#peek() === '[') return characters(this.#class(flags))
    if (this.#take('.')) return characters(flags.s ? ALL_CHARACTERS : complement(NEWLINE))
    if (this.#take('^')) return place(flags.m ? 'line-start' : 'start')
    if (this.#take('$')) return place(flags.m ? 'line-end' : 'end')
    if (this.#peek() === '\\') return this.#escape(flags)
    const [char = ''] = this.#source.slice(this.#at, this.#at + 2)
    this.#at += char.length
    return characters(this.#fold(this.#code(char.codePointAt(0) ?? 0), flags))
  }

  #group(flags: Flags, depth: number): Pattern {
    const opening = this.#match(/\((?:\?(?:P?<[A-Za-z_]\w*>|([imsU]*)(?:-([imsU]+))?:))?/y)
    if (opening === undefined || this.#peek() === '?') return this.#fail()
    const inner = this.alternatives(changed(flags, opening[1] ?? '', opening[2] ?? ''), depth + 1)
    return this.#take(')') ? inner : this.#fail()
  }

  #fail(): Pattern {
    this.failed = true
    return EMPTY
  }

  #code(code: number): Characters {
    const set = codeRange(code, code)
    if (set === undefined) this.failed = true
    return set ?? NO_CHARACTERS
  }

  #fold(set: Characters, flags: Flags): Characters {
    return flags.i ? foldCase(set) : set
  }

  #escape(flags: Flags): Pattern {
    if (this.#take('\\A')) return place('start')
    if (this.#take('\\z')) return place('end')
    if (this.#take('\\b')) return place('word-edge')
    if (this.#take('\\B')) return place('no-word-edge')
    const quoted = this.#match(/\\Q([\s\S]*?)(?:\\E|$)/y)?.[1]
    if (quoted !== undefined) {
      return sequence(...[...quoted].map((c) => characters(this.#fold(this.#code(c.codePointAt(0) ?? 0), flags))))
    }
    return characters(this.#fold(this.#escaped(), flags))
  }

  /** What an escape that stands for characters stands for. */
  #escaped(): Characters {
    const property = this.#match(/\\([pP])(?:\{(\^?)(\w+)\}|(\w))/y)
    if (property !== undefined) {
      const set = PROPERTIES[property[3] ?? property[4] ?? '']
      if (set === undefined) this.failed = true
      return (property[1] === 'P') !== (property[2] === '^') ? complement(set ?? 0n) : (set ?? 0n)
    }
    const hex = this.#match(/\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/y)
    if (hex !== undefined) return this.#code(Number.parseInt(hex[1] ?? hex[2] ?? '', 16))
    const found = this.#match(/\\([\s\S])/y)?.[1]
    if (found === undefined) this.failed = true
    const char = found ?? ''
    const known = CLASSES[char]
    if (known !== undefined) return known
    const control = CONTROLS[char]
    if (control !== undefined) return symbol(control)
    if (/[A-Za-z0-9]/.test(char)) this.failed = true
    return this.#code(char.codePointAt(0) ?? 0)
  }

  #class(flags: Flags): Characters {
    this.#at += 1
    const isNegated = this.#take('^')
    let set = NO_CHARACTERS
    for (let first = true; !this.failed; first = false) {
      if (this.atEnd) this.failed = true
      if (!first && this.#take(']')) break
      const posix = this.#match(/\[:(\^?)(\w+):\]/y)
      if (posix !== undefined) {
        const named = POSIX[posix[2] ?? '']
        if (named === undefined) this.failed = true
        set |= posix[1] === '^' ? complement(named ?? 0n) : (named ?? 0n)
        continue
      }
      set |= this.#classItem()
    }
    const folded = this.#fold(set, flags)
    return isNegated ? complement(folded) : folded
  }

  #classItem(): Characters {
    if (/^\\[pPdDwWsS]/.test(this.#source.slice(this.#at, this.#at + 2))) return this.#escaped()
    const from = this.#classCode()
    if (this.#peek() !== '-' || this.#source[this.#at + 1] === ']') return this.#codes(from, from)
    this.#at += 1
    return this.#codes(from, this.#classCode())
  }

  #classCode(): number {
    const hex = this.#match(/\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/y)
    if (hex !== undefined) return Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
    const found = this.#match(/\\?([\s\S])/uy)
    const char = found?.[1] ?? ''
    const control = found?.[0].startsWith('\\') === true ? CONTROLS[char] : undefined
    return control ?? char.codePointAt(0) ?? 0
  }

  #codes(from: number, to: number): Characters {
    const set = codeRange(from, to)
    // A negated class may name more than is told apart; a class of all that is beyond ASCII is one.
    if (set === undefined && from === 0x80 && to >= 0xff_ff) return BEYOND_ASCII
    if (set === undefined) this.failed = true
    return set ?? NO_CHARACTERS
  }
}

function changed(flags: Flags, on: string, off: string): Flags {
  const read = (flag: 'i' | 'm' | 's'): boolean => (on.includes(flag) ? true : off.includes(flag) ? false : flags[flag])
  return { i: read('i'), m: read('m'), s: read('s') }
}
