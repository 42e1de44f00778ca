import type { Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { cover, type Span } from '../../source/text.ts'
import type { Condition } from './ast.ts'

/** What names in a condition may be. */
export interface ConditionScope {
  readonly names: readonly string[]
  /** The code that an unknown name is reported by. */
  readonly unknown: 'name/sigma-search' | 'name/sigma-rule'
}

interface Token {
  readonly text: string
  readonly word: string
  readonly span: Span
}

const DEEPEST = 100
const LONGEST = 100_000
const KEYWORDS = new Set(['and', 'or', 'not', 'of', '(', ')'])

/**
 * The grammar of conditions (specification, "Condition"): `or` binds least, then `and`, `not`, `x of`, parentheses;
 * keywords in any case. `places` tells where an offset of the text stands in the source. Undefined after a report.
 */
export function parseCondition(
  text: string,
  place: (start: number, end: number) => Span,
  scope: ConditionScope,
  report: Report,
): Condition | undefined {
  const whole = place(0, text.length)
  if (text.length > LONGEST) {
    report.add('syntax/sigma-limit', whole, { what: 'characters in a condition', limit: LONGEST })
    return undefined
  }
  const pipe = text.indexOf('|')
  if (pipe !== -1) {
    const what = /^\|\s*([A-Za-z_]+)/.exec(text.slice(pipe))?.[1]
    const span = place(pipe, text.length)
    report.add('fidelity/sigma-aggregation', span, { what: what === undefined ? 'an aggregation' : `\`| ${what}\`` })
    return undefined
  }
  const tokens = [...text.matchAll(/[()]|[^\s()]+/g)].map((match): Token => {
    const span = place(match.index, match.index + match[0].length)
    return { text: match[0], word: match[0].toLowerCase(), span }
  })
  return new ConditionParser(tokens, { start: whole.end, end: whole.end }, scope, report).parse()
}

class ConditionParser {
  readonly #tokens: readonly Token[]
  readonly #end: Span
  readonly #scope: ConditionScope
  readonly #report: Report
  readonly #names: ReadonlySet<string>
  #at = 0
  #unknowns = 0
  #failed = false

  constructor(tokens: readonly Token[], end: Span, scope: ConditionScope, report: Report) {
    this.#tokens = tokens
    this.#end = end
    this.#scope = scope
    this.#report = report
    this.#names = new Set(scope.names)
  }

  parse(): Condition | undefined {
    const condition = this.#joined('or', 0)
    const rest = this.#tokens[this.#at]
    if (rest !== undefined && condition !== undefined) this.#unexpected('`and`, `or` or the end of the condition')
    return this.#failed ? undefined : condition
  }

  #joined(kind: 'or' | 'and', depth: number): Condition | undefined {
    const operands: Condition[] = []
    do {
      const operand = kind === 'or' ? this.#joined('and', depth) : this.#operand(depth)
      if (operand === undefined) return undefined
      operands.push(operand)
    } while (this.#accept(kind))
    const [first, ...more] = operands
    if (first === undefined || more.length === 0) return first
    return { kind, operands, span: cover(first.span, more.at(-1)?.span ?? first.span) }
  }

  #operand(depth: number): Condition | undefined {
    const token = this.#tokens[this.#at]
    if (depth > DEEPEST) {
      this.#failed = true
      this.#report.add('syntax/sigma-limit', token?.span ?? this.#end, { what: 'levels of nesting', limit: DEEPEST })
      return undefined
    }
    const follows = this.#tokens[this.#at + 1]?.word
    if (token !== undefined && follows === 'of') return this.#quantified(token)
    if (token?.word === 'not') {
      this.#at += 1
      const operand = this.#operand(depth + 1)
      return operand === undefined ? undefined : { kind: 'not', operand, span: cover(token.span, operand.span) }
    }
    if (token?.word === '(') {
      this.#at += 1
      const inner = this.#joined('or', depth + 1)
      if (inner === undefined) return undefined
      const close = this.#tokens[this.#at]
      if (!this.#accept(')')) return this.#unexpected('`)`')
      return { ...inner, span: cover(token.span, close?.span ?? token.span) }
    }
    if (token === undefined || KEYWORDS.has(token.word)) return this.#unexpected('the name of a search')
    this.#at += 1
    if (!this.#names.has(token.text)) this.#unknown(token)
    return { kind: 'name', name: token.text, span: token.span }
  }

  #quantified(token: Token): Condition | undefined {
    const quantity =
      token.word === 'all' ? 'all' : token.word === 'any' ? 1 : /^\d{1,6}$/.test(token.word) ? Number(token.word) : 0
    if (quantity === 0) return this.#unexpected('`1`, `any`, `all` or a number before `of`')
    const pattern = this.#tokens[this.#at + 2]
    this.#at += pattern === undefined ? 2 : 3
    if (pattern === undefined || pattern.text === '(' || pattern.text === ')') {
      this.#at = Math.min(this.#at, this.#tokens.length)
      return this.#unexpected('`them` or a name', pattern)
    }
    const span = cover(token.span, pattern.span)
    const names = this.#matching(pattern.text)
    if (names.length === 0) {
      this.#unknown(pattern)
    } else if (quantity !== 'all' && quantity > names.length) {
      this.#failed = true
      const what = `\`${token.text} of ${pattern.text}\` can never hold: it stands for ${names.length} in all`
      this.#report.add('syntax/sigma-form', span, { what })
    }
    return { kind: 'of', quantity, pattern: pattern.word === 'them' ? 'them' : pattern.text, names, span }
  }

  /** Names that begin with `_` are only meant by patterns that begin with it, too. */
  #matching(pattern: string): readonly string[] {
    const open = this.#scope.names.filter((name) => pattern.startsWith('_') || !name.startsWith('_'))
    if (pattern.toLowerCase() === 'them' && !this.#names.has(pattern)) return open
    return open.filter((name) => matches(name, pattern))
  }

  #unknown(token: Token): void {
    this.#failed = true
    this.#unknowns += 1
    const isCompared = !token.text.includes('*') && token.text.length < 200 && this.#unknowns < 20
    const hints = isCompared ? [...nearHint(token.text, this.#scope.names)] : []
    if (token.text.includes('*') && this.#matching(token.text).length > 0) hints.push(`\`1 of ${token.text}\``)
    this.#report.add(this.#scope.unknown, token.span, { name: token.text }, { hints })
  }

  #accept(word: string): boolean {
    if (this.#tokens[this.#at]?.word !== word) return false
    this.#at += 1
    return true
  }

  #unexpected(expected: string, token = this.#tokens[this.#at]): undefined {
    this.#failed = true
    const found = token === undefined ? 'the end of the condition' : `\`${token.text}\``
    this.#report.add('syntax/unexpected', token?.span ?? this.#end, { found, expected })
    return undefined
  }
}

/** `*` stands for any number of characters at any place. Linear in the name for every star. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return name === pattern
  if (!name.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return name.length - last.length >= at && name.endsWith(last)
}
