import { nearHint } from '../../../diagnostics/near.ts'
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
import { type Name, type OperatorOf, type ShownAggregate, stringValue, type TransactionState } from '../ast.ts'
import type { Frame } from '../frame.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { matchesWildcard } from '../patterns.ts'
import { printName, printNames } from '../print-expression.ts'
import { isNotNull, toText, toWhole } from '../values.ts'
import { makeAggregate, parseAggregate, printAggregate } from './aggregate.ts'
import type { OperatorDefinition } from './define.ts'
import { inOrderOfTime } from './merge.ts'
import { searchedRange } from './timeslice.ts'

type Transaction = OperatorOf<'transaction'>

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
    const showing = p.acceptWord('showing') === undefined ? [] : parseShown(p)
    return { kind: 'transaction', on, fringe, states, results, showing, span: p.spanFrom(start) }
  },
  print: ({ on, fringe, states, results, showing }) => {
    const cut = fringe === undefined ? '' : ` fringe=${fringe}`
    const by = results === undefined ? '' : ` results by ${results}`
    const shown = showing.length === 0 ? '' : ` showing ${showing.map(printShown).join(', ')}`
    return `transaction on ${printNames(on)}${cut} ${states.map(printState).join(', ')}${by}${shown}`
  },
  lower: (operator, frame) => {
    const { on, fringe, states, results, showing, span } = operator
    if (!isUnderstood(operator, frame)) {
      frame.opaque = true
      return
    }
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
    else if (showing.length > 0) transactionsShowing(keys, states, showing, state, time, span, frame)
    else transactions(keys, states, state, time, span, frame)
  },
}

/** Refuses what the page does not define. */
function isUnderstood({ on, states, results, showing, span }: Transaction, frame: Frame): boolean {
  const before = frame.report.count
  if (results === 'states') {
    const hint = 'no page says what it gives; `transactions` and `flow` are understood'
    frame.refuse('`results by states`', span, [hint])
  }
  if (showing.length > 0 && results !== 'transactions') {
    frame.refuse(`\`showing\` behind \`results by ${results}\``, span, ['its page has it behind `transactions` only'])
  }
  const nowhere = states.find((s) => !('raw' in s.pattern) && s.field === undefined)
  if (nowhere !== undefined) {
    const hint = '`in field` behind the states names the field; no page says where they are looked for without it'
    frame.refuse('`states` without the field that holds them', nowhere.span, [hint])
  }
  const names = [...on, ...states.map((s) => s.alias), ...BOUNDS.map((text) => ({ text }))].map((n) =>
    n.text.toLowerCase(),
  )
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) frame.refuse(`two fields named \`${twice}\` after \`transaction\``, span)
  return frame.report.count === before
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
  const field = p.acceptWord('in') === undefined ? undefined : p.expectName()
  return named.map(({ value, alias }) => ({ pattern: value, field, alias, span: p.spanFrom(start) }))
}

function parseResults(p: Parser): 'transactions' | 'states' | 'flow' {
  p.expectWord('by')
  // Syntax and examples of the pages differ in the number.
  const word = p.acceptWord('transactions', 'transaction', 'states', 'flow')
  if (word === undefined) p.fail('`transactions`, `states` or `flow`')
  const by = word.text.toLowerCase()
  // One of the words just accepted.
  return by === 'transaction' ? 'transactions' : (by as 'transactions' | 'states' | 'flow')
}

/** `max(x), sum(y) for state as z` */
function parseShown(p: Parser): readonly ShownAggregate[] {
  const shown: ShownAggregate[] = []
  do {
    const aggregate = parseAggregate(p)
    const of = aggregate.alias === undefined && p.acceptWord('for') !== undefined ? p.expectName() : undefined
    const alias = of === undefined || p.acceptWord('as') === undefined ? aggregate.alias : p.expectName()
    shown.push({ aggregate: { ...aggregate, alias }, of })
  } while (p.acceptSymbol(','))
  return shown
}

function printShown({ aggregate, of }: ShownAggregate): string {
  if (of === undefined) return printAggregate(aggregate)
  const alias = aggregate.alias === undefined ? '' : ` as ${printName(aggregate.alias)}`
  return `${printAggregate({ ...aggregate, alias: undefined })} for ${printName(of)}${alias}`
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
  const aggregates = [
    ...bounds(time, span, frame),
    ...states.map(({ alias, span: at }) =>
      named(alias.text, aggregateCall('agg.count', [], at, call('compare.eq', [state, text(alias.text)])), frame),
    ),
  ]
  frame.plan = { kind: 'aggregate', input: frame.plan, keys, aggregates, span }
  show([...keys, ...aggregates], keys, frame)
}

function named(name: string, expr: AggregateCall, frame: Frame): Computed<AggregateCall> {
  return { ...frame.columns.fresh(name, expr.type), expr }
}

function bounds(time: Expr, span: Span, frame: Frame): readonly Computed<AggregateCall>[] {
  const [start, end] = BOUNDS
  return [
    named(start, aggregateCall('agg.min', [time], span), frame),
    named(end, aggregateCall('agg.max', [time], span), frame),
  ]
}

/** A row per transaction: when it began and ended, and what `showing` asks of its messages. */
function transactionsShowing(
  keys: readonly Computed[],
  states: readonly TransactionState[],
  showing: readonly ShownAggregate[],
  state: Expr,
  time: Expr,
  span: Span,
  frame: Frame,
): void {
  frame.choose('`showing`', 'what it lists stands instead of the numbers of messages in each state', span)
  const shown = showing.flatMap(({ aggregate, of }) => {
    const known = states.find((s) => s.alias.text.toLowerCase() === of?.text.toLowerCase())
    if (of !== undefined && known === undefined) {
      const hints = nearHint(
        of.text,
        states.map((s) => s.alias.text),
      )
      frame.refuse(`the state \`${of.text}\`, which the operator does not name,`, of.span, hints)
    }
    const filter = known === undefined ? {} : { filter: call('compare.eq', [state, text(known.alias.text)]) }
    return makeAggregate(aggregate, frame).map((made) => {
      if (made.after !== undefined) frame.refuse(`\`${aggregate.fn.text}\` behind \`showing\``, aggregate.span)
      return named(made.name, { ...made.call, ...filter }, frame)
    })
  })
  const aggregates = [...bounds(time, span, frame), ...shown]
  const names = [...keys, ...aggregates].map((c) => c.name.toLowerCase())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) frame.refuse(`two fields named \`${twice}\` after \`transaction\``, span)
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
