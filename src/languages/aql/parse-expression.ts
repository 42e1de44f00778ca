import { cover } from '../../source/text.ts'
import type { BinaryOperator, CaseArm, Expression, MatchOperator, Name, Query } from './ast.ts'
import type { AqlToken } from './lexer.ts'
import type { ParseState } from './parse-state.ts'
import { parseTimeClause } from './parse-time.ts'

/** No page states AQL's precedence; this is SQL's, with `&` below the arithmetic operators and `^` above them, to the right. */
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
    const query = state.parseQuery(state)
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

/** `(a, b, ...)`. */
function parseArguments(state: ParseState): readonly Expression[] {
  state.expectSymbol('(')
  if (state.acceptSymbol(')')) return []
  const args = [parseCondition(state)]
  while (state.acceptSymbol(',')) args.push(parseCondition(state))
  state.expectSymbol(')')
  return args
}

interface Strength {
  readonly operator: BinaryOperator
  readonly left: number
  readonly right: number
}

const ARITHMETIC: Readonly<Record<string, Strength>> = {
  '&': { operator: '&', left: 1, right: 2 },
  '+': { operator: '+', left: 3, right: 4 },
  '-': { operator: '-', left: 3, right: 4 },
  '*': { operator: '*', left: 5, right: 6 },
  '/': { operator: '/', left: 5, right: 6 },
  '%': { operator: '%', left: 5, right: 6 },
  '^': { operator: '^', left: 8, right: 7 },
}

function parseArithmetic(state: ParseState, minimum: number): Expression {
  return state.nested(() => {
    let left = parseUnary(state)
    for (;;) {
      const token = state.cursor.peek()
      const strength = token.kind === 'symbol' ? ARITHMETIC[token.text] : undefined
      const isDoubled = token.text === '&' && state.isSymbol('&', 1)
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
  if (!state.acceptSymbol('-')) return parsePrimary(state)
  const value = state.nested(() => parseUnary(state))
  return { kind: 'negate', value, span: state.spanFrom(start) }
}

/** Words that never name a column unless quoted. */
const RESERVED: ReadonlySet<string> = new Set(
  'SELECT FROM WHERE GROUP HAVING ORDER LIMIT AND OR NOT IN IS LIKE ILIKE MATCHES IMATCHES BETWEEN AS WHEN THEN ELSE END JOIN ON UNION'.split(
    ' ',
  ),
)

function parsePrimary(state: ParseState): Expression {
  const token = state.cursor.peek()
  const { span } = token
  switch (token.kind) {
    case 'text':
      state.cursor.next()
      return { kind: 'text', value: token.value, span }
    case 'number':
      state.cursor.next()
      return { kind: 'number', text: token.text, span }
    case 'address':
      state.cursor.next()
      state.depart(
        'aql/bare-address',
        span,
        { address: token.text },
        { fixes: [{ title: 'Quote the address', span, text: `'${token.text}'` }] },
      )
      return { kind: 'text', value: token.text, span }
    case 'quoted':
      return parseName(state)
    case 'word':
      return parseWord(state, token)
    case 'symbol':
      if (token.text === '(') return parseParenthesis(state)
      break
    default:
  }
  state.unexpected('an expression')
  return state.missing()
}

function parseParenthesis(state: ParseState): Expression {
  const { start } = state.cursor.next().span
  if (state.isWord('SELECT')) {
    state.refuse('sub-select as a value', state.cursor.peek().span, ['sub-selects stand in FROM and after IN'])
    return state.missing()
  }
  const inner = parseCondition(state)
  state.expectSymbol(')')
  return { ...inner, span: state.spanFrom(start) }
}

function parseWord(state: ParseState, token: AqlToken): Expression {
  const { span } = token
  const { start } = span
  switch (token.value) {
    case 'TRUE':
    case 'FALSE':
      state.cursor.next()
      return { kind: 'boolean', value: token.value === 'TRUE', span }
    case 'NULL':
      state.cursor.next()
      return { kind: 'null', span }
    case 'CASE':
      return parseCase(state)
    case 'IF':
      return parseIf(state)
    case 'TEXT':
      if (!state.wordAhead(1, 'SEARCH')) break
      state.cursor.next()
      state.cursor.next()
      return { kind: 'text-search', query: parsePrimary(state), span: state.spanFrom(start) }
    case 'EXISTS':
      if (!state.isSymbol('(', 1)) break
      state.refuse('EXISTS', span, ['a value is looked up in a sub-select with IN'])
      return state.missing()
    case 'CAST':
      if (state.isSymbol('(', 1)) return parseCast(state)
      break
    case 'INTERVAL':
      if (['text', 'number'].includes(state.cursor.peek(1).kind)) return parseInterval(state)
      break
    default:
  }
  if (RESERVED.has(token.value)) {
    state.unexpected('an expression')
    return state.missing()
  }
  if (state.isSymbol('(', 1) || state.isSymbol('::', 1)) return parseCall(state)
  return parseName(state)
}

/** A column, property or alias, quoted or not. */
function parseName(state: ParseState): Expression {
  const first = takeName(state)
  if (!state.isSymbol('.') || !['word', 'quoted'].includes(state.cursor.peek(1).kind)) {
    return { kind: 'name', name: first, span: first.span }
  }
  state.cursor.next()
  const name = takeName(state)
  state.depart(
    'aql/qualified-name',
    first.span,
    { qualifier: first.name },
    {
      fixes: [{ title: 'Leave the qualifier out', span: { start: first.span.start, end: name.span.start }, text: '' }],
    },
  )
  return { kind: 'name', name, span: cover(first.span, name.span) }
}

/** The current token as a name; its kind must be word, quoted or text. */
export function takeName(state: ParseState): Name {
  const token = state.cursor.next()
  if (token.kind === 'word') return { name: token.text, quote: '', span: token.span }
  return { name: token.value, quote: token.kind === 'text' ? "'" : '"', span: token.span }
}

function parseCall(state: ParseState): Expression {
  let name = takeName(state)
  if (state.acceptSymbol('::')) {
    if (state.cursor.peek().kind !== 'word') {
      state.unexpected('a function name')
      return state.missing()
    }
    const second = takeName(state)
    name = { name: `${name.name}::${second.name}`, quote: '', span: cover(name.span, second.span) }
  }
  const { start } = name.span
  if (state.isSymbol('(') && state.isSymbol('*', 1) && state.isSymbol(')', 2)) {
    for (let i = 0; i < 3; i += 1) state.cursor.next()
    return refuseWindow(state, {
      kind: 'call',
      name,
      args: [],
      star: true,
      distinct: false,
      span: state.spanFrom(start),
    })
  }
  const distinct = state.isSymbol('(') && state.wordAhead(1, 'DISTINCT')
  if (distinct) {
    state.cursor.next()
    state.cursor.next()
  }
  const args = distinct ? [parseCondition(state)] : parseArguments(state)
  if (distinct) state.expectSymbol(')')
  return refuseWindow(state, { kind: 'call', name, args, star: false, distinct, span: state.spanFrom(start) })
}

function refuseWindow(state: ParseState, call: Expression): Expression {
  if (state.isWord('OVER') && state.isSymbol('(', 1)) {
    state.refuse('window functions', cover(call.span, state.cursor.peek().span))
  }
  return call
}

function parseCase(state: ParseState): Expression {
  const { start } = state.cursor.next().span
  const subject = state.isWord('WHEN') ? undefined : parseCondition(state)
  const arms: CaseArm[] = []
  while (state.acceptWord('WHEN')) {
    const when = parseCondition(state)
    state.expectWord('THEN')
    arms.push({ when, result: parseCondition(state) })
  }
  if (arms.length === 0) state.unexpected('WHEN')
  const otherwise = state.acceptWord('ELSE') ? parseCondition(state) : undefined
  state.expectWord('END')
  const span = state.spanFrom(start)
  return {
    kind: 'case',
    ...(subject === undefined ? {} : { subject }),
    arms,
    ...(otherwise === undefined ? {} : { otherwise }),
    span,
  }
}

/** `IF c THEN a ELSE b` has no END: https://www.ibm.com/docs/en/qsip/7.5?topic=language-conditional-logic-in-aql-queries */
function parseIf(state: ParseState): Expression {
  const { start } = state.cursor.next().span
  if (isIfCall(state)) {
    state.refuse('IF(...) as a function', state.cursor.peek().span, ['AQL has IF condition THEN a ELSE b'])
    return state.missing()
  }
  const when = parseCondition(state)
  state.expectWord('THEN')
  const result = parseCondition(state)
  state.expectWord('ELSE')
  const otherwise = parseCondition(state)
  return { kind: 'if', when, result, otherwise, span: state.spanFrom(start) }
}

/** `IF(c, a, b)`: a comma right inside the parentheses. */
function isIfCall(state: ParseState): boolean {
  if (!state.isSymbol('(')) return false
  for (let ahead = 1, open = 1; open > 0; ahead += 1) {
    if (state.cursor.peek(ahead).kind === 'end') return false
    if (open === 1 && state.isSymbol(',', ahead)) return true
    if (state.isSymbol('(', ahead)) open += 1
    if (state.isSymbol(')', ahead)) open -= 1
  }
  return false
}

function parseCast(state: ParseState): Expression {
  const { start } = state.cursor.next().span
  state.cursor.next()
  const value = parseCondition(state)
  state.expectWord('AS')
  if (state.cursor.peek().kind !== 'word') {
    state.unexpected('a type')
    return state.missing()
  }
  const type = takeName(state)
  if (state.isSymbol('(')) parseArguments(state)
  state.expectSymbol(')')
  return { kind: 'cast', value, type, span: state.spanFrom(start) }
}

function parseInterval(state: ParseState): Expression {
  const { start } = state.cursor.next().span
  const written = state.cursor.next()
  const split = /^\s*(\d+)\s+([a-z]+)\s*$/i.exec(written.value)
  if (split !== null) {
    const unit: Name = { name: split[2] ?? '', quote: '', span: written.span }
    return { kind: 'interval', count: split[1] ?? '', unit, span: state.spanFrom(start) }
  }
  if (state.cursor.peek().kind !== 'word') {
    state.unexpected('a unit of time')
    return state.missing()
  }
  const unit = takeName(state)
  return { kind: 'interval', count: written.value.trim(), unit, span: state.spanFrom(start) }
}
