import type { Report } from '../../../diagnostics/diagnostic.ts'
import type { SourceText, Span } from '../../../source/text.ts'
import { Scanner } from '../../../syntax/scanner.ts'
import type { Call, Choice, Condition, Expr, FieldName, Parameter, Pattern, Pipeline, RegexLiteral } from '../ast.ts'
import { acceptKeyword, isKeyword, readName, readRegex, readString, skipTrivia } from './lexis.ts'

/** Nesting beyond this is refused, so that no text can exhaust the stack. */
const MAX_DEPTH = 100

/** Thrown inside the parser to leave a step that is reported; caught where steps are read. */
export class Abandon extends Error {}

/** Thrown when a text makes the parser go back too often; caught where the query is read. */
export class Exhausted extends Error {}

/** How often productions may be tried, at least and for each character: far above what real queries need. */
const ATTEMPTS = { least: 5000, perCharacter: 8 }

/** The productions that name one another, so that their files need not. */
export interface Grammar {
  readonly pipeline: (p: Parser) => Pipeline
  readonly condition: (p: Parser, stop: string) => Condition
  readonly expression: (p: Parser) => Expr
  readonly call: (p: Parser) => Call | Choice
}

/** The place in the text, with what every production needs. */
export class Parser {
  readonly scanner: Scanner
  readonly report: Report
  readonly grammar: Grammar
  #depth = 0
  /** While trying a production that may not fit, errors are not reported. */
  #trying = 0
  #attempts = 0
  readonly #maxAttempts: number
  /** The last blanks and comments skipped, so that spans end where the text before them does. */
  #trivia: Span = { start: -1, end: -1 }

  constructor(source: SourceText, report: Report, grammar: Grammar) {
    this.grammar = grammar
    this.scanner = new Scanner(source.text)
    this.#maxAttempts = ATTEMPTS.least + ATTEMPTS.perCharacter * source.text.length
    this.report = report
  }

  skip(): void {
    const start = this.scanner.at
    skipTrivia(this.scanner)
    if (this.scanner.at > start) this.#trivia = { start, end: this.scanner.at }
  }

  get at(): number {
    return this.scanner.at
  }

  /** What starts here, without blanks and comments before it. */
  peek(): string {
    this.skip()
    return this.scanner.peek()
  }

  looksAt(text: string): boolean {
    this.skip()
    return this.scanner.startsWith(text)
  }

  accept(text: string): boolean {
    this.skip()
    return this.scanner.accept(text)
  }

  expect(text: string): Span {
    this.skip()
    const start = this.at
    if (!this.scanner.accept(text)) this.fail(`\`${text}\``)
    return this.scanner.spanFrom(start)
  }

  keyword(word: string): boolean {
    this.skip()
    return acceptKeyword(this.scanner, word)
  }

  looksAtKeyword(word: string): boolean {
    this.skip()
    return isKeyword(this.scanner, word)
  }

  spanFrom(start: number): Span {
    const { at } = this.scanner
    return { start, end: at === this.#trivia.end ? Math.max(start, this.#trivia.start) : at }
  }

  /** Reports what stands here and leaves the step. */
  fail(expected: string): never {
    this.skip()
    const start = this.at
    const rest = this.scanner.text.slice(start, start + 30)
    const found = rest === '' ? 'the end' : `\`${/^(?:[\w#@.]+|.)/su.exec(rest)?.[0] ?? rest}\``
    const end = rest === '' ? start : Math.min(start + Math.max(1, found.length - 2), this.scanner.end)
    const hint = foreignHint(this.scanner.text, start)
    const hints = hint === undefined ? [] : [hint]
    return this.reject(() => this.report.add('syntax/unexpected', { start, end }, { found, expected }, { hints }))
  }

  unterminated(what: string, start: number): never {
    return this.reject(() => this.report.add('syntax/unterminated', this.spanFrom(start), { what }))
  }

  reject(report: () => void): never {
    if (this.#trying === 0) report()
    throw new Abandon()
  }

  /** Runs a production; when it does not fit, goes back and gives undefined. */
  attempt<T>(production: () => T | undefined): T | undefined {
    const start = this.at
    this.#attempts += 1
    if (this.#attempts > this.#maxAttempts) throw new Exhausted()
    this.#trying += 1
    try {
      const result = production()
      if (result === undefined) this.scanner.at = start
      return result
    } catch (error) {
      if (!(error instanceof Abandon)) throw error
      this.scanner.at = start
      return undefined
    } finally {
      this.#trying -= 1
    }
  }

  nested<T>(production: () => T): T {
    if (this.#depth >= MAX_DEPTH) this.fail('less nesting')
    this.#depth += 1
    try {
      return production()
    } finally {
      this.#depth -= 1
    }
  }

  /** Whether a line ended in the blanks before this place. */
  get onNewLine(): boolean {
    let at = this.at - 1
    while (at >= 0 && /[^\S\n]/.test(this.scanner.text[at] ?? '')) at -= 1
    return this.scanner.text[at] === '\n'
  }

  /** An unquoted or quoted field name. */
  fieldName(): FieldName | undefined {
    this.skip()
    const start = this.at
    if (this.scanner.peek() === '"') {
      const value = this.quoted()
      return { name: value, quoted: true, span: this.spanFrom(start) }
    }
    const name = readName(this.scanner)
    return name === undefined ? undefined : { name, quoted: false, span: this.spanFrom(start) }
  }

  /** The text of a string that must be closed. */
  quoted(): string {
    const start = this.at
    const token = readString(this.scanner)
    if (!token.closed) this.unterminated('string', start)
    return token.value
  }

  quotedPattern(): Pattern {
    const start = this.at
    const token = readString(this.scanner)
    if (!token.closed) this.unterminated('string', start)
    const foreign =
      token.quotes === '"' ? {} : token.quotes === "'" ? { single: true as const } : { triple: true as const }
    return { kind: 'pattern', text: token.value, quoted: true, ...foreign, span: this.spanFrom(start) }
  }

  regex(): RegexLiteral {
    const start = this.at
    const token = readRegex(this.scanner)
    if (!token.closed) this.unterminated('regular expression', start)
    return { kind: 'regex', pattern: token.pattern, flags: token.flags, span: this.spanFrom(start) }
  }

  /** At `?`. */
  parameter(): Parameter {
    const start = this.at
    this.scanner.at += 1
    if (this.scanner.accept('{')) {
      const name = this.fieldName() ?? this.fail('the name of a parameter')
      let fallback: string | undefined
      if (this.accept('=')) {
        this.skip()
        fallback = this.scanner.peek() === '"' ? this.quoted() : (this.scanner.match(/[^}\n]*/y) ?? '').trim()
      }
      this.expect('}')
      const span = this.spanFrom(start)
      return { kind: 'param', name: name.name, ...(fallback === undefined ? {} : { fallback }), span }
    }
    const name = this.scanner.peek() === '"' ? this.quoted() : readName(this.scanner)
    if (name === undefined) this.fail('the name of a parameter')
    return { kind: 'param', name, span: this.spanFrom(start) }
  }
}

/** What CQL writes for a sign of another language that stands here. */
function foreignHint(text: string, at: number): string | undefined {
  const before = text.slice(0, at).trimEnd()
  if (text.startsWith('==', at)) return '`=` compares in a filter; `==` stands in `test(...)` and `:=`'
  if (text[at] === "'") return 'a string stands in `"`'
  if (text[at] === '|' && before.endsWith('|')) return '`or` joins conditions, a single `|` ends a step'
  if (text[at] === '[' && /\bin$/i.test(before)) return 'a list of values is `in(field, values=[...])`'
  if (/^[=<>!~]/.test(text.slice(at)) && before.endsWith(')')) {
    return 'a function is not compared in a filter: `test(...)` compares, or `x := ...` keeps its result'
  }
  if (/^as\b/i.test(text.slice(at))) return 'a field gets another name by `rename(field, as=name)`'
  return undefined
}
