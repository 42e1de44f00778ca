import type { Report } from '../../diagnostics/diagnostic.ts'
import { Scanner } from '../../syntax/scanner.ts'
import type { Operator, OperatorKind, Query, Scope, Subquery } from './ast.ts'
import { tokenize } from './lexer.ts'
import { AGGREGATE_WORDS } from './operators/aggregate.ts'
import { parseEval } from './operators/assign.ts'
import { OPERATORS, operatorKinds } from './operators/index.ts'
import { SERIES_FUNCTIONS } from './operators/series.ts'
import { UNSUPPORTED_WORDS } from './operators/unsupported.ts'
import { Parser, type QueryReader, SyntaxStop } from './parser.ts'
import { ScopeParser } from './scope.ts'

/** More operators than any person writes; keeps the depth of the plan bounded for hostile text. */
const MOST_OPERATORS = 200

/** More subqueries than any person writes: each is told apart anew. */
const MOST_SUBQUERIES = 20

/** Text after the last operator that reads as prose: it starts a sentence, and words follow words. */
const PROSE = /^[A-Z][\p{L}\p{N}'’-]*(?:[ \t]+[\p{L}\p{N}][\p{L}\p{N}.,;:()'’/-]*){2}/u

export interface ParsedQuery {
  readonly query: Query
  /** Page text that stands after the last operator. */
  readonly trailing: { readonly start: number; readonly end: number } | undefined
}

/** Reads a whole query; reports what cannot be read and goes on at the next pipe. */
export function parseQuery(report: Report): ParsedQuery {
  const { text } = report.source
  const reader = readerOf(report)
  const scopeParser = new ScopeParser(text, report, reader)
  let scope: Scope = { kind: 'all', star: false, span: { start: 0, end: 0 } }
  let at = text.length
  try {
    scope = scopeParser.parse()
    at = scopeParser.at
  } catch (error) {
    if (!(error instanceof SyntaxStop)) throw error
    const pipe = text.indexOf('|', scopeParser.at)
    at = pipe === -1 ? text.length : pipe
  }
  const p = new Parser(tokenize(text, at, text.length), report, reader)
  const { operators, trailing } = parseOperators(p)
  return { query: { scope, operators, span: { start: 0, end: trailing?.start ?? text.length } }, trailing }
}

const SUBQUERY = /\[\s*subquery\b/iy
const TIME = /\s*(from|to)\s*=\s*\(([^()\n]*)\)/iy
const COLON = /\s*:/y

function readerOf(report: Report): QueryReader {
  const { text } = report.source
  let count = 0
  const stop = (expected: string, at: number): never => {
    const found = at >= text.length ? 'the end of the query' : `\`${text.slice(at, at + 1)}\``
    report.add('syntax/unexpected', { start: at, end: Math.min(at + 1, text.length) }, { found, expected })
    throw new SyntaxStop()
  }
  const subquery = (start: number): Subquery => {
    count += 1
    if (count > MOST_SUBQUERIES) stop(`at most ${MOST_SUBQUERIES} subqueries`, start)
    const scanner = new Scanner(text, start)
    scanner.match(SUBQUERY)
    const times = new Map<string, string>()
    for (let found = scanner.match(TIME); found !== undefined; found = scanner.match(TIME)) {
      const [, name = '', time = ''] = /^\s*(\w+)\s*=\s*\(([^()]*)\)$/.exec(found) ?? []
      times.set(name.toLowerCase(), time.trim())
    }
    if (scanner.match(COLON) === undefined) stop('`:`, `from=(..)` or `to=(..)`', scanner.at)
    const scopeParser = new ScopeParser(text, report, reader, scanner.at)
    const scope = scopeParser.parse()
    const p = new Parser(tokenize(text, scopeParser.at, text.length), report, reader)
    p.closer = ']'
    const operators = parseNested(p)
    const { end } = p.expectSymbol(']').span
    const query = { scope, operators, span: { start: scope.span.start, end: p.previousSpan.start } }
    return { text: text.slice(start, end), from: times.get('from'), to: times.get('to'), query, span: { start, end } }
  }
  const reader: QueryReader = { operator: parseOperator, subquery }
  return reader
}

/** The operators up to what closes them. */
function parseNested(p: Parser): readonly Operator[] {
  const operators: Operator[] = []
  while (!p.atCloser) {
    p.expectSymbol('|')
    if (operators.length >= MOST_OPERATORS) p.fail(`at most ${MOST_OPERATORS} operators`)
    operators.push(parseOperator(p))
    if (!p.atEnd) p.fail(`\`|\` or \`${p.closer ?? ''}\``)
  }
  return operators
}

function parseOperators(p: Parser): { operators: readonly Operator[]; trailing: ParsedQuery['trailing'] } {
  const operators: Operator[] = []
  while (!p.is('end')) {
    try {
      if (operators.length === 0 || !isOperatorOnNewLine(p)) p.expectSymbol('|')
      if (operators.length >= MOST_OPERATORS) p.fail(`at most ${MOST_OPERATORS} operators`)
      operators.push(parseOperator(p))
      while (p.is('parameter') && operators.length < MOST_OPERATORS) {
        operators.push(OPERATORS.parameter.parse(p, p.peek().span.start))
      }
      if (p.atEnd) continue
      if (isOperatorOnNewLine(p)) continue
      if (isProse(p)) {
        return { operators, trailing: { start: p.peek().span.start, end: p.text.trimEnd().length } }
      }
      p.fail('`|` or the end of the query')
    } catch (error) {
      if (!(error instanceof SyntaxStop)) throw error
      if (operators.length >= MOST_OPERATORS) break
      p.depth = 0
      skipToPipe(p)
    }
  }
  return { operators, trailing: undefined }
}

function skipToPipe(p: Parser): void {
  if (p.isSymbol('|') && p.peek(1).kind === 'end') p.next()
  while (!p.atEnd) p.next()
  // A pipe that could not be read past would be met again and again.
  if (p.is('end')) return
}

/** An operator without its `|`: the first word of a line that can be nothing else. */
function isOperatorOnNewLine(p: Parser): boolean {
  const { kind, text, span } = p.peek()
  const word = text.toLowerCase()
  const isFirst = /\n\s*$/.test(p.text.slice(p.previousSpan.end, span.start))
  if (kind !== 'word' || !isFirst || text !== word) return false
  if (word === 'parse' || word === 'json') return ['string', 'word'].includes(p.peek(1).kind)
  if (['sort', 'order'].includes(word)) return p.peek(1).text.toLowerCase() === 'by'
  if (word === 'limit' || word === 'top') return p.peek(1).kind === 'number'
  if (word === 'timeslice') return ['number', 'parameter'].includes(p.peek(1).kind)
  if (word === 'count' && p.peek(1).text.toLowerCase() === 'by') return true
  if (AGGREGATE_WORDS.has(word)) return p.peek(1).text === '('
  return word === 'where'
}

function isProse(p: Parser): boolean {
  const rest = p.text.slice(p.peek().span.start)
  const first = /^[A-Za-z]+/.exec(rest)?.[0].toLowerCase() ?? ''
  return PROSE.test(rest) && !['and', 'or', 'not', 'as', 'by', 'nodrop', 'asc', 'desc', 'in'].includes(first)
}

/** Operators by their first word; the others are told apart by what follows. */
const WORDS: ReadonlyMap<string, OperatorKind> = new Map(
  operatorKinds().flatMap((kind) => (OPERATORS[kind].words ?? []).map((word) => [word, kind] as const)),
)

/** One with a parameter in a place that is no value is read as text, as the parameter may hold anything. */
function parseOperator(p: Parser): Operator {
  const mark = p.at
  const reported = p.report.count
  const { start } = p.peek().span
  try {
    if (!p.is('parameter')) {
      const operator = parseKnownOperator(p)
      if (p.atEnd || p.is('parameter') || !hasParameter(p, mark)) return operator
    } else if (p.peek(1).kind !== 'end' && p.peek(1).text !== '|') return parseKnownOperator(p)
  } catch (error) {
    if (!(error instanceof SyntaxStop) || !hasParameter(p, mark)) throw error
  }
  p.at = mark
  p.report.forget(reported)
  return OPERATORS.parameter.parse(p, start)
}

function hasParameter(p: Parser, mark: number): boolean {
  const { at } = p
  p.at = mark
  let found = false
  while (!p.atEnd && !found) {
    const { kind, text } = p.next()
    found = kind === 'parameter' || (kind === 'word' && text.includes('{{'))
  }
  p.at = at
  return found
}

function parseKnownOperator(p: Parser): Operator {
  const token = p.peek()
  const { start } = token.span
  if (token.kind !== 'word') return OPERATORS.assign.parse(p, start)
  const word = token.text.toLowerCase()
  const kind = operatorKind(p, word)
  if (kind === 'eval') {
    p.next()
    return parseEval(p, start)
  }
  if (kind === 'aggregate') return parseAggregateOrExpression(p, start)
  if (kind === 'assign') return OPERATORS.assign.parse(p, start)
  p.next()
  if ((kind === 'parse regex' || kind === 'parse xml') && word === 'parse') p.next()
  if (kind === 'json auto') p.next()
  return OPERATORS[kind].parse(p, start)
}

function operatorKind(p: Parser, word: string): OperatorKind | 'eval' {
  const next = p.peek(1)
  const following = next.text.toLowerCase()
  if (word === 'count' && following !== '(') return 'aggregate'
  // `total as duration` names a field, whatever its name; only `timeslice` has nothing before its `as`.
  if (word !== 'timeslice' && next.kind === 'word' && following === 'as' && ['word', 'field'].includes(p.peek(2).kind))
    return 'assign'
  if (word === 'eval' && (next.kind === 'word' || next.kind === 'field') && p.peek(2).text === '=') return 'eval'
  if (AGGREGATE_WORDS.has(word) && following === '(') return 'aggregate'
  if (word === 'parse') {
    if (following === 'regex') return 'parse regex'
    if (following === 'xml') return 'parse xml'
    return ['string', 'bad'].includes(next.kind) || following === 'field' ? 'parse' : 'unsupported'
  }
  if (word === 'json') return following === 'auto' ? 'json auto' : 'json'
  if (SERIES_FUNCTIONS.some((fn) => fn === word)) return 'series'
  if (word === 'trace' && ['+', '-'].includes(following) && p.peek(2).kind === 'string') return 'unsupported'
  if (UNSUPPORTED_WORDS.has(word) && !(next.kind === 'symbol' && !['(', '|'].includes(following))) return 'unsupported'
  return WORDS.get(word) ?? 'assign'
}

/** `max(a, b) as c` is the greater of two values, `max(a)` an aggregate. */
function parseAggregateOrExpression(p: Parser, start: number): Operator {
  const mark = p.at
  const operator = OPERATORS.aggregate.parse(p, start)
  const [only] = operator.kind === 'aggregate' ? operator.calls : []
  const binary = only !== undefined && ['min', 'max'].includes(only.fn.text.toLowerCase()) && only.args?.length === 2
  if (!binary) return operator
  p.at = mark
  return OPERATORS.assign.parse(p, start)
}
