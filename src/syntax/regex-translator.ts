import { classEscape, translateClass } from './regex-class.ts'
import { property, type RegexFlavour, readCodePoint } from './regex-escape.ts'
import { RegexRefusal } from './regex-refusal.ts'

export interface RegexGroup {
  /** 1-based. */
  readonly index: number
  readonly name?: string
}

export interface Translated {
  readonly ok: true
  readonly pattern: string
  readonly groups: readonly RegexGroup[]
}

interface Flags {
  readonly ignoreCase: boolean
  readonly dotAll: boolean
  readonly freeSpacing: boolean
}

const ALLOWED_FLAGS: Readonly<Record<RegexFlavour, string>> = { java: 'isx', rust: 'imsUxu', re2: 'imsU' }
const KNOWN_FLAGS: Readonly<Record<RegexFlavour, string>> = { java: 'idmsuxU', rust: 'imsUuxR', re2: 'imsU' }
const FLAG_NAMES: Readonly<Record<string, string>> = {
  m: 'the multi-line flag (its line ends differ)',
  u: 'the Unicode case flag',
  U: 'the Unicode class flag',
  d: 'the Unix lines flag',
  R: 'the CRLF flag',
}

/** Java's line terminators. */
const LINE_END = '\\n\\r\\x{85}\\x{2028}\\x{2029}'
const JAVA_END = '(?:(?:\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}])?\\z)'
const LARGEST_BOUND = 1000

/** One walk over a pattern, which writes RE2 as it goes. */
export class RegexTranslator {
  readonly #text: string
  readonly #flavour: RegexFlavour
  readonly #groups: RegexGroup[] = []
  /** Flags to return to at each closing parenthesis. */
  readonly #outer: { readonly flags: Flags; readonly offset: number }[] = []
  #flags: Flags = { ignoreCase: false, dotAll: false, freeSpacing: false }
  #at = 0
  #output = ''
  #repeatable = false

  constructor(text: string, flavour: RegexFlavour, flags: string) {
    this.#text = text
    this.#flavour = flavour
    if (flags !== '') this.#output += this.#setFlags(flags, '', 0, ')')
  }

  translate(): Translated {
    while (this.#at < this.#text.length) this.#step()
    const open = this.#outer.at(-1)
    if (open !== undefined) throw new RegexRefusal('a group that is not closed', open.offset, true)
    return { ok: true, pattern: this.#output, groups: this.#groups }
  }

  #step(): void {
    const char = this.#text.charAt(this.#at)
    if (this.#flags.freeSpacing && this.#skipSpacing(char)) return
    switch (char) {
      case '\\':
        this.#escape()
        return
      case '[': {
        const { pattern, end } = translateClass(this.#text, this.#at, this.#flavour, this.#flags)
        this.#emit(pattern, end)
        return
      }
      case '(':
        this.#openGroup()
        return
      case ')': {
        const outer = this.#outer.pop()
        if (outer === undefined) throw new RegexRefusal('a closing parenthesis without an opening one', this.#at, true)
        this.#flags = outer.flags
        this.#emit(')', this.#at + 1)
        return
      }
      case '|':
        this.#emit('|', this.#at + 1)
        this.#repeatable = false
        return
      case '*':
      case '+':
      case '?':
        this.#quantify(char, this.#at + 1)
        return
      case '{':
        this.#brace()
        return
      case '.':
        this.#emit(this.#dot(), this.#at + 1)
        return
      case '^':
        this.#emit('^', this.#at + 1)
        this.#repeatable = false
        return
      case '$':
        this.#end(this.#at + 1)
        return
      default: {
        const point = this.#text.codePointAt(this.#at) ?? 0
        this.#literal(point, this.#at + (point > 0xffff ? 2 : 1))
        return
      }
    }
  }

  #emit(pattern: string, end: number): void {
    this.#output += pattern
    this.#at = end
    this.#repeatable = true
  }

  #literal(point: number, end: number): void {
    this.#emit(literal(point, this.#flavour === 'java' && this.#flags.ignoreCase), end)
  }

  #skipSpacing(char: string): boolean {
    if (/\s/.test(char)) {
      this.#at += 1
      return true
    }
    if (char !== '#') return false
    const end = this.#text.indexOf('\n', this.#at)
    this.#at = end === -1 ? this.#text.length : end + 1
    return true
  }

  #dot(): string {
    if (this.#flavour !== 'java') return '.'
    return this.#flags.dotAll ? '(?s:.)' : `[^${LINE_END}]`
  }

  /** `$` or `\Z`. */
  #end(end: number): void {
    if (this.#flavour !== 'java') {
      this.#emit('$', end)
    } else {
      if (!this.#endsPattern(end)) {
        throw new RegexRefusal('`$` before the end of an alternative', this.#at, false)
      }
      this.#emit(JAVA_END, end)
    }
    this.#repeatable = false
  }

  /** Whether no match goes on from this place: only closing parentheses and other alternatives are left of the pattern. */
  #endsPattern(from: number): boolean {
    let depth = 0
    let skipping = false
    for (let at = from; at < this.#text.length; at += 1) {
      const char = this.#text.charAt(at)
      if (char === '\\') at += 1
      if (char === '[') {
        const close = this.#text.indexOf(']', at + 2)
        at = close === -1 ? this.#text.length : close
      }
      if (char === '(' && skipping) depth += 1
      else if (char === ')' && depth > 0) depth -= 1
      else if (char === ')') skipping = false
      else if (char === '|' && depth === 0) skipping = true
      else if (!skipping) return false
    }
    return true
  }

  #escape(): void {
    const start = this.#at
    const char = this.#text.charAt(start + 1)
    const refuse = (construct: string): never => {
      throw new RegexRefusal(construct, start, false)
    }
    if (char === '') throw new RegexRefusal('a backslash at the end', start, true)
    if (/[1-9]/.test(char) || char === 'k') refuse('a back-reference')
    if (char === 'Q' && this.#flavour !== 'rust') {
      this.#quoted()
      return
    }
    if (/[dDwWsS]/.test(char)) {
      this.#emit(classEscape(char, this.#flavour), start + 2)
      return
    }
    if (char === 'p' || char === 'P') {
      const { pattern, end } = property(this.#text, start, this.#flavour, this.#flags.ignoreCase)
      this.#emit(pattern, end)
      return
    }
    if (char === 'b' || char === 'B' || char === 'A' || char === 'z') {
      if (this.#text.charAt(start + 2) === '{' && char === 'b') refuse('a special word boundary')
      this.#emit(`\\${char}`, start + 2)
      this.#repeatable = false
      return
    }
    if (char === 'Z' && this.#flavour === 'java') {
      this.#end(start + 2)
      return
    }
    if (/[GRXhHVNC<>]/.test(char) || (char === 'v' && this.#flavour === 'java')) refuse(`\`\\${char}\``)
    const { point, end } = readCodePoint(this.#text, start, this.#flavour)
    this.#literal(point, end)
  }

  #quoted(): void {
    const close = this.#text.indexOf('\\E', this.#at + 2)
    const end = close === -1 ? this.#text.length : close
    for (const char of this.#text.slice(this.#at + 2, end)) this.#literal(char.codePointAt(0) ?? 0, this.#at)
    this.#at = close === -1 ? end : close + 2
  }

  #openGroup(): void {
    const start = this.#at
    const rest = this.#text.slice(start)
    for (const [opening, construct] of REFUSED_GROUPS) {
      if (rest.startsWith(opening)) throw new RegexRefusal(construct, start, false)
    }
    const named =
      this.#flavour === 're2' || this.#flavour === 'rust' ? /^\(\?P?<(\w+)>/ : /^\(\?<([A-Za-z][A-Za-z0-9]*)>/
    const name = named.exec(rest)
    const flags = /^\(\?([A-Za-z]*)(?:-([A-Za-z]+))?([:)])/.exec(rest)
    if (name !== null || !rest.startsWith('(?')) {
      const index = this.#groups.length + 1
      this.#groups.push(name?.[1] === undefined ? { index } : { index, name: name[1] })
      this.#outer.push({ flags: this.#flags, offset: start })
      this.#emit('(', start + (name?.[0].length ?? 1))
    } else if (flags !== null) {
      const [whole, on = '', off = '', close = ''] = flags
      if (close === ':') this.#outer.push({ flags: this.#flags, offset: start })
      this.#emit(this.#setFlags(on, off, start, close), start + whole.length)
    } else {
      throw new RegexRefusal('a group of unknown kind', start, true)
    }
    this.#repeatable = false
  }

  /** Java's flags are worked into what follows; the other flavours' are RE2's own, but for `x` and `u`. */
  #setFlags(on: string, off: string, offset: number, close: string): string {
    for (const flag of `${on}${off}`) {
      if (!KNOWN_FLAGS[this.#flavour].includes(flag)) throw new RegexRefusal(`the flag \`${flag}\``, offset, true)
      const refused = !ALLOWED_FLAGS[this.#flavour].includes(flag) || (flag === 'u' && off.includes('u'))
      if (refused) throw new RegexRefusal(FLAG_NAMES[flag] ?? `the flag \`${flag}\``, offset, false)
    }
    const switched = (flag: string, before: boolean): boolean => !off.includes(flag) && (on.includes(flag) || before)
    this.#flags = {
      ignoreCase: switched('i', this.#flags.ignoreCase),
      dotAll: switched('s', this.#flags.dotAll),
      freeSpacing: switched('x', this.#flags.freeSpacing),
    }
    const kept = (flags: string): string => (this.#flavour === 'java' ? '' : flags.replace(/[xu]/g, ''))
    const text = `${kept(on)}${kept(off) === '' ? '' : `-${kept(off)}`}`
    if (close === ':') return `(?${text}:`
    return text === '' ? '' : `(?${text})`
  }

  #brace(): void {
    const match = /^\{(\d+)(,(\d*))?\}/.exec(this.#text.slice(this.#at))
    if (match === null) {
      if (this.#flavour === 're2') {
        this.#emit('\\{', this.#at + 1)
        return
      }
      throw new RegexRefusal('an opening brace that begins no quantifier', this.#at, true)
    }
    const [whole, least = '0', comma, most = ''] = match
    if (most !== '' && Number(most) < Number(least))
      throw new RegexRefusal('a quantifier with bounds in the wrong order', this.#at, true)
    if (Math.max(Number(least), Number(most)) > LARGEST_BOUND) {
      throw new RegexRefusal(`a quantifier above ${LARGEST_BOUND}`, this.#at, false)
    }
    this.#quantify(comma === undefined ? `{${Number(least)}}` : `{${Number(least)},${most}}`, this.#at + whole.length)
  }

  #quantify(quantifier: string, end: number): void {
    if (!this.#repeatable) throw new RegexRefusal('a quantifier with nothing to repeat', this.#at, true)
    const next = this.#text.charAt(end)
    if (next === '+' && this.#flavour === 'java') throw new RegexRefusal('a possessive quantifier', this.#at, false)
    const lazy = next === '?' ? '?' : ''
    this.#emit(`${quantifier}${lazy}`, end + lazy.length)
    this.#repeatable = false
  }
}

const REFUSED_GROUPS: readonly (readonly [string, string])[] = [
  ['(?=', 'a look-ahead'],
  ['(?!', 'a look-ahead'],
  ['(?<=', 'a look-behind'],
  ['(?<!', 'a look-behind'],
  ['(?>', 'an atomic group'],
]

/** One character as RE2; with `ignoreCase`, an ASCII letter in either case. */
function literal(point: number, ignoreCase: boolean): string {
  const char = String.fromCodePoint(point)
  if (ignoreCase && /[A-Za-z]/.test(char)) return `[${char.toLowerCase()}${char.toUpperCase()}]`
  if (/[\\^$.|?*+()[\]{}]/.test(char)) return `\\${char}`
  return point < 0x20 || point === 0x7f ? `\\x{${point.toString(16)}}` : char
}
