import { cover } from '../../source/text.ts'
import type { BinaryOperator, Expression } from './ast.ts'
import { parseForeign } from './foreign.ts'
import { MAXIMUM_DEPTH, type Parser } from './parser.ts'

const COMPARISONS: Readonly<Record<string, BinaryOperator>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

/** condition `?` a `:` b, weaker than `or`, `and`, `!`, comparisons, sums and products, in this order. */
export function parseExpression(p: Parser): Expression {
  return p.nested(() => {
    const condition = parseOr(p)
    if (!p.acceptSymbol('?')) return condition
    const then = parseExpression(p)
    p.expectSymbol(':')
    const otherwise = parseExpression(p)
    return { kind: 'conditional', condition, then, otherwise, span: cover(condition.span, otherwise.span) }
  })
}

function parseOr(p: Parser): Expression {
  return parseList(p, 'or', '||', parseAnd)
}

function parseAnd(p: Parser): Expression {
  return parseList(p, 'and', '&&', parseNot)
}

function parseList(p: Parser, kind: 'and' | 'or', symbol: string, parseItem: (p: Parser) => Expression): Expression {
  const first = parseItem(p)
  const items = [first]
  while (p.acceptWord(kind) ?? p.acceptSymbol(symbol)) items.push(parseItem(p))
  const last = items.at(-1)
  return last === undefined || items.length === 1 ? first : { kind, items, span: cover(first.span, last.span) }
}

function parseNot(p: Parser): Expression {
  const sign = p.acceptSymbol('!') ?? (p.isWord('not') && p.peek(1).kind !== 'symbol' ? p.next() : undefined)
  const word = sign ?? (p.isWord('not') && p.peek(1).text === '(' ? p.next() : undefined)
  if (word === undefined) return parseComparison(p)
  return p.nested(() => {
    const item = parseNot(p)
    return { kind: 'not', item, span: cover(word.span, item.span) }
  })
}

function parseComparison(p: Parser): Expression {
  let left = parseSum(p)
  for (let count = 0; ; count += 1) {
    if (count > MAXIMUM_DEPTH) p.fail('fewer comparisons in one expression')
    const token = p.peek()
    const op = token.kind === 'symbol' ? COMPARISONS[token.text] : undefined
    if (op !== undefined) {
      p.next()
      const right = parseSum(p)
      left = { kind: 'binary', op, left, right, span: cover(left.span, right.span) }
      continue
    }
    const foreign = parseForeign(p, left)
    if (foreign !== undefined) {
      left = foreign
      continue
    }
    const negated = p.isWord('not') && ['in', 'matches'].includes(p.peek(1).text.toLowerCase())
    if (negated) p.next()
    if (p.acceptWord('matches')) {
      const pattern = parseSum(p)
      left = { kind: 'matches', value: left, pattern, negated, prefix: false, span: cover(left.span, pattern.span) }
    } else if (p.acceptWord('in')) {
      p.expectSymbol('(')
      if (p.isSymbol(')')) p.fail('a value')
      const items = parseArguments(p)
      left = { kind: 'in', value: left, items, negated, span: cover(left.span, p.previousSpan) }
    } else if (p.isWord('contains')) {
      const fn = p.next()
      const right = parseSum(p)
      const span = cover(left.span, right.span)
      left = { kind: 'call', fn: { text: 'contains', quoted: false, span: fn.span }, args: [left, right], span }
    } else return left
  }
}

function parseSum(p: Parser): Expression {
  return parseChain(p, ['+', '-'], (q) => parseChain(q, ['*', '/', '%'], parseUnary))
}

function parseChain(p: Parser, ops: readonly BinaryOperator[], parseItem: (p: Parser) => Expression): Expression {
  let left = parseItem(p)
  for (let count = 0; ; count += 1) {
    const token = p.peek()
    const op = token.kind === 'symbol' ? ops.find((o) => o === token.text) : undefined
    if (op === undefined) return left
    if (count > MAXIMUM_DEPTH) p.fail(`at most ${MAXIMUM_DEPTH} terms in one sum or product`)
    p.next()
    const right = parseItem(p)
    left = { kind: 'binary', op, left, right, span: cover(left.span, right.span) }
  }
}

function parseUnary(p: Parser): Expression {
  const sign = p.acceptSymbol('-')
  if (sign === undefined) return parsePrimary(p)
  return p.nested(() => {
    const item = parseUnary(p)
    return { kind: 'negate', item, span: cover(sign.span, item.span) }
  })
}

function parsePrimary(p: Parser): Expression {
  const token = p.peek()
  const { span } = token
  switch (token.kind) {
    case 'string':
      p.next()
      return { kind: 'string', raw: token.value, span }
    case 'character':
      p.next()
      return { kind: 'string', raw: token.value.replaceAll('"', '\\"'), span }
    case 'regex':
      p.next()
      return { kind: 'regex', raw: token.value, span }
    case 'number':
      p.next()
      return { kind: 'number', text: token.text, span }
    case 'parameter':
      p.next()
      return { kind: 'parameter', text: token.text, span }
    case 'field':
    case 'word':
      return parseNamed(p)
    default:
      return parseBracketed(p)
  }
}

function parseBracketed(p: Parser): Expression {
  const subquery = p.acceptSubquery()
  if (subquery !== undefined) return { kind: 'subquery', subquery, span: subquery.span }
  if (!p.acceptSymbol('(')) return p.fail('an expression')
  return parseParenthesised(p)
}

function parseParenthesised(p: Parser): Expression {
  const inner = parseExpression(p)
  p.expectSymbol(')')
  return inner
}

function parseNamed(p: Parser): Expression {
  const name = p.expectName()
  const { span } = name
  const word = name.quoted ? '' : name.text.toLowerCase()
  if (word === 'true' || word === 'false') return { kind: 'constant', value: word === 'true', span }
  if (word === 'null') return { kind: 'constant', value: null, span }
  if (word === 'not') p.fail('an expression')
  if (name.quoted || !p.isSymbol('(')) return { kind: 'field', name, span }
  p.next()
  if (word === 'lookupcontains') return parseLookupContains(p, span.start)
  const args = parseArguments(p)
  const whole = cover(span, p.previousSpan)
  const [value, pattern] = args
  if (word === 'matches' && args.length === 2 && value !== undefined && pattern !== undefined) {
    return { kind: 'matches', value, pattern, negated: false, prefix: true, span: whole }
  }
  return { kind: 'call', fn: name, args, span: whole }
}

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/lookupcontains/ */
function parseLookupContains(p: Parser, start: number): Expression {
  const path = p.expectPath()
  p.expectSymbol(',')
  const keys = p.expectKeys()
  p.expectSymbol(')')
  return { kind: 'lookup contains', path, keys, span: p.spanFrom(start) }
}

/** What follows an opening parenthesis, with the closing one. */
export function parseArguments(p: Parser): readonly Expression[] {
  const args: Expression[] = []
  if (p.acceptSymbol(')')) return args
  do args.push(parseExpression(p))
  while (p.acceptSymbol(','))
  p.expectSymbol(')')
  return args
}
