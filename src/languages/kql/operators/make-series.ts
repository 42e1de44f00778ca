import { filter } from '../../../plan/build.ts'
import { aggregateCall, and, call, type Expr, literal, long, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { isNumeric, TICKS_AT_YEAR_ONE, type ValueType } from '../../../types/value.ts'
import { rowScope } from '../aggregates.ts'
import { type Ast, kqlTypeName } from '../ast.ts'
import type { Environment, Rows } from '../binding.ts'
import { type Aggregates, type Lowering, rowsOf } from '../lowering.ts'
import { isInteger, retype, toDynamic, toReal } from '../values.ts'
import { named, type OperatorLowering, parameter, projected, refuseParameters } from './operator.ts'
import { lowerAggregate } from './summarize.ts'

/** Where the bins of a series lie. */
interface Bounds {
  readonly from: Ast | undefined
  readonly to: Ast | undefined
  readonly step: Ast
  /** `in range()`: bins count from zero, and the one that holds the end is the last. */
  readonly inclusive: boolean
}

/** Values of one type: ticks and integers as long, or reals. */
interface Axis {
  readonly type: ValueType
  readonly value: (cx: Lowering, expr: Expr) => Expr
}

const MOST_POINTS = 1_048_576n

/**
 * `make-series`: per group an array of each aggregate over evenly spaced bins, and the array of the bins
 * (`make-series-operator.md`).
 */
export const lowerMakeSeries: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node, ['kind'])
  const axisNode = node.child('OnClause')?.child('Expression')
  const bounds = boundsOf(node)
  if (axisNode === undefined || bounds === undefined) {
    cx.refuse(node.span, 'this form of `make-series`')
    return input
  }
  if (bounds.inclusive) {
    const choice = 'the bins reach from that of the first bound to that of the second, both whole'
    cx.note((node.child('RangeClause') ?? node).span, '`make-series` with `in range()`', choice)
  }
  const rows = { ...input }
  const scope = { environment, rows }
  const axisValue = cx.expr(axisNode, scope)
  const axis = axisOf(cx, axisValue, bounds, rows, environment)
  if (axis === undefined) {
    cx.refuse(axisNode.span, `\`make-series\` on ${kqlTypeName(axisValue.type)} with bounds of these types`)
    return input
  }
  const at = axis.value(cx, axisValue)
  const place = cx.columns.fresh('place', 'long')
  const here = limitsOf(cx, axis, bounds, rows, environment)
  const index = placeOf(at, here.origin, here.step)
  const keyNodes = node.child('ByClause')?.list('Expressions') ?? []
  const aggregates: Aggregates = { calls: [] }
  const keys = keyNodes.map((key, i): Computed => {
    const expr = cx.expr(key, rowScope(scope))
    if (expr.type === 'dynamic') cx.refuse(key.span, 'grouping by a dynamic')
    return named(cx, node.columns[i]?.name ?? '', expr)
  })
  const series = node
    .list('Aggregates')
    .map((part) => seriesOf(cx, part, { environment, rows, aggregates }, aggregates))
  const inside = [call('logic.not', [call('logic.is_null', [index])])]
  if (bounds.from !== undefined) inside.push(call('compare.ge', [index, firstPlace(here)]))
  if (here.end !== undefined) {
    inside.push(
      bounds.inclusive
        ? call('compare.le', [index, placeOf(here.end, here.origin, here.step)])
        : call('compare.lt', [at, here.end]),
    )
  }
  const binned: Plan = {
    kind: 'aggregate',
    input: filter(rows.plan, and(inside, node.span), node.span),
    keys: [...keys, { ...place, expr: index }],
    aggregates: aggregates.calls,
    span: node.span,
  }
  return gathered(cx, node, { axis, bounds, binned, keys, place: reference(place), series }, environment)
}

function boundsOf(node: Ast): Bounds | undefined {
  const clause = node.child('RangeClause')
  if (clause?.kind === 'MakeSeriesInRangeClause') {
    const [from, to, step] = clause.child('Arguments')?.list('Expressions') ?? []
    return step === undefined ? undefined : { from, to, step, inclusive: true }
  }
  const part = (name: string): Ast | undefined => clause?.child(name)?.child('Expression')
  const step = part('MakeSeriesStepClause')
  if (step === undefined) return undefined
  return { from: part('MakeSeriesFromClause'), to: part('MakeSeriesToClause'), step, inclusive: false }
}

/** `undefined` where the types of the axis and of its bounds do not go together. */
function axisOf(cx: Lowering, value: Expr, bounds: Bounds, rows: Rows, environment: Environment): Axis | undefined {
  const scope = { environment, rows: { ...rows }, hidesColumns: true }
  const ends = [bounds.from, bounds.to].flatMap((n) => (n === undefined ? [] : [cx.expr(n, scope)]))
  const step = cx.expr(bounds.step, scope)
  if (value.type === 'datetime' || value.type === 'timespan') {
    const fits = step.type === 'timespan' && ends.every((e) => e.type === value.type)
    return fits ? { type: value.type, value: (_, expr) => retype(expr, 'long') } : undefined
  }
  const all = [value, step, ...ends]
  if (!all.every((e) => isNumeric(e.type))) return undefined
  if (all.every((e) => isInteger(e.type))) return { type: 'long', value: (_, expr) => retype(expr, 'long') }
  return { type: 'real', value: toReal }
}

interface Limits {
  readonly origin: Expr
  readonly start: Expr | undefined
  readonly end: Expr | undefined
  readonly step: Expr
}

/** The bounds as values that stand beside the rows: a `toscalar` in them is joined there. */
function limitsOf(cx: Lowering, axis: Axis, bounds: Bounds, rows: Rows, environment: Environment): Limits {
  const lower = (node: Ast): Expr => axis.value(cx, cx.expr(node, { environment, rows, hidesColumns: true }))
  const start = bounds.from === undefined ? undefined : lower(bounds.from)
  const end = bounds.to === undefined ? undefined : lower(bounds.to)
  const zero = axis.type === 'real' ? literal('real', 0) : long(axis.type === 'datetime' ? TICKS_AT_YEAR_ONE : 0n)
  return { origin: start === undefined || bounds.inclusive ? zero : start, start, end, step: lower(bounds.step) }
}

/** The number of the bin that holds the value, counted from the origin; null unless the step is positive. */
function placeOf(value: Expr, origin: Expr, step: Expr): Expr {
  const [v, o, s] = [value, origin, step].map((e) =>
    e.kind === 'literal' && typeof e.value === 'bigint' ? e.value : undefined,
  )
  if (v !== undefined && o !== undefined && s !== undefined && s > 0n) return long(floorDivide(v - o, s))
  const offset = call('number.subtract', [value, origin])
  const floored = call('number.floor_to', [offset, step])
  if (value.type !== 'real') return call('number.divide_integer', [floored, step])
  return call('convert.real_to_long', [call('number.round', [call('number.divide_real', [floored, step]), long(0)])])
}

function floorDivide(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n)
}

function firstPlace({ start, origin, step }: Limits): Expr {
  return start === undefined || start === origin ? long(0) : placeOf(start, origin, step)
}

interface Series {
  readonly value: Expr
  readonly otherwise: Expr
}

/** An aggregate and what stands where no row is: 0 unless the text says otherwise. */
function seriesOf(
  cx: Lowering,
  node: Ast,
  scope: { readonly environment: Environment; readonly rows: Rows; readonly aggregates: Aggregates },
  aggregates: Aggregates,
): Series {
  const expression = node.child('Expression')
  const [value, ...others] = expression === undefined ? [] : lowerAggregate(cx, expression, scope, aggregates)
  if (value === undefined || others.length > 0 || !isNumeric(value.type)) {
    cx.refuse(node.span, 'a series of values that are no numbers')
    return { value: long(0), otherwise: literal('dynamic', '0') }
  }
  const given = node.child('DefaultExpression')?.child('Expression')
  const written = given === undefined ? long(0) : cx.expr(given, { environment: scope.environment })
  const otherwise = value.type === 'real' && isNumeric(written.type) ? toReal(cx, written) : written
  const fits = otherwise.kind === 'literal' && (otherwise.value === null || isNumeric(otherwise.type))
  if (!fits) cx.refuse((given ?? node).span, 'a default of a series that is no constant number')
  return { value, otherwise: toDynamic(otherwise) }
}

interface Binned {
  readonly axis: Axis
  readonly bounds: Bounds
  readonly binned: Plan
  readonly keys: readonly Computed[]
  readonly place: Expr
  readonly series: readonly Series[]
}

/** The bins of each group as arrays. */
function gathered(cx: Lowering, node: Ast, made: Binned, environment: Environment): Rows {
  const { axis, bounds, keys, place, series } = made
  const { span } = node
  const kind = parameter(node, 'kind')
  const always = kind?.text.trim() === 'nonempty'
  if (kind !== undefined && !always) cx.refuse(kind.span, `\`kind=${kind.text.trim()}\``)
  if (always && (keys.length > 0 || bounds.from === undefined || bounds.to === undefined)) {
    cx.refuse((kind ?? node).span, '`kind=nonempty` with `by` or without both bounds')
  }
  const points = cx.columns.fresh('points', 'dynamic')
  const first = cx.columns.fresh('first', 'long')
  const last = cx.columns.fresh('last', 'long')
  const point = call('dynamic.array', [toDynamic(place), ...series.map((s) => toDynamic(s.value))], span)
  const groups: Plan = {
    kind: 'aggregate',
    input: made.binned,
    keys: keys.map((key) => ({ ...key, expr: reference(key) })),
    aggregates: [
      { ...points, expr: aggregateCall('agg.list', [point, long(MOST_POINTS)], span) },
      { ...first, expr: aggregateCall('agg.min', [place], span) },
      { ...last, expr: aggregateCall('agg.max', [place], span) },
    ],
    span,
  }
  const some = call('logic.not', [call('logic.is_null', [reference(first)])])
  const rows = rowsOf(always ? groups : filter(groups, some, span))
  const limits = limitsOf(cx, axis, bounds, rows, environment)
  const start = bounds.from === undefined ? reference(first) : firstPlace(limits)
  const count = call('number.subtract', [endPlace(limits, bounds, reference(last)), start])
  const spread = series.map(({ otherwise }, i) =>
    call('axis.spread', [reference(points), long(i + 1), start, count, otherwise], span),
  )
  const columns = [...keys.map((key) => reference(key)), ...spread, axisArray(axis, limits, start, count)]
  return projected(
    rows.plan,
    columns.map((expr, i) => named(cx, node.columns[i]?.name ?? '', expr)),
    span,
  )
}

/** The place after the last bin. */
function endPlace(limits: Limits, bounds: Bounds, last: Expr): Expr {
  const { end, origin, step } = limits
  if (end === undefined) return next(last)
  const place = placeOf(end, origin, step)
  if (bounds.inclusive) return next(place)
  const width = call('number.multiply', [end.type === 'real' ? call('convert.integer_to_real', [place]) : place, step])
  const start = call('number.add', [origin, width])
  return call('logic.case', [call('compare.gt', [end, start]), next(place), place])
}

function next(place: Expr): Expr {
  return place.kind === 'literal' && typeof place.value === 'bigint'
    ? long(place.value + 1n)
    : call('number.add', [place, long(1)])
}

function axisArray(axis: Axis, { origin, step }: Limits, first: Expr, count: Expr): Expr {
  if (axis.type === 'real') return call('axis.reals', [origin, step, first, count])
  const start = call('number.add', [origin, call('number.multiply', [first, step])])
  const fn = axis.type === 'datetime' ? 'axis.datetimes' : axis.type === 'timespan' ? 'axis.timespans' : 'axis.integers'
  return call(fn, [start, step, count])
}
