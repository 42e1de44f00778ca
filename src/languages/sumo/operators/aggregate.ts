import type { AggregateId } from '../../../functions/index.ts'
import { type AggregateCall, aggregateCall, type Expr, literal, reference, text } from '../../../plan/expr.ts'
import { type Computed, outputColumns } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { AggregateNode, Expression, Name } from '../ast.ts'
import { parseArguments } from '../expression-parser.ts'
import type { Frame } from '../frame.ts'
import { lowerExpression, numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'
import { printExpression, printName, printNames } from '../print-expression.ts'
import { toNumber, toText } from '../values.ts'
import { type OperatorDefinition, printBy } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/group-aggregate-operators/ */
export const AGGREGATE_WORDS = new Set([
  'count',
  'count_distinct',
  'sum',
  'avg',
  'min',
  'max',
  'pct',
  'pct_sampling',
  'stddev',
  'median',
  'first',
  'last',
  'values',
  'most_recent',
  'least_recent',
])

export const AGGREGATE: OperatorDefinition<'aggregate'> = {
  parse: (p, start) => {
    const calls = [parseAggregate(p)]
    let by: readonly Name[] = []
    while (p.acceptSymbol(',')) calls.push(parseAggregate(p))
    const [only] = calls
    if (isName(p) && !p.isWord('by', 'group')) {
      by = p.expectNames()
      if (p.isWord('by', 'group')) p.fail('`|`', ['a name with blanks is written `%"the name"`'])
    } else by = p.acceptBy()
    // `values(x) by y as z` is how its page writes the alias.
    const late = calls.length === 1 && only !== undefined && only.alias === undefined && by.length > 0
    if (late && p.acceptWord('as') !== undefined) {
      return { kind: 'aggregate', calls: [{ ...only, alias: p.expectName() }], by, span: p.spanFrom(start) }
    }
    return { kind: 'aggregate', calls, by, span: p.spanFrom(start) }
  },
  print: ({ calls, by }) => `${calls.map(printAggregate).join(', ')}${printBy(printNames(by))}`,
  lower: ({ calls, by, span }, frame) => lowerAggregate(calls, by, span, frame),
}

/** `count`, `count(*)`, `sum(x)`, each with an alias. */
export function parseAggregate(p: Parser): AggregateNode {
  const fn = p.expectName()
  const { start } = fn.span
  if (fn.quoted || !AGGREGATE_WORDS.has(fn.text.toLowerCase())) {
    p.at -= 1
    p.fail('an aggregate such as `count` or `sum(x)`')
  }
  let args: readonly Expression[] | undefined
  let star = false
  if (p.acceptSymbol('(')) {
    star = p.acceptSymbol('*') !== undefined
    if (star) p.expectSymbol(')')
    args = star ? [] : parseArguments(p)
  } else if (fn.text.toLowerCase() !== 'count') p.fail('`(`')
  const alias = p.acceptWord('as') === undefined ? undefined : p.expectName()
  return { fn, args, star, alias, span: p.spanFrom(start) }
}

/** A field on the same line, without `by` before it; text of a page may follow on the next line. */
function isName(p: Parser): boolean {
  const isOnLine = !p.text.slice(p.previousSpan.end, p.peek().span.start).includes('\n')
  return (p.is('word') || p.is('field')) && isOnLine
}

export function printAggregate({ fn, args, star, alias }: AggregateNode): string {
  const inside = star ? '*' : (args ?? []).map((a) => printExpression(a)).join(', ')
  return `${fn.text}${args === undefined ? '' : `(${inside})`}${alias === undefined ? '' : ` as ${printName(alias)}`}`
}

export interface Made {
  readonly name: string
  readonly call: AggregateCall
  /** Applied to the aggregate's column. */
  readonly after?: (value: Expr) => Expr
}

export function lowerAggregate(calls: readonly AggregateNode[], by: readonly Name[], span: Span, frame: Frame): void {
  const made = calls.flatMap((node) => makeAggregate(node, frame))
  const keys = by.map((name) => {
    const expr = frame.resolve(name)
    const key = expr.type === 'dynamic' ? toText(expr) : expr
    return { ...frame.columns.fresh(name.text, key.type), expr: key }
  })
  const names = [...by.map((n) => n.text), ...made.map((m) => m.name)].map((n) => n.toLowerCase())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) {
    frame.refuse(`two columns named \`${twice}\` after a group operator`, span, ['`as` gives one of them another name'])
  }
  const aggregates: Computed<AggregateCall>[] = made.map((m) => ({
    ...frame.columns.fresh(m.name, m.call.type),
    expr: m.call,
  }))
  frame.plan = { kind: 'aggregate', input: frame.plan, keys, aggregates, span }
  frame.fields = new Map()
  frame.hidden = new Map()
  frame.aggregated = true
  frame.keys = new Set(by.map((name) => name.text.toLowerCase()))
  const columns = outputColumns(frame.plan)
  for (const column of columns) frame.name(column.name, { id: column.id, name: column.name, type: column.type })
  for (const [i, { name, after }] of made.entries()) {
    const column = aggregates[i]
    if (after !== undefined && column !== undefined) frame.define([{ name, expr: after(reference(column)) }], span)
  }
  frame.order = keys.map((key) => ({ expr: reference(key), direction: 'asc', nulls: 'last' }))
}

/** Over no rows at all the product still answers `count` with 0 and the rest with null. */
export function makeAggregate(node: AggregateNode, frame: Frame): readonly Made[] {
  const { span } = node
  const fn = node.fn.text.toLowerCase()
  const alias = node.alias?.text
  const [first, ...others] = node.args ?? []
  if (fn === 'count' && first === undefined)
    return [{ name: alias ?? '_count', call: aggregateCall('agg.count', [], span) }]
  const most = fn === 'pct' || fn === 'pct_sampling' ? Number.POSITIVE_INFINITY : 1
  if (first === undefined || others.length + 1 > most) {
    const found = node.args?.length ?? 0
    frame.report.add('type/argument-count', span, { name: node.fn.text, expected: '1 argument', found })
    return []
  }
  if (fn === 'most_recent' || fn === 'least_recent') return makeRecent(node, first, frame)
  const value = lowerExpression(first, frame)
  const one = (id: AggregateId, name: string, args: readonly Expr[] = [value]): readonly Made[] => [
    { name: alias ?? name, call: aggregateCall(id, args, span) },
  ]
  switch (fn) {
    case 'count':
      return one('agg.count_value', '_count')
    case 'count_distinct':
      return one('agg.count_distinct', '_count_distinct', [toText(value)])
    case 'sum':
      return one('agg.sum', '_sum', [toNumber(value)])
    case 'avg':
      return one('agg.avg', '_avg', [toNumber(value)])
    case 'min':
      return one('agg.min', '_min', [toNumber(value)])
    case 'max':
      return one('agg.max', '_max', [toNumber(value)])
    case 'stddev':
      frame.choose('`stddev`', 'the standard deviation of a sample, as no page says which it is', span)
      return one('agg.deviation_sample', '_stddev', [toNumber(value)])
    case 'values':
      return one('agg.join_distinct_text', '_values', [toText(value), text('\n')])
    case 'first':
      return one('agg.at_min', '_first', [value, frame.numbered(span)])
    case 'last':
      return one('agg.at_max', '_last', [value, frame.numbered(span)])
    default:
      return makePercentiles(node, value, others, frame)
  }
}

function makePercentiles(
  node: AggregateNode,
  value: Expr,
  others: readonly Expression[],
  frame: Frame,
): readonly Made[] {
  const { span } = node
  const [first] = node.args ?? []
  const field = first?.kind === 'field' ? first.name.text : 'value'
  const written = others.map((o) => (o.kind === 'number' ? o.text : undefined))
  const ranks = written.length === 0 ? ['50'] : written
  if (node.alias !== undefined && ranks.length > 1) {
    frame.refuse('one alias for several percentiles', node.alias.span)
  }
  frame.choose(`\`${node.fn.text}\``, 'the nearest rank, as no page says how it falls between two values', span)
  return ranks.flatMap((rank) => {
    const percent = rank === undefined ? Number.NaN : numberValue(rank)
    if (rank === undefined || !(percent >= 0 && percent <= 100)) {
      frame.report.add('type/not-constant', span, { what: 'a percentile from 0 to 100' })
      return []
    }
    const args = [toNumber(value), literal('real', percent)]
    const name = node.alias?.text ?? `_${field}_pct_${rank}`
    return [{ name, call: aggregateCall('agg.percentile_nearest', args, span) }]
  })
}

/** Over what `withtime` made (.../group-aggregate-operators/most-recent-least-recent/). */
function makeRecent(node: AggregateNode, argument: Expression, frame: Frame): readonly Made[] {
  const recent = node.fn.text.toLowerCase() === 'most_recent'
  const made = argument.kind === 'field' ? frame.fields.get(argument.name.text.toLowerCase())?.withTime : undefined
  if (made === undefined) {
    frame.refuse(`\`${node.fn.text}\` of a field that \`withtime\` did not make`, argument.span)
    return []
  }
  const fn = recent ? 'agg.at_max' : 'agg.at_min'
  const name = node.alias?.text ?? (recent ? '_mostrecent' : '_leastrecent')
  return [{ name, call: aggregateCall(fn, [made.value, made.time], node.span) }]
}
