import { and, call, type Expr, literal, not, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { toText } from './value.ts'

type Node =
  | { readonly kind: 'term'; readonly pattern: string; readonly word?: string }
  | { readonly kind: 'not'; readonly node: Node }
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly Node[] }

/** What has no exact form, and its place in the text of the search. */
class Refusal extends Error {
  readonly what: string
  readonly offset: number
  readonly hint: string | undefined

  constructor(what: string, offset: number, hint?: string) {
    super(what)
    this.what = what
    this.offset = offset
    this.hint = hint
  }
}

const LETTER = '[\\p{L}\\p{N}]'
const OTHER = '[^\\p{L}\\p{N}]'
const LONGEST = 2000
const DEEPEST = 50

/** Reads the syntax of quick filters, which is a part of Lucene's. */
class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(source: string) {
    this.#text = source
  }

  read(): Node {
    const node = this.#list()
    if (this.#at < this.#text.length) throw new Refusal('a `)` that closes nothing', this.#at)
    return node
  }

  #blanks(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1
  }

  #accept(word: RegExp): boolean {
    this.#blanks()
    word.lastIndex = this.#at
    const found = word.exec(this.#text)
    if (found === null) return false
    this.#at += found[0].length
    return true
  }

  /** Terms joined by AND, or by OR; Lucene has no precedence between the two, so parentheses must tell. */
  #list(): Node {
    const start = this.#at
    const nodes = [this.#operand()]
    let joined: 'and' | 'or' | undefined
    for (;;) {
      this.#blanks()
      const at = this.#at
      if (at >= this.#text.length || this.#text.charAt(at) === ')') break
      const isNot = /(?:NOT(?![^\s()"])|!)/y
      isNot.lastIndex = at
      const word = this.#accept(/(?:AND(?![^\s()"])|&&)/y)
        ? 'and'
        : this.#accept(/(?:OR(?![^\s()"])|\|\|)/y)
          ? 'or'
          : isNot.test(this.#text)
            ? 'and'
            : undefined
      if (word === undefined) {
        const hint = 'write AND, OR, or one phrase in double quotes'
        throw new Refusal('TEXT SEARCH with terms that no operator joins', at, hint)
      }
      if (joined !== undefined && joined !== word) {
        throw new Refusal('TEXT SEARCH with AND and OR side by side', at, 'parentheses say which of them binds')
      }
      joined = word
      nodes.push(this.#operand())
    }
    const hasNot = nodes.some((n) => n.kind === 'not')
    if (hasNot && (joined === 'or' || nodes.every((n) => n.kind === 'not'))) {
      const hint = 'NOT takes away from what another term finds: `a AND NOT b`'
      throw new Refusal('TEXT SEARCH with a NOT that no other term goes with', start, hint)
    }
    const [only] = nodes
    return nodes.length === 1 && only !== undefined ? only : { kind: joined ?? 'and', nodes }
  }

  #operand(): Node {
    if (this.#accept(/(?:NOT(?![^\s()"])|!)/y)) {
      const at = this.#at
      const node = this.#operand()
      if (node.kind === 'not') throw new Refusal('TEXT SEARCH with NOT twice', at)
      return { kind: 'not', node }
    }
    this.#blanks()
    const at = this.#at
    if (this.#accept(/\(/y)) {
      this.#depth += 1
      if (this.#depth > DEEPEST) throw new Refusal('TEXT SEARCH nested so deep', at)
      const node = this.#list()
      this.#depth -= 1
      if (!this.#accept(/\)/y)) throw new Refusal('a `(` that is never closed', at)
      return node
    }
    return this.#text.charAt(at) === '"' ? this.#phrase() : this.#term()
  }

  #phrase(): Node {
    const start = this.#at
    this.#at += 1
    let body = ''
    for (;;) {
      const char = this.#text.charAt(this.#at)
      if (char === '') throw new Refusal('a phrase that is never closed', start)
      this.#at += 1
      if (char === '"') break
      if (char === '*' || char === '?') throw new Refusal(`\`${char}\` in a phrase of TEXT SEARCH`, this.#at - 1)
      body += char === '\\' ? this.#escaped() : char
    }
    if (body.trim() === '') throw new Refusal('an empty phrase of TEXT SEARCH', start)
    const parts = [...body.trim()].map((value) => ({ value, wild: false }))
    return { kind: 'term', pattern: termPattern(parts) }
  }

  #escaped(): string {
    const char = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 92)
    this.#at += this.#at < this.#text.length ? char.length : 0
    return char
  }

  #term(): Node {
    const start = this.#at
    const parts: { readonly value: string; readonly wild: boolean }[] = []
    for (;;) {
      const code = this.#text.codePointAt(this.#at)
      const char = code === undefined ? '' : String.fromCodePoint(code)
      if (char === '' || /[\s()"]/.test(char)) break
      const isSign = parts.length === 0 && /[+-]/.test(char)
      if (isSign || /[:^~{}[\]/]/.test(char)) {
        const hint = `a backslash makes \`${char}\` a part of the term`
        throw new Refusal(`\`${char}\` in a term of TEXT SEARCH`, this.#at, hint)
      }
      this.#at += char.length
      if (char === '\\') parts.push({ value: this.#escaped(), wild: false })
      else parts.push({ value: char, wild: char === '*' || char === '?' })
    }
    const [first] = parts
    if (first === undefined) throw new Refusal('TEXT SEARCH without a term', start)
    const word = parts.map((p) => p.value).join('')
    if (['AND', 'OR', '&&', '||'].includes(word)) throw new Refusal(`\`${word}\` with no term before it`, start)
    const begin = parts.find((p) => p.wild || /[\p{L}\p{N}]/u.test(p.value))
    if (begin === undefined) throw new Refusal('a term of TEXT SEARCH without letters and digits', start)
    if (begin.wild) throw new Refusal('a term of TEXT SEARCH that begins with a wildcard', start)
    return { kind: 'term', pattern: termPattern(parts), ...(/^[A-Za-z0-9]+$/.test(word) ? { word } : {}) }
  }
}

/** A word begins and ends where letters and digits do; blanks are any, all other characters are themselves. */
function termPattern(parts: readonly { readonly value: string; readonly wild: boolean }[]): string {
  let body = ''
  let inBlank = false
  for (const { value, wild } of parts) {
    const blank = !wild && /\s/.test(value)
    if (blank && !inBlank) body += '\\s+'
    else if (wild) body += value === '*' ? `${LETTER}*` : LETTER
    else if (!blank) body += value.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&')
    inBlank = blank
  }
  const [first, last] = [parts[0], parts.at(-1)]
  const isWord = (part: typeof first): boolean => part !== undefined && (part.wild || /[\p{L}\p{N}]/u.test(part.value))
  return `(?is)${isWord(first) ? `(?:\\A|${OTHER})` : ''}${body}${isWord(last) ? `(?:${OTHER}|\\z)` : ''}`
}

function lowerNode(node: Node, payload: Expr, span: Span): Expr {
  switch (node.kind) {
    case 'term':
      return node.word === undefined
        ? call('regex.matches', [payload, text(node.pattern, span)], span)
        : call('text.has_any_term_ci', [payload, text(node.word, span)], span)
    case 'not':
      return not(lowerNode(node.node, payload, span), span)
    default: {
      const parts = node.nodes.map((n) => lowerNode(n, payload, span))
      return node.kind === 'and' ? and(parts, span) : or(parts, span)
    }
  }
}

const HOW =
  'terms are found as whole words (runs of letters and digits) of the payload, in any case; other characters stand as they are'

/**
 * TEXT SEARCH over the payload, with the syntax of quick filters: terms, phrases in double quotes, `*` and `?` but not
 * at the begin of a term, AND, OR, NOT and parentheses
 * (https://www.ibm.com/docs/en/qsip/7.5?topic=searches-quick-filter-search-options). What Lucene knows beyond, and
 * what its index leaves open, is refused at its place.
 */
export function lowerTextSearch(lowering: Lowering, expression: ExpressionOf<'text-search'>): Expr {
  const { session, scope } = lowering
  const { query, span } = expression
  const none = literal('boolean', null, span)
  if (query.kind !== 'text') {
    session.add('type/not-constant', query.span, { what: 'the text of TEXT SEARCH' })
    return none
  }
  try {
    if (query.value.length > LONGEST) throw new Refusal(`TEXT SEARCH with more than ${LONGEST} characters`, 0)
    const node = new Reader(query.value).read()
    const payload = scope.resolve({ name: 'payload', quote: '', span })
    session.choose('TEXT SEARCH', HOW, span)
    return lowerNode(node, toText(payload), query.span)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const start = Math.min(query.span.start + 1 + error.offset, query.span.end - 1)
    const hints = [...(error.hint === undefined ? [] : [error.hint]), WITHOUT]
    session.refuse(error.what, { start, end: query.span.end - 1 }, hints)
    return none
  }
}

const WITHOUT = "`UTF8(payload) ILIKE '%text%'` looks for a text anywhere in the payload"
