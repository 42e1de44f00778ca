import type { Report } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { Span } from '../../source/text.ts'
import type { Expression, Name, OrderKey, Parameter, Query, SelectItem, Source, TimeClause } from './ast.ts'
import { type PlacedClause, reportClauseOrder, type TakenTime, takeTimeConditions } from './clause-order.ts'
import { parseCondition } from './parse-expression.ts'
import { takeName } from './parse-primary.ts'
import { ParseState, shorten } from './parse-state.ts'
import { parseTimeClause } from './parse-time.ts'

/** Reads a whole text as one query; what is wrong with it is in the report. */
export function parse(report: Report, profile: Profile): Query | undefined {
  const state = new ParseState(report, profile, parseQuery, parseCondition)
  if (state.cursor.is('end')) {
    report.add('syntax/empty', { start: 0, end: state.text.length }, {})
    return undefined
  }
  if (!state.isWord('SELECT')) {
    state.unexpected('SELECT')
    return undefined
  }
  const query = parseQuery(state)
  parseEnd(state, query)
  reportHiddenStatements(state)
  if (isTooDeep(query)) {
    report.add('aql/too-deep', query.span, {})
    return undefined
  }
  return query
}

const STATEMENT_WORDS = 'SELECT INSERT UPDATE DELETE DROP CREATE ALTER TRUNCATE WITH EXEC'.split(' ')

/**
 * `-- ; DELETE FROM events`: no page of IBM knows comments, and whoever takes them away by another rule runs two
 * statements.
 */
function reportHiddenStatements(state: ParseState): void {
  const hidden = new RegExp(`(?:--|/\\*)[ \\t]*;\\s*(?:${STATEMENT_WORDS.join('|')})\\b`, 'i')
  let at = 0
  for (const { span } of state.tokens) {
    const found = hidden.exec(state.text.slice(at, span.start))
    if (found !== null) {
      const start = at + found.index
      const fixes = [{ title: 'Remove the comment', span: { start, end: commentEnd(state.text, start) }, text: '' }]
      state.depart('aql/statement-in-comment', { start, end: start + found[0].length }, {}, { fixes })
    }
    at = span.end
  }
}

function commentEnd(text: string, start: number): number {
  const [close, length] = text.startsWith('--', start) ? ['\n', 0] : ['*/', 2]
  const end = text.indexOf(close, start)
  return end === -1 ? text.length : end + length
}

function parseEnd(state: ParseState, query: Query): void {
  const hasSemicolon = state.acceptSymbol(';')
  const token = state.cursor.peek()
  if (token.kind === 'end' || state.report.hasErrors) return
  const rest: Span = { start: token.span.start, end: state.text.length }
  if (state.isWord('UNION', 'INTERSECT', 'EXCEPT')) {
    state.refuse(token.value, token.span, ['the queries run one by one'])
  } else if (hasSemicolon && state.isWord(...STATEMENT_WORDS)) {
    state.report.add('aql/second-statement', rest, {})
  } else if (isProse(state, query, hasSemicolon)) {
    const cut: Span = { start: query.span.end, end: state.text.length }
    state.depart(
      'syntax/trailing-text',
      rest,
      { text: `\`${shorten(token.text)}\`` },
      { fixes: [{ title: 'Remove the text after the query', span: cut, text: hasSemicolon ? ';' : '' }] },
    )
  } else {
    state.unexpected('an operator, a clause or the end of the query')
  }
}

const TEST_WORDS: ReadonlySet<string> = new Set('NOT IN IS BETWEEN LIKE ILIKE MATCHES IMATCHES'.split(' '))

/**
 * Whether what follows is text of a page and no damaged part of the query: a word on a new line, or after a clause that
 * nothing but the end can follow, and neither a keyword nor the begin of a condition.
 */
function isProse(state: ParseState, query: Query, hasSemicolon: boolean): boolean {
  const token = state.cursor.peek()
  if (token.kind !== 'word' && token.kind !== 'broken') return false
  if (/^(?:['"]|\/\*)/.test(token.text)) return false
  if (state.isWord('AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'AS', 'BY', 'ASC', 'DESC') || state.atClause) return false
  const next = state.cursor.peek(1)
  if (next.kind === 'symbol' && !['.', ',', ';', '-'].includes(next.text)) return false
  if (next.kind === 'word' && TEST_WORDS.has(next.value)) {
    const operand = state.cursor.peek(2)
    if (operand.kind !== 'word' || TEST_WORDS.has(operand.value) || operand.value === 'NULL') return false
  }
  const closed = query.time !== undefined || query.limit !== undefined || query.orderBy.length > 0
  return hasSemicolon || token.startsLine || closed
}

function parseQuery(state: ParseState): Query {
  const { start } = state.cursor.peek().span
  state.expectWord('SELECT')
  const distinctSpan = state.cursor.peek().span
  const distinct = state.acceptWord('DISTINCT')
  if (distinct)
    state.report.add(
      'aql/not-in-aql',
      distinctSpan,
      { construct: 'SELECT DISTINCT' },
      { hints: ['GROUP BY the columns instead'] },
    )
  const items = parseItems(state)
  state.recover()
  const source = parseSource(state)
  state.recover()
  return parseClauses(state, start, { distinct, items, source })
}

function parseItems(state: ParseState): readonly SelectItem[] {
  const items: SelectItem[] = []
  do {
    const { span } = state.cursor.peek()
    if (state.acceptSymbol('*')) {
      items.push({ kind: 'star', span })
      continue
    }
    const value = parseCondition(state)
    const alias = parseAlias(state)
    items.push({
      kind: 'expression',
      value,
      ...(alias === undefined ? {} : { alias }),
      span: state.spanFrom(value.span.start),
    })
  } while (state.acceptSymbol(','))
  return items
}

/** `[AS] alias`: a word, 'text' or "text"; behind FROM the text of a page may begin on the next line. */
function parseAlias(state: ParseState, onSameLine = false): Name | undefined {
  if (onSameLine && state.cursor.peek().startsLine && !state.isWord('AS')) return undefined
  const marked = state.acceptWord('AS')
  const { kind } = state.cursor.peek()
  const fits = kind === 'word' || kind === 'quoted' || kind === 'text'
  if (!marked) return fits && !state.atClause && !isAfterSource(state) ? takeName(state) : undefined
  if (fits) return takeName(state)
  state.unexpected('an alias')
  return undefined
}

function isAfterSource(state: ParseState): boolean {
  return state.isWord(...JOIN_WORDS, 'ON', 'AS', 'AND', 'OR')
}

const JOIN_WORDS = ['JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL', 'OUTER', 'CROSS', 'NATURAL']

function parseSource(state: ParseState): Source {
  const { start } = state.cursor.peek().span
  state.expectWord('FROM')
  const source = parseTable(state)
  if (state.isWord(...JOIN_WORDS))
    state.refuse('JOIN', state.cursor.peek().span, ['a list of values is looked up with IN (SELECT ...)'])
  if (state.isSymbol(',')) state.refuse('second table in FROM', state.cursor.peek().span)
  return { ...source, span: state.spanFrom(start) }
}

function parseTable(state: ParseState): Source {
  const token = state.cursor.peek()
  const { span } = token
  if (state.acceptSymbol('(')) {
    const query = state.deeper(() => state.parseQuery(state))
    if (query === undefined) return { kind: 'table', name: { name: '', quote: '', span }, span }
    state.expectSymbol(')')
    const alias = parseAlias(state, true)
    return { kind: 'query', query, ...(alias === undefined ? {} : { alias }), span }
  }
  if (token.kind !== 'word' && token.kind !== 'quoted') {
    state.unexpected('`events` or `flows`')
    return { kind: 'table', name: { name: '', quote: '', span }, span }
  }
  if (state.isSymbol('(', 1)) return { kind: 'call', call: parseCondition(state), span }
  const name = takeName(state)
  const alias = parseAlias(state, true)
  return { kind: 'table', name, ...(alias === undefined ? {} : { alias }), span }
}

interface Clauses {
  into?: Name
  where?: Expression
  groupBy: readonly Expression[]
  having?: Expression
  orderBy: readonly OrderKey[]
  limit?: { readonly count: number; readonly span: Span }
  time?: TimeClause
  parameters: readonly Parameter[]
}

const CLAUSES = ['INTO', 'WHERE', 'GROUP BY', 'HAVING', 'ORDER BY', 'LIMIT', 'time', 'PARAMETERS'] as const
type ClauseName = (typeof CLAUSES)[number]

function clauseAhead(state: ParseState): ClauseName | undefined {
  const { kind, value } = state.cursor.peek()
  if (kind !== 'word') return undefined
  if (value === 'GROUP' || value === 'ORDER') return `${value} BY`
  if (value === 'LAST' || value === 'START' || state.atOffenseTime) return 'time'
  return CLAUSES.find((c) => c === value)
}

/** Clauses in any order; those out of place are reported, and a clause given twice. */
function parseClauses(state: ParseState, start: number, head: Pick<Query, 'distinct' | 'items' | 'source'>): Query {
  const clauses: Clauses = { groupBy: [], orderBy: [], parameters: [] }
  const placed: PlacedClause[] = []
  for (let name = clauseAhead(state); name !== undefined; name = clauseAhead(state)) {
    const clauseStart = state.cursor.peek().span.start
    if (placed.some((c) => c.name === name)) state.unexpected(`no second ${name === 'time' ? 'time clause' : name}`)
    parseClause(state, name, clauses)
    placed.push({ name, rank: CLAUSES.indexOf(name), span: state.spanFrom(clauseStart) })
    state.recover()
  }
  const end = placed.at(-1)?.span.end ?? head.source.span.end
  const { where, having, time, ...others } = clauses
  const takenFrom = (clause: 'WHERE' | 'HAVING', condition: Expression | undefined): TakenTime =>
    condition === undefined ? {} : takeTimeConditions(state, condition, clause, head.source.span, placed)
  const inWhere = takenFrom('WHERE', where)
  const inHaving = takenFrom('HAVING', having)
  const times = [inWhere.time, inHaving.time, time].filter((t) => t !== undefined)
  const [finalTime, second] = times
  if (second !== undefined) state.report.add('aql/second-time-clause', second.span, {})
  if (!state.report.hasErrors || state.profile === 'vendor') reportClauseOrder(state, placed)
  return {
    ...head,
    ...others,
    ...(inWhere.rest === undefined ? {} : { where: inWhere.rest }),
    ...(inHaving.rest === undefined ? {} : { having: inHaving.rest }),
    ...(finalTime === undefined ? {} : { time: finalTime }),
    span: { start, end: Math.max(end, start) },
  }
}

function parseClause(state: ParseState, name: ClauseName, clauses: Clauses): void {
  if (name === 'time') {
    clauses.time = parseTimeClause(state)
    return
  }
  state.cursor.next()
  switch (name) {
    case 'INTO':
      if (state.cursor.is('word')) clauses.into = takeName(state)
      else state.unexpected('a cursor name')
      return
    case 'WHERE':
      clauses.where = parseCondition(state)
      return
    case 'GROUP BY':
      state.expectWord('BY')
      clauses.groupBy = parseList(state, () => parseCondition(state))
      return
    case 'HAVING':
      clauses.having = parseCondition(state)
      return
    case 'ORDER BY':
      state.expectWord('BY')
      clauses.orderBy = parseList(state, () => parseOrderKey(state))
      return
    case 'LIMIT':
      clauses.limit = parseLimit(state)
      return
    case 'PARAMETERS':
      clauses.parameters = parseList(state, () => parseParameter(state))
      return
    default:
  }
}

function parseList<T>(state: ParseState, element: () => T): readonly T[] {
  const list = [element()]
  while (state.acceptSymbol(',')) list.push(element())
  return list
}

function parseOrderKey(state: ParseState): OrderKey {
  const value = parseCondition(state)
  const direction = state.acceptWord('DESC') ? 'DESC' : 'ASC'
  if (direction === 'ASC') state.acceptWord('ASC')
  let collate: string | undefined
  if (state.acceptWord('COLLATE')) {
    if (state.cursor.is('text')) collate = state.cursor.next().value
    else state.unexpected("a language tag such as 'de-CH'")
  }
  const span = state.spanFrom(value.span.start)
  return { value, direction, ...(collate === undefined ? {} : { collate }), span }
}

function parseLimit(state: ParseState): { readonly count: number; readonly span: Span } {
  const token = state.cursor.peek()
  const count = /^\d{1,15}$/.test(token.text) ? Number(token.text) : undefined
  if (token.kind !== 'number' || count === undefined) {
    state.unexpected('a whole number')
    return { count: 0, span: token.span }
  }
  state.cursor.next()
  if (state.isWord('OFFSET')) state.refuse('OFFSET', state.cursor.peek().span)
  return { count, span: token.span }
}

function parseParameter(state: ParseState): Parameter {
  const token = state.cursor.peek()
  if (token.kind !== 'word') {
    state.unexpected('a parameter name')
    return { name: { name: '', quote: '', span: token.span }, value: state.missing(), span: token.span }
  }
  const name = takeName(state)
  state.expectSymbol('=')
  const value = parseCondition(state)
  return { name, value, span: state.spanFrom(name.span.start) }
}

const MAXIMUM_HEIGHT = 700

/** Long chains of operators nest to the left without any nesting in the text; lowering is recursive. */
function isTooDeep(query: Query): boolean {
  const open: { readonly value: object; readonly depth: number }[] = [{ value: query, depth: 0 }]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.depth > MAXIMUM_HEIGHT) return true
    for (const child of Object.values(item.value)) {
      if (typeof child === 'object' && child !== null) open.push({ value: child, depth: item.depth + 1 })
    }
  }
  return false
}
