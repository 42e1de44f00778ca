import { cover } from '../../../source/text.ts'
import type { BinaryOperator, Expr } from '../ast.ts'
import { readFunctionName, readName, readString } from './lexis.ts'
import type { Parser } from './parser.ts'

/** From loosest to tightest; all group to the left. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
]

export function parseExpression(p: Parser): Expr {
  return p.nested(() => parseLevel(p, 0))
}

function parseLevel(p: Parser, level: number): Expr {
  const operators = LEVELS[level]
  if (operators === undefined) return parseUnary(p)
  let left = parseLevel(p, level + 1)
  for (;;) {
    const operator = acceptOperator(p, operators)
    if (operator === undefined) return left
    const right = parseLevel(p, level + 1)
    left = { kind: 'binary', operator, left, right, span: cover(left.span, right.span) }
  }
}

function acceptOperator(p: Parser, operators: readonly BinaryOperator[]): BinaryOperator | undefined {
  if (p.looksAt('<=>')) return undefined
  for (const operator of operators) {
    if (p.looksAt(`${operator}=`) && operator !== '<' && operator !== '>') return undefined
    if (p.accept(operator)) return operator
  }
  return undefined
}

function parseUnary(p: Parser): Expr {
  p.skip()
  const start = p.at
  for (const operator of ['-', '!'] as const) {
    if (p.accept(operator)) {
      const operand = p.nested(() => parseUnary(p))
      return { kind: 'unary', operator, operand, span: p.spanFrom(start) }
    }
  }
  return parsePrimary(p)
}

function parsePrimary(p: Parser): Expr {
  const start = p.at
  const next = p.scanner.peek()
  if (next === '(') {
    p.accept('(')
    const inner = parseExpression(p)
    p.expect(')')
    return inner
  }
  if (next === '"' || next === "'") {
    const token = readString(p.scanner)
    if (!token.closed) p.unterminated('string', start)
    const single = token.quotes === "'" ? { single: true as const } : {}
    return { kind: 'string', value: token.value, triple: token.quotes === '"""', ...single, span: p.spanFrom(start) }
  }
  if (next === '?') return p.parameter()
  const number = p.scanner.match(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![#%&.0-9@A-Z\\^_a-z])/y)
  if (number !== undefined) return { kind: 'number', text: number, span: p.spanFrom(start) }
  const call = p.attempt(() => (readFunctionName(p.scanner) !== undefined && p.peek() === '(' ? true : undefined))
  if (call === true) {
    p.scanner.at = start
    return p.grammar.call(p)
  }
  const name = readName(p.scanner)
  if (name === undefined) p.fail('an expression')
  return { kind: 'field', name, span: p.spanFrom(start) }
}
