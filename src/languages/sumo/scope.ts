import type { Report } from '../../diagnostics/diagnostic.ts'
import { cover, type Span } from '../../source/text.ts'
import { Scanner } from '../../syntax/scanner.ts'
import type { Name, Scope } from './ast.ts'
import { MAXIMUM_DEPTH, type QueryReader, SyntaxStop } from './parser.ts'
import { printName } from './print-expression.ts'

const BLANK = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y
const STRING = /"((?:[^"\\]|\\[\s\S])*)"/y
/** As other languages and word processors write texts. */
const FOREIGN_STRING = /'[^'\n]*'|[“”][^“”"\n]*[“”]|‘[^‘’\n]*’/y
const PARAMETER = /\{\{\{[^{}\n]*\}\}\}|\{\{[^{}\n]*\}\}/y
const SUBQUERY = /\[\s*subquery\b/iy
/** https://help.sumologic.com/docs/search/search-query-language/search-operators/cat/ */
const CAT = /cat\s+(?:path:\/\/\s*(?:"[^"\n]*"|[“”][^“”\n]*[“”])|[^\s|"=]*\/[^\s|"=]+)(?=\s*(?:\||$))/iy
const FIELD = /(%\s*"(?:[^"\\]|\\[\s\S])*"|[A-Za-z_][A-Za-z0-9_.-]*)\s*(!=|==?)\s*/y
/** Punctuation is allowed in a keyword; what groups or separates is not. */
const KEYWORD = /(?::\/\/|(?!\/\/|\/\*)[^\s()|"=!{}]|\{(?!\{)|\}|[=!](?=[^\s()|"=!{}/]))+/y
const VALUE = /(?:[^\s()|"]|\{\{[^{}\n]*\}\})+/y

/** Reads what stands before the first pipe; `scanner` then stands at the pipe or the end. */
export class ScopeParser {
  readonly #scanner: Scanner
  readonly #report: Report
  readonly #reader: QueryReader
  #depth = 0

  constructor(text: string, report: Report, reader: QueryReader, start = 0) {
    this.#scanner = new Scanner(text, start)
    this.#report = report
    this.#reader = reader
  }

  get at(): number {
    return this.#scanner.at
  }

  parse(): Scope {
    const scanner = this.#scanner
    scanner.match(BLANK)
    if (scanner.done || scanner.peek() === '|') return { kind: 'all', star: false, span: scanner.spanFrom(scanner.at) }
    const scope = this.#cat() ?? this.#or()
    scanner.match(BLANK)
    if (!scanner.done && scanner.peek() !== '|') this.#fail('`|` or a keyword')
    return scope
  }

  /** `cat` with something that can only be the path of a table. */
  #cat(): Scope | undefined {
    const scanner = this.#scanner
    const start = scanner.at
    const head = scanner.match(CAT)
    if (head === undefined) return undefined
    const span = scanner.spanFrom(start)
    const text = head.replace(/^cat\s+/i, '')
    return { kind: 'cat', path: { text, span: { start: span.end - text.length, end: span.end } }, span }
  }

  #or(): Scope {
    this.#depth += 1
    if (this.#depth > MAXIMUM_DEPTH) this.#fail(`a scope nested at most ${MAXIMUM_DEPTH} deep`)
    const items = [this.#and()]
    while (this.#acceptWord('or')) items.push(this.#and())
    this.#depth -= 1
    return list('or', items)
  }

  #and(): Scope {
    const items = [this.#not()]
    for (;;) {
      const joined = this.#acceptWord('and')
      this.#scanner.match(BLANK)
      const atEnd = this.#scanner.done || '|)'.includes(this.#scanner.peek()) || this.#isWord('or')
      if (atEnd && joined) this.#fail('a keyword')
      if (atEnd) break
      items.push(this.#not())
    }
    return list('and', items)
  }

  #not(): Scope {
    this.#scanner.match(BLANK)
    const start = this.#scanner.at
    if (!this.#acceptWord('not') && !this.#scanner.accept('!')) return this.#term()
    this.#depth += 1
    if (this.#depth > MAXIMUM_DEPTH) this.#fail(`a scope nested at most ${MAXIMUM_DEPTH} deep`)
    const item = this.#not()
    this.#depth -= 1
    return { kind: 'not', item, span: { start, end: item.span.end } }
  }

  #term(): Scope {
    const scanner = this.#scanner
    scanner.match(BLANK)
    const start = scanner.at
    if (scanner.accept('(')) {
      const inner = this.#or()
      scanner.match(BLANK)
      if (!scanner.accept(')')) this.#fail('`)`')
      return inner
    }
    if (scanner.match(SUBQUERY) !== undefined) {
      const subquery = this.#reader.subquery(start)
      scanner.at = subquery.span.end
      return { kind: 'subquery', subquery, span: subquery.span }
    }
    const field = this.#acceptField()
    if (field !== undefined) return field
    if (scanner.peek() === '"') {
      const text = scanner.match(STRING)?.slice(1, -1) ?? this.#unterminated('string')
      return { kind: 'keyword', text, quoted: true, span: scanner.spanFrom(start) }
    }
    const foreign = this.#acceptForeign()
    if (foreign !== undefined) return { kind: 'keyword', text: foreign, quoted: true, span: scanner.spanFrom(start) }
    const parameter = scanner.match(PARAMETER)
    if (parameter !== undefined) return { kind: 'parameter', text: parameter, span: scanner.spanFrom(start) }
    if (['and', 'or', 'not'].some((word) => this.#isWord(word))) this.#fail('a keyword')
    const text = scanner.match(KEYWORD) ?? this.#fail('a keyword')
    if (text === '*') return { kind: 'all', star: true, span: scanner.spanFrom(start) }
    const odd = /[,;<>'`“”‘’~&]/u.exec(text)
    if (odd !== null) {
      scanner.at = start + odd.index
      this.#fail('a blank or `|`', [
        ...(/[<>]/.test(odd[0]) ? ['comparisons stand behind the scope: `| where x > 1`'] : []),
        'a keyword with other punctuation than `- _ : / . + @ # $ % ^` stands in double quotes',
      ])
    }
    return { kind: 'keyword', text, quoted: false, span: scanner.spanFrom(start) }
  }

  #acceptForeign(): string | undefined {
    return this.#scanner.match(FOREIGN_STRING)?.slice(1, -1).replaceAll('"', '\\"')
  }

  #acceptField(): Scope | undefined {
    const scanner = this.#scanner
    const start = scanner.at
    const head = scanner.match(FIELD)
    if (head === undefined) return undefined
    const [, written = '', operator = '='] = /^([\s\S]*?)\s*(!=|==?)\s*$/.exec(head) ?? []
    const name: Name = {
      text: written.startsWith('%') ? written.slice(written.indexOf('"') + 1, -1) : written,
      quoted: written.startsWith('%'),
      span: { start, end: start + written.length },
    }
    const common = { kind: 'field', name, negated: operator === '!=' } as const
    if (scanner.peek() === '"') {
      const text = scanner.match(STRING)?.slice(1, -1) ?? this.#unterminated('string')
      return { ...common, text, quoted: true, span: scanner.spanFrom(start) }
    }
    const foreign = this.#acceptForeign()
    if (foreign !== undefined) return { ...common, text: foreign, quoted: true, span: scanner.spanFrom(start) }
    if (scanner.peek() === '(') {
      this.#fail(`a value for \`${name.text}\``, [`alternatives are \`(${name.text}=a OR ${name.text}=b)\``])
    }
    const text = scanner.match(VALUE) ?? this.#fail(`a value for \`${name.text}\``)
    return { ...common, text, quoted: false, span: scanner.spanFrom(start) }
  }

  #isWord(word: string): boolean {
    const scanner = this.#scanner
    const found = scanner.text.slice(scanner.at, scanner.at + word.length).toLowerCase() === word
    const after = scanner.peek(word.length) + scanner.peek(word.length + 1)
    return found && /^(?:$|[\s()"!|]|\/[/*]|\{\{)/.test(after)
  }

  #acceptWord(word: string): boolean {
    this.#scanner.match(BLANK)
    const found = this.#isWord(word)
    if (found) this.#scanner.at += word.length
    return found
  }

  #fail(expected: string, hints: readonly string[] = []): never {
    const { at, text, end } = this.#scanner
    if (text.startsWith('/*', at)) {
      this.#report.add('syntax/unterminated', { start: at, end: at + 2 }, { what: 'comment' })
      // Nothing is left to read.
      this.#scanner.at = end
      throw new SyntaxStop()
    }
    const found = at >= end ? 'the end of the query' : `\`${text.slice(at, at + 1)}\``
    this.#report.add('syntax/unexpected', { start: at, end: Math.min(at + 1, end) }, { found, expected }, { hints })
    throw new SyntaxStop()
  }

  #unterminated(what: string): never {
    const start = this.#scanner.at
    const span: Span = { start, end: Math.min(start + 1, this.#scanner.end) }
    this.#report.add('syntax/unterminated', span, { what })
    throw new SyntaxStop()
  }
}

function list(kind: 'and' | 'or', items: readonly Scope[]): Scope {
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) throw new Error('a scope has a term')
  return items.length === 1 ? first : { kind, items, span: cover(first.span, last.span) }
}

export function printScope(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return scope.star ? '*' : ''
    case 'keyword':
      return scope.quoted ? `"${scope.text}"` : scope.text
    case 'field':
      return `${printName(scope.name)}${scope.negated ? '!=' : '='}${scope.quoted ? `"${scope.text}"` : scope.text}`
    case 'and':
      return scope.items
        .map((i) => (i.kind === 'or' || i.kind === 'and' ? `(${printScope(i)})` : printScope(i)))
        .join(' ')
    case 'or':
      return scope.items.map((i) => (i.kind === 'or' ? `(${printScope(i)})` : printScope(i))).join(' OR ')
    case 'not':
      return ['and', 'or'].includes(scope.item.kind)
        ? `NOT (${printScope(scope.item)})`
        : `NOT ${printScope(scope.item)}`
    case 'parameter':
      return scope.text
    case 'subquery':
      return scope.subquery.text
    case 'cat':
      return `cat ${scope.path.text}`
  }
}
