import type { FunctionId } from '../../../functions/index.ts'
import { aggregateCall, type Column, call, type Expr, literal, long, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { type Ast, plainName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { carried, restored } from '../carried.ts'
import type { Lowering } from '../lowering.ts'
import { named, projected } from '../operators/operator.ts'
import { constantNumber, isInteger, toText } from '../values.ts'
import { nothing, type PluginLowering } from './plugin.ts'

const EVERY_ROW = 1_000_000_000n

/** More bins than this from start to end are refused, as are more to look back over. */
const MOST_BINS = 1_000_000n

/** 0001-01-01, where bins of datetimes begin. */
const FIRST_TICK = -621_355_968_000_000_000n

interface Arguments {
  readonly cx: Lowering
  readonly node: Ast
  readonly input: Rows
  readonly time: Column
  readonly dimensions: readonly Column[]
}

/** What a plugin over periods is called with, or `undefined` where that has no exact form. */
function argumentsOf(
  cx: Lowering,
  node: Ast,
  input: Rows,
  time: Ast | undefined,
  dimensions: readonly Ast[],
): Arguments | undefined {
  const column = columnNamed(input, time)
  const further = dimensions.flatMap((d) => columnNamed(input, d) ?? [])
  const isTime = column !== undefined && (column.type === 'datetime' || isInteger(column.type))
  const isPlain = further.length === dimensions.length && further.every((d) => d.type !== 'dynamic')
  return isTime && isPlain ? { cx, node, input, time: column, dimensions: further } : undefined
}

function columnNamed(input: Rows, node: Ast | undefined): Column | undefined {
  return node?.kind === 'NameReference' ? input.columns.find((c) => c.name === plainName(node)) : undefined
}

/** The constant as an integer: times as ticks. */
function ticks(cx: Lowering, node: Ast | undefined, environment: Environment): bigint | undefined {
  const value = node === undefined ? undefined : cx.expr(node, { environment })
  return value?.kind === 'literal' && typeof value.value === 'bigint' ? value.value : undefined
}

/** All constants, or `undefined` where one is none. */
function allTicks(cx: Lowering, nodes: readonly Ast[], environment: Environment): readonly bigint[] | undefined {
  const values = nodes.flatMap((n) => ticks(cx, n, environment) ?? [])
  return values.length === nodes.length ? values : undefined
}

/** The rows of each combination of the dimensions as a list, through the function, and back as rows. */
function overLists(
  { cx, node, input, time, dimensions }: Arguments,
  what: Expr,
  fn: FunctionId,
  constants: readonly Expr[],
): Rows {
  const { span } = node
  const list = cx.columns.fresh('rows', 'dynamic')
  const element = cx.columns.fresh('element', 'dynamic')
  const keys = dimensions.map((d): Computed => ({ ...cx.columns.fresh(d.name, d.type), expr: reference(d) }))
  const row = call('dynamic.array', [carried(what), carried(reference(time))], span)
  const lists: Plan = {
    kind: 'aggregate',
    input: input.plan,
    keys,
    aggregates: [{ ...list, expr: aggregateCall('agg.list', [row, long(EVERY_ROW)], span) }],
    span,
  }
  const array = call(fn, [reference(list), ...constants], span)
  const plan: Plan = { kind: 'unnest', input: lists, array, element, outer: false, span }
  const columns = node.columns.map(({ name, type = 'dynamic' }, i): Computed => {
    const key = keys[i - 1]
    if (key !== undefined) return named(cx, name, reference(key))
    const place = i === 0 ? 0 : i - keys.length
    return named(cx, name, restored(cx, call('dynamic.element', [reference(element), long(place)], span), type))
  })
  return projected(plan, columns, span)
}

/** A plugin that follows users: `(id, time, constants ..., dimensions ...)`. */
function ofUsers(
  name: string,
  fn: FunctionId,
  constants: number,
  isExact: (values: readonly bigint[]) => boolean,
): PluginLowering {
  return (cx, node, args, input, environment) => {
    const [idNode, timeNode, ...rest] = args
    const id = columnNamed(input, idNode)
    const given = argumentsOf(cx, node, input, timeNode, rest.slice(constants))
    const values = allTicks(cx, rest.slice(0, constants), environment)
    const isPlain = id !== undefined && id.type !== 'dynamic' && id.type !== 'real'
    if (given === undefined || values?.length !== constants || !isPlain || !isExact(values)) {
      cx.refuse(node.span, `\`${name}\` with these arguments`)
      return nothing(cx, node)
    }
    const user = toText(cx, reference(id))
    return overLists(
      given,
      user,
      fn,
      values.map((v) => long(v)),
    )
  }
}

function isSpan(start: bigint, end: bigint, width: bigint): boolean {
  return width > 0n && end >= start && (end - start) / width <= MOST_BINS
}

/** `sliding_window_counts(id, time, start, end, lookback, bin, dimension ...)` (`sliding-window-counts-plugin.md`). */
export const lowerSlidingWindowCounts: PluginLowering = ofUsers(
  'sliding_window_counts',
  'period.sliding_counts',
  4,
  ([start = 0n, end = 0n, lookback = 0n, bin = 0n]) =>
    isSpan(start, end, bin) && lookback > 0n && lookback % bin === 0n && lookback / bin <= MOST_BINS,
)

/** `activity_counts_metrics(id, time, start, end, window, dimension ...)` (`activity-counts-metrics-plugin.md`). */
export const lowerActivityCountsMetrics: PluginLowering = ofUsers(
  'activity_counts_metrics',
  'period.activity_counts',
  3,
  ([start = 0n, end = 0n, window = 0n]) => isSpan(start, end, window),
)

/**
 * `active_users_count(id, time, start, end, lookback, period, least, bin, dimension ...)`
 * (`active-users-count-plugin.md`). Where periods begin is said only by its example, so that the start must be a
 * multiple of one.
 */
export const lowerActiveUsersCount: PluginLowering = ofUsers(
  'active_users_count',
  'period.active_counts',
  6,
  ([start = 0n, end = 0n, lookback = 0n, period = 0n, least = 0n, bin = 0n]) =>
    isSpan(start, end, bin) && lookback > 0n && period > 0n && least > 0n && start % period === 0n,
)

/** `rolling_percentile(value, percentile, index, bin, bins, dimension ...)` (`rolling-percentile-plugin.md`). */
export const lowerRollingPercentile: PluginLowering = (cx, node, args, input, environment) => {
  const [valueNode, percentNode, timeNode, widthNode, binsNode, ...dimensions] = args
  const value = columnNamed(input, valueNode)
  const given = argumentsOf(cx, node, input, timeNode, dimensions)
  const percent = percentNode === undefined ? undefined : constantNumber(cx.expr(percentNode, { environment }))
  const width = ticks(cx, widthNode, environment)
  const bins = ticks(cx, binsNode, environment)
  const isNumber = value !== undefined && (isInteger(value.type) || value.type === 'real')
  const isSize = width !== undefined && width > 0n && bins !== undefined && bins > 0n
  if (given === undefined || percent === undefined || !isNumber || !isSize || !(percent >= 0 && percent <= 100)) {
    cx.refuse(node.span, '`rolling_percentile` with these arguments')
    return nothing(cx, node)
  }
  const origin = given.time.type === 'datetime' ? FIRST_TICK : 0n
  return overLists(given, reference(value), 'period.sliding_percentiles', [
    literal('real', percent),
    long(origin),
    long(width),
    long(bins),
  ])
}
