import { cover } from '../../source/text.ts'
import type { CaseArm, Expression, Name } from './ast.ts'
import type { AqlToken } from './lexer.ts'
import type { ParseState } from './parse-state.ts'

/** `(a, b, ...)`. */
export function parseArguments(state: ParseState): readonly Expression[] {
  state.expectSymbol('(')
  if (state.acceptSymbol(')')) return []
  const args = [state.parseCondition(state)]
  while (state.acceptSymbol(',')) args.push(state.parseCondition(state))
  state.expectSymbol(')')
  return args
}

/** Words that never name a column unless quoted. */
const RESERVED: ReadonlySet<string> = new Set(
  'SELECT FROM WHERE GROUP HAVING ORDER LIMIT AND OR NOT IN IS LIKE ILIKE MATCHES IMATCHES BETWEEN AS WHEN THEN ELSE END JOIN ON UNION'.split(
    ' ',
  ),
)

export function parsePrimary(state: ParseState): Expression {
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
  const inner = state.parseCondition(state)
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
  const args = distinct ? [state.parseCondition(state)] : parseArguments(state)
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
  const subject = state.isWord('WHEN') ? undefined : state.parseCondition(state)
  const arms: CaseArm[] = []
  while (state.acceptWord('WHEN')) {
    const when = state.parseCondition(state)
    state.expectWord('THEN')
    arms.push({ when, result: state.parseCondition(state) })
  }
  if (arms.length === 0) state.unexpected('WHEN')
  const otherwise = state.acceptWord('ELSE') ? state.parseCondition(state) : undefined
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
  const when = state.parseCondition(state)
  state.expectWord('THEN')
  const result = state.parseCondition(state)
  state.expectWord('ELSE')
  const otherwise = state.parseCondition(state)
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
  const value = state.parseCondition(state)
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
