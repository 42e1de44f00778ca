import type { BinaryOperator, Expression, MatchOperator, Query } from './ast.ts'
import { parseArguments, parsePrimary } from './parse-primary.ts'
import type { ParseState } from './parse-state.ts'
import { parseTimeClause } from './parse-time.ts'

/**
 * No page states AQL's precedence; this is SQL's, with the bitwise operators below the arithmetic ones in the order of
 * Java and `^` above them, to the right.
 */
export function parseCondition(state: ParseState): Expression {
  return state.nested(() => parseLogical(state, 'OR', () => parseLogical(state, 'AND', () => parseNot(state))))
}

function parseLogical(state: ParseState, operator: 'AND' | 'OR', operand: () => Expression): Expression {
  const first = operand()
  const items = [first]
  while (state.acceptWord(operator)) items.push(operand())
  return items.length === 1 ? first : { kind: 'logical', operator, items, span: state.spanFrom(first.span.start) }
}

function parseNot(state: ParseState): Expression {
  if (state.atTimeClause) {
    const clause = parseTimeClause(state)
    return { kind: 'time-condition', clause, span: clause.span }
  }
  const { start } = state.cursor.peek().span
  if (!state.acceptWord('NOT')) return parsePredicate(state)
  const value = state.nested(() => parseNot(state))
  return { kind: 'not', value, span: state.spanFrom(start) }
}

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

function parsePredicate(state: ParseState): Expression {
  let left = parseArithmetic(state, 0)
  for (;;) {
    const { start } = left.span
    const token = state.cursor.peek()
    const comparison = token.kind === 'symbol' ? COMPARISONS[token.text] : undefined
    if (comparison !== undefined) {
      state.cursor.next()
      const right = parseArithmetic(state, 0)
      left = { kind: 'binary', operator: comparison, left, right, span: state.spanFrom(start) }
      continue
    }
    const negated = state.isWord('NOT') && state.cursor.peek(1).kind === 'word'
    const test = parseTest(state, left, negated)
    if (test === undefined) return left
    left = test
  }
}

/** IN, BETWEEN, IS NULL and the matching operators; nothing is read when none stands here. */
function parseTest(state: ParseState, value: Expression, negated: boolean): Expression | undefined {
  const word = state.cursor.peek(negated ? 1 : 0)
  if (word.kind !== 'word') return undefined
  const { start } = value.span
  const begin = (): void => {
    if (negated) state.cursor.next()
    state.cursor.next()
  }
  switch (word.value) {
    case 'IN': {
      begin()
      const list = parseInList(state)
      return { kind: 'in', value, negated, list, span: state.spanFrom(start) }
    }
    case 'BETWEEN': {
      begin()
      const low = parseArithmetic(state, 0)
      state.expectWord('AND')
      const high = parseArithmetic(state, 0)
      return { kind: 'between', value, negated, low, high, span: state.spanFrom(start) }
    }
    case 'IS': {
      if (negated) return undefined
      begin()
      const isNot = state.acceptWord('NOT')
      state.expectWord('NULL')
      return { kind: 'is-null', value, negated: isNot, span: state.spanFrom(start) }
    }
    case 'LIKE':
    case 'ILIKE':
    case 'MATCHES':
    case 'IMATCHES': {
      begin()
      const operator: MatchOperator = word.value
      const enumeration = state.isWord('ENUMERATION') && state.isSymbol('(', 1)
      if (enumeration) state.cursor.next()
      const patterns = enumeration ? parseArguments(state) : [parseArithmetic(state, 0)]
      if (state.isWord('ESCAPE')) state.refuse('ESCAPE', state.cursor.peek().span)
      return { kind: 'match', operator, value, negated, patterns, enumeration, span: state.spanFrom(start) }
    }
    default:
      return undefined
  }
}

function parseInList(state: ParseState): readonly Expression[] | Query {
  if (state.isSymbol('(') && state.wordAhead(1, 'SELECT')) {
    state.cursor.next()
    const query = state.deeper(() => state.parseQuery(state))
    if (query === undefined) return []
    state.expectSymbol(')')
    return query
  }
  if (state.isSymbol('(') && state.isSymbol(')', 1)) {
    state.cursor.next()
    state.unexpected('a value')
    return []
  }
  return parseArguments(state)
}

interface Strength {
  readonly operator: BinaryOperator
  readonly left: number
  readonly right: number
}

/** `#` is the exclusive or, as `^` is the power: https://ibm.com/docs/ru/SSKMKU/com.ibm.qradar.doc/r_aql_bit_operator_examples.html */
const ARITHMETIC: Readonly<Record<string, Strength>> = {
  '|': { operator: '|', left: 1, right: 2 },
  '#': { operator: '#', left: 3, right: 4 },
  '&': { operator: '&', left: 5, right: 6 },
  '<<': { operator: '<<', left: 7, right: 8 },
  '>>': { operator: '>>', left: 7, right: 8 },
  '>>>': { operator: '>>>', left: 7, right: 8 },
  '+': { operator: '+', left: 9, right: 10 },
  '-': { operator: '-', left: 9, right: 10 },
  '*': { operator: '*', left: 11, right: 12 },
  '/': { operator: '/', left: 11, right: 12 },
  '%': { operator: '%', left: 11, right: 12 },
  '^': { operator: '^', left: 14, right: 13 },
}

function parseArithmetic(state: ParseState, minimum: number): Expression {
  return state.nested(() => {
    let left = parseUnary(state)
    for (;;) {
      const token = state.cursor.peek()
      const strength = token.kind === 'symbol' ? ARITHMETIC[token.text] : undefined
      const isDoubled = (token.text === '&' || token.text === '|') && state.isSymbol(token.text, 1)
      if (strength === undefined || strength.left < minimum || isDoubled) return left
      state.cursor.next()
      const right = parseArithmetic(state, strength.right)
      left = { kind: 'binary', operator: strength.operator, left, right, span: state.spanFrom(left.span.start) }
    }
  })
}

function parseUnary(state: ParseState): Expression {
  const { start } = state.cursor.peek().span
  if (state.acceptSymbol('+')) return state.nested(() => parseUnary(state))
  if (state.acceptSymbol('~')) {
    const bits = state.nested(() => parseUnary(state))
    return { kind: 'complement', value: bits, span: state.spanFrom(start) }
  }
  if (!state.acceptSymbol('-')) return parsePrimary(state)
  const value = state.nested(() => parseUnary(state))
  return { kind: 'negate', value, span: state.spanFrom(start) }
}
