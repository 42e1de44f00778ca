import { filter } from '../../../plan/build.ts'
import {
  type AggregateCall,
  aggregateCall,
  and,
  call,
  type Expr,
  literal,
  long,
  reference,
  type SortKey,
  text,
  type WindowCall,
  windowCall,
} from '../../../plan/expr.ts'
import type { Computed } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import { type Name, stringValue, type TransactionState } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { matchesWildcard } from '../patterns.ts'
import { printName, printNames } from '../print-expression.ts'
import { isNotNull, toText, toWhole } from '../values.ts'
import type { OperatorDefinition } from './define.ts'
import { inOrderOfTime } from './merge.ts'
import { searchedRange } from './timeslice.ts'

/** https://help.sumologic.com/docs/search/search-query-language/transaction-analytics/transaction-operator/ */
export const TRANSACTION: OperatorDefinition<'transaction'> = {
  words: ['transaction'],
  parse: (p, start) => {
    p.expectWord('on')
    const on = p.expectNames()
    const fringe = parseFringe(p)
    p.expectWord('with')
    const states: TransactionState[] = [...parseStates(p)]
    for (;;) {
      const mark = p.at
      p.acceptSymbol(',')
      if (p.acceptWord('with') === undefined && !p.is('string')) {
        p.at = mark
        break
      }
      states.push(...parseStates(p))
    }
    const results = p.acceptWord('results') === undefined ? undefined : parseResults(p)
    return { kind: 'transaction', on, fringe, states, results, span: p.spanFrom(start) }
  },
  print: ({ on, fringe, states, results }) => {
    const cut = fringe === undefined ? '' : ` fringe=${fringe}`
    const by = results === undefined ? '' : ` results by ${results}`
    return `transaction on ${printNames(on)}${cut} ${states.map(printState).join(', ')}${by}`
  },
  lower: ({ on, fringe, states, results, span }, frame) => {
    if (results === 'states') {
      frame.refuse('`results by states`', span, [
        'no page says what it gives; `transactions` and `flow` are understood',
      ])
      return
    }
    const names = [...on, ...states.map((s) => s.alias), ...BOUNDS.map((text) => ({ text }))].map((n) =>
      n.text.toLowerCase(),
    )
    const twice = names.find((name, i) => names.indexOf(name) !== i)
    if (twice !== undefined) frame.refuse(`two fields named \`${twice}\` after \`transaction\``, span)
    const keys = on.map((name): Computed => {
      const expr = frame.hold(name.text, frame.resolve(name))
      return { ...frame.columns.fresh(name.text, expr.type), expr }
    })
    const time = frame.hold('time', toWhole(frame.resolve({ text: '_messageTime', quoted: false, span })))
    const range = fringe === undefined ? undefined : searchedRange(time, '`fringe`', span, frame)
    const matches = states.flatMap((s) => [stateMatches(s, frame), text(s.alias.text)])
    const state = frame.hold('state', call('logic.case', [...matches, literal('string', null)], span))
    frame.choose(
      '`transaction`',
      'a message is in the first of the states that it matches; messages in none, or without a value to group them by, do not count',
      span,
    )
    frame.plan = filter(frame.plan, and([isNotNull(state), ...keys.map((k) => isNotNull(k.expr))]), span)
    if (range !== undefined && fringe !== undefined) {
      cutFringe(
        range,
        numberValue(fringe),
        time,
        keys.map((k) => k.expr),
        span,
        frame,
      )
    }
    if (results === 'flow') flow(keys, state, time, span, frame)
    else transactions(keys, states, state, time, span, frame)
  },
}

const BOUNDS = ['_start_time', '_end_time'] as const

function parseFringe(p: Parser): string | undefined {
  if (p.acceptWord('fringe') === undefined) return undefined
  p.expectSymbol('=')
  const token = p.accept('number')
  if (token === undefined || !/^[0-9.]+(?:ms|[smhdw])$/.test(token.text)) p.fail('a time such as `10m`')
  return token.text
}

/** `"pattern" [in field] as name`, or `states a [as b], c [in field]`. */
function parseStates(p: Parser): readonly TransactionState[] {
  const { start } = p.peek().span
  if (p.acceptWord('states') === undefined) {
    const pattern = p.expectString('a text or `states`')
    const field = p.acceptWord('in') === undefined ? undefined : p.expectName()
    p.expectWord('as')
    return [{ pattern, field, alias: p.expectName(), span: p.spanFrom(start) }]
  }
  const named: { readonly value: Name; readonly alias: Name }[] = []
  do {
    const value = p.expectName()
    named.push({ value, alias: p.acceptWord('as') === undefined ? value : p.expectName() })
  } while (p.acceptSymbol(','))
  if (p.acceptWord('in') === undefined) p.fail('`in` and the field that holds the state')
  const field = p.expectName()
  return named.map(({ value, alias }) => ({ pattern: value, field, alias, span: p.spanFrom(start) }))
}

function parseResults(p: Parser): 'transactions' | 'states' | 'flow' {
  p.expectWord('by')
  const word = p.acceptWord('transactions', 'states', 'flow') ?? p.fail('`transactions`, `states` or `flow`')
  if (p.isWord('showing'))
    p.fail('`|` or the end of the query', ['`showing` is not supported: no page lists what it may hold'])
  // One of the words just accepted.
  return word.text.toLowerCase() as 'transactions' | 'states' | 'flow'
}

function printState({ pattern, field, alias }: TransactionState): string {
  const place = field === undefined ? '' : ` in ${printName(field)}`
  if ('raw' in pattern) return `with "${pattern.raw}"${place} as ${printName(alias)}`
  return `with states ${printName(pattern)} as ${printName(alias)}${place}`
}

function stateMatches({ pattern, field, span }: TransactionState, frame: Frame): Expr {
  const value = toText(frame.resolve(field ?? { text: '_raw', quoted: false, span }))
  if ('raw' in pattern) return matchesWildcard(value, stringValue(pattern.raw), span)
  return call('compare.eq', [value, text(pattern.text)], span)
}

/** Leaves out transactions that end in the first or begin in the last so many milliseconds of the range. */
function cutFringe(
  range: { readonly first: Expr; readonly last: Expr },
  length: number,
  time: Expr,
  partitionBy: readonly Expr[],
  span: Span,
  frame: Frame,
): void {
  const over = (fn: 'window.min' | 'window.max'): Expr =>
    windowColumn(windowCall(fn, [time], { partitionBy, orderBy: [] }, span), frame)
  const [first, last] = [over('window.min'), over('window.max')]
  const fringe = long(Math.trunc(length))
  const late = call('compare.ge', [last, call('number.add', [range.first, fringe])], span)
  const early = call('compare.le', [first, call('number.subtract', [range.last, fringe])], span)
  frame.plan = filter(frame.plan, and([late, early]), span)
}

function windowColumn(expr: WindowCall, frame: Frame): Expr {
  const column = frame.columns.fresh('over', expr.type)
  frame.plan = { kind: 'window', input: frame.plan, columns: [{ ...column, expr }], span: expr.span }
  return reference(column)
}

/** A row per transaction: when it began and ended, and how often it was in each state. */
function transactions(
  keys: readonly Computed[],
  states: readonly TransactionState[],
  state: Expr,
  time: Expr,
  span: Span,
  frame: Frame,
): void {
  const made = (name: string, expr: AggregateCall): Computed<AggregateCall> => ({
    ...frame.columns.fresh(name, expr.type),
    expr,
  })
  const aggregates = [
    made('_start_time', aggregateCall('agg.min', [time], span)),
    made('_end_time', aggregateCall('agg.max', [time], span)),
    ...states.map(({ alias, span: at }) =>
      made(alias.text, aggregateCall('agg.count', [], at, call('compare.eq', [state, text(alias.text)]))),
    ),
  ]
  frame.plan = { kind: 'aggregate', input: frame.plan, keys, aggregates, span }
  show([...keys, ...aggregates], keys, frame)
}

/** A row per step from one state to the next. */
function flow(keys: readonly Computed[], state: Expr, time: Expr, span: Span, frame: Frame): void {
  const place = inOrderOfTime(span, frame)
  const over = {
    partitionBy: keys.map((k) => k.expr),
    orderBy: [{ expr: place, direction: 'asc', nulls: 'last' }],
  } as const
  const from = windowColumn(windowCall('window.previous', [state, long(1)], over, span), frame)
  const before = windowColumn(windowCall('window.previous', [time, long(1)], over, span), frame)
  frame.plan = filter(frame.plan, isNotNull(from), span)
  const ordered = [...keys.map((k) => k.expr), place]
  const columns = [
    ...keys,
    { ...frame.columns.fresh('fromstate', 'string'), expr: from },
    { ...frame.columns.fresh('tostate', 'string'), expr: state },
    { ...frame.columns.fresh('latency', 'long'), expr: call('number.subtract', [time, before], span) },
  ]
  frame.fields = new Map()
  frame.define(
    columns.map(({ name, expr }) => ({ name, expr })),
    span,
  )
  frame.hidden = new Map()
  frame.aggregated = true
  frame.order = ordered.map((expr): SortKey => ({ expr, direction: 'asc', nulls: 'last' }))
}

function show(
  columns: readonly { readonly id: Computed['id']; readonly name: string; readonly type: Computed['type'] }[],
  keys: readonly Computed[],
  frame: Frame,
): void {
  frame.fields = new Map()
  frame.hidden = new Map()
  frame.aggregated = true
  for (const { id, name, type } of columns) frame.name(name, { id, name, type })
  frame.order = keys.map((key): SortKey => ({ expr: reference(key), direction: 'asc', nulls: 'last' }))
}
