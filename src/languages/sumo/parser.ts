import type { Report } from '../../diagnostics/diagnostic.ts'
import type { Span } from '../../source/text.ts'
import { TokenCursor } from '../../syntax/cursor.ts'
import type { LookupKey, Name, Operator, StringText, Subquery, TablePath } from './ast.ts'
import { type SumoToken, tokenize } from './lexer.ts'

/** Thrown where the text cannot be read on, after the report; caught at the operator, never by callers of `compile`. */
export class SyntaxStop extends Error {}

/** Deeper nesting than any person writes; keeps recursion bounded for hostile text. */
export const MAXIMUM_DEPTH = 200

/** What people used to other languages write, by the token that cannot be read. */
const OTHER_LANGUAGES: Readonly<Record<string, string>> = {
  like: '`x matches "*text*"` compares the whole value with a wildcard',
  ilike: '`toLowerCase(x) matches "*text*"` compares without case',
  rlike: '`x matches /regex/` looks for a regular expression',
  regexp: '`x matches /regex/` looks for a regular expression',
  '~': '`x matches /regex/` looks for a regular expression',
  startswith: '`x matches "text*"` compares the begin',
  endswith: '`x matches "*text"` compares the end',
  is: '`isNull(x)` and `!isNull(x)` test for null',
  between: '`x >= a and x <= b` tests a range',
  having: 'conditions on groups stand in a `where` of their own, behind `|`',
  "'": 'texts stand in double quotes',
  '“': 'texts stand in straight double quotes',
  '”': 'texts stand in straight double quotes',
  '`': 'fields with blanks are written `%"the name"`',
  '&': '`and` joins conditions',
  '#': 'comments begin with `//`',
  ';': 'operators are separated by `|`',
}

function otherLanguage(token: SumoToken): readonly string[] {
  const hint = token.kind === 'string' ? undefined : OTHER_LANGUAGES[token.text.toLowerCase()]
  return hint === undefined ? [] : [hint]
}

/** Reads queries inside queries, which any operator may hold. */
export interface QueryReader {
  /** One operator. */
  readonly operator: (p: Parser) => Operator
  /** The subquery whose bracket opens at `start`. */
  readonly subquery: (start: number) => Subquery
}

const SUBQUERY = /\[\s*subquery\b/iy
const PATH = /path:\/\/\s*(?:"[^"\n]*"|[“”][^“”\n]*[“”])|"[^"\n]*"|[^\s|,()"]+/y

/** Reads tokens of the operators; keywords are compared without case. */
export class Parser extends TokenCursor<SumoToken> {
  readonly report: Report
  readonly text: string
  readonly reader: QueryReader
  depth = 0
  /** What ends the operators that are read just now, beside `|`. */
  closer: ')' | ']' | undefined
  readonly #subqueries = new Map<number, Subquery>()

  constructor(tokens: readonly SumoToken[], report: Report, reader: QueryReader) {
    super(tokens)
    this.report = report
    this.text = report.source.text
    this.reader = reader
  }

  isWord(...words: readonly string[]): boolean {
    const token = this.peek()
    return token.kind === 'word' && words.includes(token.text.toLowerCase())
  }

  isSymbol(...symbols: readonly string[]): boolean {
    const token = this.peek()
    return token.kind === 'symbol' && symbols.includes(token.text)
  }

  acceptWord(...words: readonly string[]): SumoToken | undefined {
    return this.isWord(...words) ? this.next() : undefined
  }

  acceptSymbol(...symbols: readonly string[]): SumoToken | undefined {
    return this.isSymbol(...symbols) ? this.next() : undefined
  }

  get atEnd(): boolean {
    return this.is('end') || this.isSymbol('|') || this.atCloser
  }

  get atCloser(): boolean {
    return this.closer !== undefined && this.isSymbol(this.closer)
  }

  /** Moves to what ends the operator that begins with the token `mark`. */
  skipOperator(mark: number): void {
    this.at = mark
    for (let open = 0; !this.is('end') && (open > 0 || !this.atEnd); this.next()) {
      if (this.isSymbol('(', '[')) open += 1
      if (this.isSymbol(')', ']')) open = Math.max(0, open - 1)
    }
  }

  fail(expected: string, hints: readonly string[] = []): never {
    const token = this.peek()
    if (token.kind === 'bad' && token.value !== '') {
      this.report.add('syntax/unterminated', token.span, { what: token.value })
    } else {
      const found = token.kind === 'end' ? 'the end of the query' : `\`${token.text}\``
      this.report.add(
        'syntax/unexpected',
        token.span,
        { found, expected },
        { hints: [...hints, ...otherLanguage(token)] },
      )
    }
    throw new SyntaxStop()
  }

  expectSymbol(symbol: string): SumoToken {
    return this.acceptSymbol(symbol) ?? this.fail(`\`${symbol}\``)
  }

  expectWord(word: string): SumoToken {
    return this.acceptWord(word) ?? this.fail(`\`${word}\``)
  }

  acceptName(): Name | undefined {
    const token = this.peek()
    if (token.kind !== 'word' && token.kind !== 'field' && token.kind !== 'parameter') return undefined
    this.next()
    return { text: token.value, quoted: token.kind === 'field', span: token.span }
  }

  expectName(): Name {
    return this.acceptName() ?? this.fail('a field')
  }

  expectNames(): readonly Name[] {
    const names = [this.expectName()]
    while (this.acceptSymbol(',')) names.push(this.expectName())
    return names
  }

  expectString(what: string): StringText {
    const token = this.accept('string') ?? this.fail(what)
    return { raw: token.value, span: token.span }
  }

  /** A whole number without a suffix. */
  expectCount(): number {
    const token = this.peek()
    if (token.kind !== 'number' || !/^[0-9]{1,15}$/.test(token.text)) this.fail('a whole number')
    this.next()
    return Number(token.text)
  }

  /** `path://"/Library/a b"`, `shared/a`, `https://host/a.csv` or a path in quotes. */
  expectPath(): TablePath {
    const { start } = this.peek().span
    PATH.lastIndex = start
    const text = PATH.exec(this.text)?.[0]
    if (text === undefined) this.fail('the path of a table')
    while (!this.is('end') && this.peek().span.start < start + text.length) this.next()
    return { text, span: { start, end: start + text.length } }
  }

  /** `a=b, c=d` or `a=b and c=d`; a name alone is that of both sides */
  expectKeys(): readonly LookupKey[] {
    const keys: LookupKey[] = []
    do {
      const left = this.expectName()
      const isSame = this.atEnd || this.isSymbol(',', ')') || this.isWord('and')
      if (!isSame && this.acceptSymbol('=', '==') === undefined) this.fail('`=`')
      keys.push({ left, right: isSame ? left : this.expectName() })
    } while (this.acceptSymbol(',') ?? this.acceptWord('and'))
    return keys
  }

  acceptSubquery(): Subquery | undefined {
    const token = this.peek()
    SUBQUERY.lastIndex = token.span.start
    if (token.text !== '[' || !SUBQUERY.test(this.text)) return undefined
    const known = this.#subqueries.get(token.span.start)
    const subquery = known ?? this.reader.subquery(token.span.start)
    if (known === undefined) {
      const { span } = subquery
      this.#subqueries.set(span.start, subquery)
      // What follows was told apart as if the subquery's scope were operators.
      const rest = tokenize(this.text, span.end, this.text.length)
      this.tokens = [...this.tokens.slice(0, this.at), { ...token, span }, ...rest]
    }
    this.next()
    return subquery
  }

  /** `field=name`, an option of all parse operators. */
  acceptFieldOption(): Name | undefined {
    if (!this.isWord('field') || this.peek(1).text !== '=') return undefined
    this.next()
    this.next()
    return this.expectName()
  }

  acceptBy(): readonly Name[] {
    // `group` alone stands for `group by`, as in the examples of `sum`.
    const group = this.isWord('group') && /^(?:word|field)$/.test(this.peek(1).kind) ? this.next() : undefined
    return this.acceptWord('by') === undefined && group === undefined ? [] : this.expectNames()
  }

  nested<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > MAXIMUM_DEPTH) this.fail(`an expression nested at most ${MAXIMUM_DEPTH} deep`)
    try {
      return read()
    } finally {
      this.depth -= 1
    }
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.previousSpan.end) }
  }
}
