import type { Span } from '../../source/text.ts'
import type { Token } from '../../syntax/cursor.ts'
import { Scanner } from '../../syntax/scanner.ts'

/**
 * `word`: a name, keyword or operator. `field`: a quoted name (`text` is as written, `value` the name).
 * `string`, `regex`: `value` is what stands between the delimiters. `character`: one in single quotes after `=`, such as
 * the `','` of `delim=','` (`value` is what stands between the quotes, mostly one character). `bad`: what no token begins with, and strings that
 * are never closed (then `value` is set to what they are).
 */
type TokenKind = 'word' | 'field' | 'string' | 'regex' | 'character' | 'number' | 'parameter' | 'symbol' | 'bad' | 'end'

export interface SumoToken extends Token<TokenKind> {
  readonly value: string
}

const BLANK = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y
const STRING = /"((?:[^"\\]|\\[\s\S])*)"/y
const CHARACTER = /'(?:[\s\S]'|[^'\n]*')/y
/** As other languages and word processors write strings. */
const FOREIGN_STRING = /'[^'\n]*'|[“”][^“”"\n]*[“”]|‘[^‘’\n]*’/y
const REGEX = /\/((?:[^/\\\n]|\\[^\n])+)\//y
const QUOTED_FIELD = /%\s*"((?:[^"\\]|\\[\s\S])*)"/y
const PATH_FIELD = /%([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+|\[[0-9]+\])*)/y
const NUMBER =
  /(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:e[+-]?[0-9]+)?(?:ns|us|ms|Ki|Mi|Gi|Ti|Pi|[smhdwkKMGBTP])?(?![A-Za-z0-9_])/y
const WORD = /[A-Za-z0-9_](?:[A-Za-z0-9_]|\.(?=[A-Za-z0-9_{])|\{\{\{?[^{}\n]*\}\}\}?)*/y
/** `geo://location`, after `from` of `lookup`: no comment begins here. */
const ADDRESS = /[A-Za-z]+:\/\/[^\s|()",]*/y
/** With what else is of the same word: `{{unit}}_error`. */
const PARAMETER = /(?:\{\{\{[^{}\n]*\}\}\}|\{\{[^{}\n]*\}\})(?:[A-Za-z0-9_]|\{\{[^{}\n]*\}\})*/y
const SYMBOLS = ['=~', '==', '!=', '<>', '<=', '>=', '||', '&&']

/** Words after which a `/` divides nothing, so that it opens a regular expression. */
const BEFORE_OPERAND = new Set(['matches', 'and', 'or', 'not', 'as', 'by', 'where', 'in'])

/** Splits what follows the first pipe into tokens; comments and blanks are left out. Never fails. */
export function tokenize(text: string, start: number, end: number): readonly SumoToken[] {
  const scanner = new Scanner(text, start, end)
  const tokens: SumoToken[] = []
  for (;;) {
    scanner.match(BLANK)
    if (scanner.done) break
    tokens.push(nextToken(scanner, tokens.at(-1)))
  }
  tokens.push({ kind: 'end', text: '', value: '', span: { start: end, end } })
  return tokens
}

function nextToken(scanner: Scanner, previous: SumoToken | undefined): SumoToken {
  const start = scanner.at
  const make = (kind: TokenKind, value: (text: string) => string = (text) => text): SumoToken => {
    const span: Span = scanner.spanFrom(start)
    const text = scanner.text.slice(span.start, span.end)
    return { kind, text, value: value(text), span }
  }
  const inner = (text: string): string => text.slice(1, -1)
  if (scanner.peek() === '"') {
    if (scanner.match(STRING) !== undefined) return make('string', inner)
    scanner.at += 1
    return make('bad', () => 'string')
  }
  if (scanner.peek() === "'" && previous?.text === '=' && scanner.match(CHARACTER) !== undefined) {
    return make('character', inner)
  }
  if (scanner.match(FOREIGN_STRING) !== undefined) return make('string', (t) => inner(t).replaceAll('"', '\\"'))
  if (scanner.startsWith('/*')) {
    scanner.at = scanner.end
    const span = { start, end: Math.min(start + 2, scanner.end) }
    return { kind: 'bad', text: '/*', value: 'comment', span }
  }
  if (scanner.peek() === '/' && !isOperand(previous) && scanner.match(REGEX) !== undefined) return make('regex', inner)
  if (scanner.peek() === '%') {
    if (scanner.match(QUOTED_FIELD) !== undefined) return make('field', (t) => t.slice(t.indexOf('"') + 1, -1))
    if (!isOperand(previous) && scanner.match(PATH_FIELD) !== undefined) return make('field', (t) => t.slice(1))
  }
  if (scanner.match(PARAMETER) !== undefined) return make('parameter')
  if (scanner.match(ADDRESS) !== undefined) return make('word')
  if (scanner.match(NUMBER) !== undefined) return make('number')
  if (scanner.match(WORD) !== undefined) return make('word')
  for (const symbol of SYMBOLS) if (scanner.accept(symbol)) return make('symbol')
  const known = '|()=<>!+-*/%,?:[]{}'.includes(scanner.peek())
  scanner.at += scanner.text.codePointAt(start) === undefined ? 1 : codePointLength(scanner.text, start)
  return make(known ? 'symbol' : 'bad', known ? (text) => text : () => '')
}

function codePointLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function isOperand(token: SumoToken | undefined): boolean {
  if (token === undefined) return false
  if (token.kind === 'word') return !BEFORE_OPERAND.has(token.text.toLowerCase())
  return ['field', 'number', 'string', 'parameter'].includes(token.kind) || token.text === ')'
}
