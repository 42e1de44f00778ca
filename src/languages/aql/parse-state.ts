import type { DiagnosticCode } from '../../diagnostics/catalogue.ts'
import type { Fix, ParametersOf, Report } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { Span } from '../../source/text.ts'
import { TokenCursor } from '../../syntax/cursor.ts'
import type { Expression, Query } from './ast.ts'
import { type AqlToken, tokenize } from './lexer.ts'

/** A departure from AQL that the lenient profile reads all the same. */
export interface Departure {
  readonly fixes?: readonly Fix[]
  readonly hints?: readonly string[]
}

const CLAUSE_WORDS: ReadonlySet<string> = new Set([
  'FROM',
  'INTO',
  'WHERE',
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'LAST',
  'START',
  'STOP',
  'PARAMETERS',
  'UNION',
  'INTERSECT',
  'EXCEPT',
])

/** Symbols that other languages write twice. */
const OTHER_SYMBOLS: Readonly<Record<string, string>> = {
  '|': 'OR joins conditions, CONCAT(a, b) joins texts',
  '&': 'AND joins conditions',
}

/** Operators and clauses of other SQL dialects, where one stands that AQL does not know. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  REGEXP: "AQL has MATCHES, and IMATCHES without case: x MATCHES 'regex'",
  RLIKE: "AQL has MATCHES, and IMATCHES without case: x MATCHES 'regex'",
  REGEX: "AQL has MATCHES, and IMATCHES without case: x MATCHES 'regex'",
  SIMILAR: "AQL has MATCHES, and IMATCHES without case: x MATCHES 'regex'",
  CONTAINS: "AQL has LIKE, and ILIKE without case: x ILIKE '%text%'",
  STARTSWITH: "AQL has LIKE, and ILIKE without case: x ILIKE 'text%'",
  ENDSWITH: "AQL has LIKE, and ILIKE without case: x ILIKE '%text'",
  STOP: 'STOP follows START: START time STOP time',
  WITH: 'a sub-select stands in FROM: FROM (SELECT ...)',
  NOT: 'AQL has IS NOT NULL, NOT IN, NOT LIKE and NOT before a condition',
}

const QUOTES = "texts stand in straight single quotes ('...'), names in straight double quotes"

const OPENINGS: readonly (readonly [opening: string, what: string])[] = [
  ["'", 'string'],
  ['"', 'quoted name'],
  ['/*', 'comment'],
]

const MAXIMUM_DEPTH = 150

/** The tokens of one query text and how reading it goes. */
export class ParseState {
  readonly tokens: readonly AqlToken[]
  readonly cursor: TokenCursor<AqlToken>
  readonly report: Report
  readonly profile: Profile
  readonly text: string
  readonly parseQuery: (state: ParseState) => Query
  readonly parseCondition: (state: ParseState) => Expression
  /** After an error, until the next clause: what follows is not reported again. */
  failing = false
  #depth = 0

  constructor(
    report: Report,
    profile: Profile,
    parseQuery: (state: ParseState) => Query,
    parseCondition: (state: ParseState) => Expression,
  ) {
    this.text = report.source.text
    this.tokens = tokenize(this.text)
    this.cursor = new TokenCursor(this.tokens)
    this.report = report
    this.profile = profile
    this.parseQuery = parseQuery
    this.parseCondition = parseCondition
  }

  isWord(...words: readonly string[]): boolean {
    const token = this.cursor.peek()
    return token.kind === 'word' && words.includes(token.value)
  }

  wordAhead(ahead: number, word: string): boolean {
    const token = this.cursor.peek(ahead)
    return token.kind === 'word' && token.value === word
  }

  acceptWord(word: string): boolean {
    if (!this.isWord(word)) return false
    this.cursor.next()
    return true
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.cursor.peek(ahead)
    return token.kind === 'symbol' && token.text === symbol
  }

  acceptSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false
    this.cursor.next()
    return true
  }

  expectSymbol(symbol: string): void {
    if (!this.acceptSymbol(symbol)) this.unexpected(`\`${symbol}\``)
  }

  expectWord(word: string): void {
    if (!this.acceptWord(word)) this.unexpected(word)
  }

  /** `LAST 24 ...`, or START with a time: what cannot be the name of a column or function. */
  get atTimeClause(): boolean {
    const next = this.cursor.peek(1)
    if (this.atOffenseTime) return true
    if (this.isWord('LAST')) return next.kind === 'number'
    return (
      this.isWord('START') &&
      (next.kind === 'text' || next.kind === 'number' || next.value === 'PARSEDATETIME' || next.value === 'NOW')
    )
  }

  /** `TIMES OFFENSE_TIME(...)`: https://www.ibm.com/docs/en/SS42VS_7.5/com.ibm.qradar.doc/r_aql_data_functions.html */
  get atOffenseTime(): boolean {
    return this.isWord('TIMES') && this.wordAhead(1, 'OFFENSE_TIME')
  }

  get atClause(): boolean {
    if (this.atOffenseTime) return true
    const token = this.cursor.peek()
    if (token.kind !== 'word' || !CLAUSE_WORDS.has(token.value)) return false
    return !(token.value === 'LAST' && this.isSymbol('(', 1))
  }

  /** Reports the current token once for each clause. */
  unexpected(expected: string): void {
    if (this.failing) return
    this.failing = true
    const token = this.cursor.peek()
    const open = token.kind === 'broken' ? OPENINGS.find(([opening]) => token.text.startsWith(opening)) : undefined
    if (open !== undefined) {
      const [opening, what] = open
      const { start } = token.span
      this.report.add('syntax/unterminated', { start, end: start + opening.length }, { what })
      return
    }
    const symbol = OTHER_SYMBOLS[token.text]
    if (symbol !== undefined && this.cursor.peek(1).text === token.text) {
      const span = { start: token.span.start, end: token.span.end + 1 }
      this.report.add('aql/not-in-aql', span, { construct: `\`${token.text}${token.text}\`` }, { hints: [symbol] })
      return
    }
    const found = token.kind === 'end' ? 'the end of the query' : `\`${shorten(token.text)}\``
    const word = token.kind === 'word' ? OTHER_WORDS[token.value] : undefined
    const quote = /^[`\u2018-\u201f\u00b4]/.test(token.text) ? QUOTES : undefined
    const hint = word ?? quote
    this.report.add('syntax/unexpected', token.span, { found, expected }, hint === undefined ? {} : { hints: [hint] })
  }

  /** Reports what AQL does not have but the lenient profile reads. */
  depart<C extends DiagnosticCode>(code: C, span: Span, parameters: ParametersOf<C>, departure: Departure = {}): void {
    const severity = this.profile === 'vendor' ? 'error' : 'warning'
    this.report.add(code, span, parameters, { ...departure, severity })
  }

  /** What AQL does not have and no reading makes up for; the rest of the clause is skipped. */
  refuse(construct: string, span: Span, hints: readonly string[] = []): void {
    if (this.failing) return
    this.failing = true
    this.report.add('aql/not-in-aql', span, { construct }, { hints })
  }

  missing(): Expression {
    const { start } = this.cursor.peek().span
    return { kind: 'missing', span: { start, end: start } }
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.cursor.previousSpan.end) }
  }

  /** Runs a reader one level deeper; beyond the limit nothing is read. */
  nested(read: () => Expression): Expression {
    return this.deeper(read) ?? this.missing()
  }

  /** Likewise of anything; undefined beyond the limit. */
  deeper<T>(read: () => T): T | undefined {
    if (this.#depth >= MAXIMUM_DEPTH) {
      if (!this.failing) this.report.add('aql/too-deep', this.cursor.peek().span, {})
      this.failing = true
      return undefined
    }
    this.#depth += 1
    const found = read()
    this.#depth -= 1
    return found
  }

  /** After an error: moves to the next clause of the same query, or to what ends the query. */
  recover(): void {
    if (!this.failing) return
    let open = 0
    while (!this.cursor.is('end')) {
      if (open === 0 && (this.atClause || this.isSymbol(')') || this.isSymbol(';'))) break
      if (this.isSymbol('(')) open += 1
      if (this.isSymbol(')')) open -= 1
      this.cursor.next()
    }
    this.failing = false
  }
}

export function shorten(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 30 ? `${line.slice(0, 30)}…` : line
}
