import type { AggregateId } from '../../functions/index.ts'
import { aggregateCall, call, type Expr, literal, long, reference } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { isNumeric } from '../../types/value.ts'
import { type Ast, kqlTypeName } from './ast.ts'
import { asPredicate } from './compare.ts'
import type { Aggregates, Lowering, Scope } from './lowering.ts'
import { constantInteger, constantNumber, convertTo, orEmpty, retype, toReal, toText } from './values.ts'

interface AggregateSite {
  readonly cx: Lowering
  readonly node: Ast
  readonly args: readonly Expr[]
  readonly filter: Expr | undefined
  readonly span: Span
  readonly add: (fn: AggregateId, args: readonly Expr[], filter?: Expr) => Expr
}

type Lowerer = (site: AggregateSite) => Expr | undefined

/** A sum over nothing is 0, not null (`summarize-operator.md`, "empty input"). */
const sum: Lowerer = ({ args: [value], add }) => {
  if (value === undefined) return undefined
  if (value.type === 'timespan') {
    const total = add('agg.sum', [retype(value, 'long')])
    return retype(call('logic.coalesce', [total, long(0)]), 'timespan')
  }
  if (!isNumeric(value.type)) return undefined
  const zero = value.type === 'real' ? literal('real', 0) : long(0)
  return call('logic.coalesce', [add('agg.sum', [value]), zero])
}

const avg: Lowerer = ({ cx, args: [value], add }) => {
  if (value === undefined) return undefined
  if (value.type === 'timespan' || value.type === 'datetime') {
    const mean = call('convert.real_to_long', [add('agg.avg', [retype(value, 'long')])])
    // A mean of ticks beyond 2^53 has lost its last digits.
    return value.type === 'timespan' ? retype(mean, 'timespan') : undefined
  }
  return isNumeric(value.type) ? add('agg.avg', [value]) : toMean(cx, value, add)
}

function toMean(cx: Lowering, value: Expr, add: AggregateSite['add']): Expr | undefined {
  return value.type === 'dynamic' ? add('agg.avg', [toReal(cx, value)]) : undefined
}

const extreme =
  (fn: 'agg.min' | 'agg.max'): Lowerer =>
  ({ args: [value], add }) => {
    if (value === undefined || value.type === 'dynamic' || value.type === 'guid') return undefined
    const found = add(fn, [value])
    return value.type === 'string' ? orEmpty(found) : found
  }

const LARGEST_SET = 1_048_576n

const collection =
  (fn: 'agg.list' | 'agg.set'): Lowerer =>
  ({ cx, args, add }) => {
    const [value, size] = args
    if (value === undefined) return undefined
    const limit = size === undefined ? LARGEST_SET : constantInteger(size)
    if (limit === undefined || limit <= 0n) return undefined
    // Arrays in `make_set` are flattened, and other dynamics compare as the product does: not as text.
    if (value.type === 'dynamic' && fn === 'agg.set') return undefined
    return add(fn, [elementOf(cx, value), long(limit > LARGEST_SET ? LARGEST_SET : limit)])
  }

/** What a list holds: datetimes, timespans and guids as their text. */
function elementOf(cx: Lowering, value: Expr): Expr {
  if (value.type === 'datetime') return call('time.to_text', [value])
  if (value.type === 'timespan') return call('time.span_to_text', [value])
  return value.type === 'guid' ? toText(cx, value) : value
}

const any: Lowerer = ({ args, add }) => {
  const [value, ...others] = args
  if (value === undefined || others.length > 0) return undefined
  const found = add('agg.any', [value])
  return value.type === 'string' ? orEmpty(found) : found
}

/** Exact, which is within what `dcount` promises (`dcount-aggregation-function.md`). */
const distinct: Lowerer = ({ args: [value], add }) =>
  value === undefined || value.type === 'dynamic' ? undefined : add('agg.count_distinct', [value])

const real =
  (fn: AggregateId): Lowerer =>
  ({ args: [value], add }) =>
    value !== undefined && isNumeric(value.type) ? add(fn, [value]) : undefined

const percentile: Lowerer = ({ args: [value, rank], add }) => {
  if (value === undefined || rank === undefined) return undefined
  const share = constantNumber(rank)
  if (share === undefined || share < 0 || share > 100) return undefined
  const at = literal('real', share, rank.span)
  if (value.type === 'datetime' || value.type === 'timespan') {
    return retype(add('agg.percentile_nearest', [retype(value, 'long'), at]), value.type)
  }
  return isNumeric(value.type) ? add('agg.percentile_nearest', [value, at]) : undefined
}

const count: Lowerer = ({ args, add }) => (args.length === 0 ? add('agg.count', []) : undefined)

/** Aggregates with one value; the flag says that the last argument is a condition on the rows. */
const AGGREGATES: Readonly<Record<string, { readonly lower: Lowerer; readonly conditional?: boolean }>> = {
  count: { lower: count },
  countif: { lower: count, conditional: true },
  sum: { lower: sum },
  sumif: { lower: sum, conditional: true },
  avg: { lower: avg },
  avgif: { lower: avg, conditional: true },
  min: { lower: extreme('agg.min') },
  minif: { lower: extreme('agg.min'), conditional: true },
  max: { lower: extreme('agg.max') },
  maxif: { lower: extreme('agg.max'), conditional: true },
  dcount: { lower: distinct },
  dcountif: { lower: distinct, conditional: true },
  count_distinct: { lower: distinct },
  count_distinctif: { lower: distinct, conditional: true },
  make_list: { lower: collection('agg.list') },
  make_list_if: { lower: collection('agg.list'), conditional: true },
  make_set: { lower: collection('agg.set') },
  make_set_if: { lower: collection('agg.set'), conditional: true },
  any: { lower: any },
  anyif: { lower: any, conditional: true },
  take_any: { lower: any },
  take_anyif: { lower: any, conditional: true },
  percentile: { lower: percentile },
  stdev: { lower: real('agg.deviation_sample') },
  stdevif: { lower: real('agg.deviation_sample'), conditional: true },
  stdevp: { lower: real('agg.deviation_population') },
  variance: { lower: real('agg.variance_sample') },
  varianceif: { lower: real('agg.variance_sample'), conditional: true },
}

/** Where a condition stands when it is not the last argument (`make_set_if(x, condition, size)`, `dcountif(x, condition, accuracy)`). */
const CONDITION_AT: Readonly<Record<string, number>> = {
  countif: 0,
  make_list_if: 1,
  make_set_if: 1,
  dcountif: 1,
}

export const AGGREGATE_NAMES: readonly string[] = [...Object.keys(AGGREGATES), 'arg_max', 'arg_min', 'percentiles']

export function isAggregate(name: string): boolean {
  return AGGREGATE_NAMES.includes(name)
}

/** Adds the aggregate to the `summarize` at hand and gives what stands for it in an expression. */
export function aggregateReference(
  cx: Lowering,
  node: Ast,
  name: string,
  nodes: readonly Ast[],
  scope: Scope,
  aggregates: Aggregates,
): Expr {
  const type = node.type ?? 'long'
  const definition = Object.hasOwn(AGGREGATES, name) ? AGGREGATES[name] : undefined
  if (definition === undefined) return cx.refused(node.span, `\`${name}\` at this place`, type)
  const args = nodes.map((n) => cx.expr(n, rowScope(scope)))
  let filter: Expr | undefined
  if (definition.conditional === true) {
    const at = CONDITION_AT[name] ?? args.length - 1
    const [condition] = args.splice(at, 1)
    if (condition === undefined) return cx.refused(node.span, `\`${name}\` without a condition`, type)
    filter = asPredicate(convertTo(cx, condition, 'boolean'))
  }
  const result = definition.lower({
    cx,
    node,
    args,
    filter,
    span: node.span,
    add: (fn, of) => addCall(cx, aggregates, fn, of, node.span, filter),
  })
  if (result === undefined) {
    const found = args.map((a) => kqlTypeName(a.type)).join(', ')
    return cx.refused(node.span, `\`${name}(${found})\``, type)
  }
  return { ...result, span: node.span }
}

/** Arguments of an aggregate see the rows and no other aggregate. */
export function rowScope(scope: Scope): Scope {
  const { aggregates: _, ...rest } = scope
  return rest
}

export function addCall(
  cx: Lowering,
  aggregates: Aggregates,
  fn: AggregateId,
  args: readonly Expr[],
  span: Span,
  filter?: Expr,
): Expr {
  const made = aggregateCall(fn, args, span, filter)
  const column = cx.columns.fresh(fn.replace('agg.', ''), made.type)
  aggregates.calls.push({ ...column, expr: made })
  return reference(column, span)
}
