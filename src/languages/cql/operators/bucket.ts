import type { Zone } from '../../../functions/java-zone.ts'
import { extend, limit, project } from '../../../plan/build.ts'
import { aggregateCall, and, call, type Expr, literal, long, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type * as Ast from '../ast.ts'
import { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { type Filled, fold, isWindow } from '../lower/fold.ts'
import { type Frame, type Group, type Sliding, where } from '../lower/frame.ts'
import { sortedBy, timed } from '../lower/rows.ts'
import { asLong, asReal, exists } from '../lower/value.ts'
import { WINDOW, widthOf } from '../lower/window-width.ts'
import { fromLocalTime, localTime, zoneOf } from '../lower/zone.ts'
import { greater, type Sized, searched, sizeOf } from './bucket-span.ts'
import { convertUnits } from './bucket-unit.ts'
import { keysOf } from './grouping.ts'

const HOUR = 3_600_000n

/** No fields of a query have these names. */
const PLACE = '\u0001place'
const WIDTH = '\u0001width'

/** How times become buckets: their begin as it is counted, and the time that this means. */
interface Buckets {
  readonly of: (time: Expr) => Expr
  readonly begin: (counted: Expr) => Expr
}

/**
 * Buckets are counted from 1970, on the clock of a zone. Where clocks are changed, buckets of more than an hour follow the
 * clock, and shorter ones the hours that pass.
 */
function bucketsIn(zone: Zone, { span, exact }: Sized): Buckets {
  const same = (counted: Expr): Expr => counted
  if (zone.kind === 'offset') {
    const offset = long(zone.ticks / 10_000n)
    if (zone.ticks === 0n) return { of: (time) => call('number.floor_to', [time, span]), begin: same }
    const local = (time: Expr): Expr => call('number.floor_to', [call('number.add', [time, offset]), span])
    return { of: (time) => call('number.subtract', [local(time), offset]), begin: same }
  }
  const toInstant = (time: Expr): Expr => call('convert.milliseconds_to_datetime', [time])
  const toTime = (instant: Expr): Expr => call('convert.datetime_to_milliseconds', [instant])
  const clock = (time: Expr): Expr => toTime(localTime(toInstant(time), zone))
  if (exact !== undefined && HOUR % exact === 0n) {
    const of = (time: Expr): Expr => {
      const local = clock(time)
      const ahead = call('number.subtract', [local, time])
      return call('number.subtract', [call('number.floor_to', [local, span]), ahead])
    }
    return { of, begin: same }
  }
  return {
    of: (time) => call('number.floor_to', [clock(time), span]),
    begin: (counted) => toTime(fromLocalTime(toInstant(counted), zone)),
  }
}

/** The calls of `window()` among the functions. */
function windowsIn(value: Ast.Expr | undefined): readonly Ast.Call[] {
  switch (value?.kind) {
    case 'call':
      return isWindow(value) ? [value] : value.args.flatMap((arg) => windowsIn(arg.value))
    case 'array':
      return value.items.flatMap(windowsIn)
    case 'assignment':
      return windowsIn(value.value)
    case 'subquery':
      return value.pipeline.steps.flatMap((step) =>
        step.kind === 'call'
          ? windowsIn(step.call)
          : step.kind === 'stats'
            ? step.items.flatMap(windowsIn)
            : step.kind === 'assign'
              ? windowsIn(step.value)
              : [],
      )
    default:
      return []
  }
}

/** Every event once for each bucket, from its own on, that a window over it ends in. */
function slid(frame: Frame, most: bigint, cx: Lowering): readonly [Frame, Expr] {
  const shifts = Array.from({ length: Number(most) }, (_, i) => call('dynamic.from', [long(i)]))
  const element = cx.columns.fresh('shift', 'dynamic')
  const { span } = frame.plan
  const array = call('dynamic.array', shifts)
  const each: Plan = { kind: 'unnest', input: frame.plan, array, element, outer: false, span }
  const shift = cx.columns.fresh('shift', 'long')
  const number = call('convert.text_to_long', [call('dynamic.to_text', [reference(element)])])
  return [{ ...frame, plan: extend(each, [{ ...shift, expr: number }], span) }, reference(shift)]
}

/** Buckets without events that are shown at most, and those over which windows slide. */
const MOST_FILLED = 1500
const MOST_SLID = 100_000

/** The buckets of the searched interval, else those from the first to the last event, with their places. */
function everyBucket(
  events: Frame,
  counted: Expr,
  most: bigint,
  buckets: Buckets,
  sized: Sized,
  cx: Lowering,
): { readonly plan: Plan; readonly counted: Expr; readonly place: Expr; readonly width: Expr } {
  const { span } = events.plan
  const interval = searched(cx)
  const bounds = [
    cx.columns.fresh('first', 'long'),
    cx.columns.fresh('last', 'long'),
    cx.columns.fresh('width', 'long'),
  ]
  const known = interval !== undefined && sized.exact !== undefined
  const ends = known ? [buckets.of(long(interval.start)), buckets.of(long(interval.last)), sized.span] : []
  const row: Plan = { kind: 'values', columns: [cx.columns.fresh('row', 'long')], rows: [[0n]], span }
  const single: Plan = known
    ? project(
        row,
        bounds.map((b, i): Computed => ({ ...b, expr: ends[i] ?? long(0) })),
        span,
      )
    : {
        kind: 'aggregate',
        input: events.plan,
        keys: [],
        aggregates: bounds.map((b, i) => ({
          ...b,
          expr: aggregateCall(i === 1 ? 'agg.max' : 'agg.min', [i === 2 ? sized.span : counted], span),
        })),
        span,
      }
  const [first, last, width] = bounds.map((b) => reference(b))
  const range = call(
    'array.range_of_integers',
    bounds.map((b) => reference(b)),
  )
  const isShort = call('compare.le', [
    call('number.subtract', [last ?? long(0), first ?? long(0)]),
    call('number.multiply', [width ?? long(0), long(most > 0n ? MOST_SLID : MOST_FILLED)]),
  ])
  const array = call('logic.case', [isShort, range, literal('dynamic', null)])
  const element = cx.columns.fresh('bucket', 'dynamic')
  const place = cx.columns.fresh('place', 'long')
  const plan: Plan = { kind: 'unnest', input: single, array, element, place, outer: false, span }
  const begin = call('convert.text_to_long', [call('dynamic.to_text', [reference(element)])])
  const bucket = cx.columns.fresh('_bucket', 'long')
  const held: Computed[] = [
    { ...bucket, expr: begin },
    { ...place, expr: reference(place) },
    ...bounds.slice(2).map((b): Computed => ({ ...b, expr: reference(b) })),
  ]
  const shown = width ?? sized.span
  return { plan: project(plan, held, span), counted: reference(bucket), place: reference(place), width: shown }
}

/** library.humio.com/data-analysis/functions-bucket.html and functions-timechart.html. */
function lowerBucket(series: string): (args: Arguments, frame: Frame, cx: Lowering) => Frame {
  return (args, frame, cx) => {
    const events = timed(frame, args.fn, args.span, cx)
    if (events === undefined) return frame
    const sized = sizeOf(args, events.frame, asLong(events.time), cx)
    const zone = zoneOf(args, cx.options.timeZone, cx)
    if (sized === undefined || zone === undefined) return frame
    const buckets = bucketsIn(zone, sized)
    const counted = cx.columns.fresh('_bucket', 'long')
    const begun = [{ ...counted, expr: buckets.of(asLong(events.time)) }]
    const placed: Frame = { ...sized.frame, plan: extend(sized.frame.plan, begun, args.span) }
    const groups = keysOf(args, series, placed, cx)
    const grouped = inBuckets(args, placed, reference(counted), groups, buckets, sized, cx)
    if (grouped === undefined) return frame
    const names = groups.map((g) => g.name)
    const width = grouped.fields.get(WIDTH) ?? sized.span
    const shown = new Map(grouped.fields)
    shown.delete(WIDTH)
    const converted = convertUnits({ ...grouped, fields: shown }, ['_bucket', ...names], width, args, cx)
    const kept = names.length === 0 ? converted : largestSeries(converted, names, args, cx)
    const first = kept.fields.get('_bucket')
    return first === undefined ? kept : sortedBy(kept, [{ expr: first, direction: 'asc', nulls: 'last' }], args.span)
  }
}

/** The events of each bucket folded; buckets without events are there, too, where nothing else divides the events. */
function inBuckets(
  args: Arguments,
  frame: Frame,
  counted: Expr,
  groups: readonly Group[],
  buckets: Buckets,
  sized: Sized,
  cx: Lowering,
): Frame | undefined {
  const functions = args.raw('function')
  const wide = sized.exact === undefined ? [{ name: WIDTH, expr: sized.span }] : []
  const keys: readonly Group[] = [{ name: '_bucket', expr: buckets.begin(counted) }, ...wide, ...groups]
  const windows = windowsIn(functions).map((w) => widthOf(new Arguments(cx, { call: w }, WINDOW), sized, cx))
  const widths = windows.flatMap((w) => (w === undefined ? [] : [w.most]))
  if (widths.length < windows.length) return undefined
  const most = widths.reduce(greater, 0n)
  if (frame.groups !== undefined) {
    if (most > 0n) cx.refuse('`window()` within a group', args.span)
    noteSparse(args, cx)
    return most > 0n ? undefined : fold(frame, keys, functions, args.span, args.fn, cx)
  }
  if (groups.length > 0 && most === 0n) {
    noteSparse(args, cx)
    return fold(frame, keys, functions, args.span, args.fn, cx)
  }
  const filled = (inner: Frame): Filled => withEveryBucket(inner, counted, groups, most, buckets, sized, cx)
  const folded = fold(frame, keys, functions, args.span, args.fn, cx, filled)
  if (searched(cx) === undefined) {
    const choice = 'the buckets go from the first to the last event, where LogScale shows the searched interval'
    cx.report.add('fidelity/choice', args.span, { topic: `\`${args.fn}()\``, choice })
  }
  const fields = new Map(folded.fields)
  const place = fields.get(PLACE)
  fields.delete(PLACE)
  const shown: Frame = { ...folded, fields }
  if (place === undefined || !isOnlyWindows(functions)) return shown
  const counting = { ...sized, span: fields.get(WIDTH) ?? sized.span }
  const least = call(
    'number.least',
    windowsIn(functions).flatMap((w) => widthOf(new Arguments(cx, { call: w }, WINDOW), counting, cx)?.width ?? []),
  )
  return where(shown, call('compare.ge', [call('number.add', [place, long(1)]), least]))
}

/** Nothing is left of the first buckets, which no window fills. */
function isOnlyWindows(value: Ast.Expr | undefined): boolean {
  if (value?.kind === 'array') return value.items.length > 0 && value.items.every(isOnlyWindows)
  return value?.kind === 'call' && isWindow(value)
}

function noteSparse(args: Arguments, cx: Lowering): void {
  const choice = 'buckets of a series or a group without events are left out'
  cx.report.add('fidelity/choice', args.span, { topic: `\`${args.fn}()\``, choice })
}

/** Every bucket beside its events: those of its own, and those of windows that end in it. */
function withEveryBucket(
  frame: Frame,
  counted: Expr,
  groups: readonly Group[],
  most: bigint,
  buckets: Buckets,
  sized: Sized,
  cx: Lowering,
): Filled {
  const all = everyBucket(frame, counted, most, buckets, sized, cx)
  const [slidden, shift] = most > 0n ? slid(frame, most, cx) : [frame, long(0)]
  const later = most > 0n ? call('number.add', [counted, call('number.multiply', [shift, sized.span])]) : counted
  const { span } = frame.plan
  // No event is lost where there are too many buckets to show; but windows end with the last bucket, and series are
  // known from events, so that a bucket without any has none.
  const join = most === 0n ? 'full' : groups.length === 0 ? 'left' : 'inner'
  const on = call('compare.eq', [all.counted, later])
  const bucket = most === 0n ? call('logic.coalesce', [all.counted, counted]) : all.counted
  const plan: Plan = { kind: 'join', join, left: all.plan, right: slidden.plan, on, span }
  const sliding: Sliding = {
    shift,
    place: all.place,
    buckets: { ...sized, span: all.width },
  }
  const joined: Frame = { ...slidden, plan, ...(most > 0n ? { sliding } : {}) }
  const width = most === 0n ? call('logic.coalesce', [all.width, sized.span]) : all.width
  const keys = [
    { name: '_bucket', expr: buckets.begin(bucket) },
    { name: PLACE, expr: all.place },
    ...(sized.exact === undefined ? [{ name: WIDTH, expr: width }] : []),
    ...groups,
  ]
  return { frame: joined, keys, inside: exists(counted) }
}

/** Of the series those with the largest sum of all their numbers; the product's own limit is applied on demand. */
function largestSeries(frame: Frame, names: readonly string[], args: Arguments, cx: Lowering): Frame {
  const stated = args.number('limit')
  if (stated === undefined && !cx.options.vendorLimits) {
    const topic = `\`${args.fn}()\``
    const choice = 'all series are shown, where LogScale shows the 10 largest'
    cx.report.add('fidelity/choice', args.span, { topic, choice })
    return frame
  }
  if (frame.groups !== undefined) {
    cx.refuse(`the limit of series of \`${args.fn}()\` within a group`, args.span)
    return frame
  }
  const values = [...frame.fields].filter(([name]) => name !== '_bucket' && !names.includes(name))
  const amounts = values.map(([, expr]) => call('logic.coalesce', [asReal(expr), literal('real', 0)]))
  const amount = amounts.reduce((sum, value) => call('number.add', [sum, value]), literal('real', 0))
  const series = names.map((name) => frame.fields.get(name) ?? literal('string', null))
  const keys = series.map((expr): Computed => ({ ...cx.columns.fresh('series', expr.type), expr }))
  const sum = aggregateCall('agg.sum', [amount], args.span)
  const total = { ...cx.columns.fresh('total', sum.type), expr: sum }
  const totals: Plan = { kind: 'aggregate', input: frame.plan, keys, aggregates: [total], span: args.span }
  const order = [{ expr: reference(total), direction: 'desc' as const, nulls: 'last' as const }]
  const largest = limit({ kind: 'sort', input: totals, keys: order, span: args.span }, stated ?? 10, args.span)
  const on = and(
    series.map((expr, i) => {
      const key = keys[i]
      return key === undefined ? literal('boolean', false) : call('logic.same', [expr, reference(key)])
    }),
  )
  return { ...frame, plan: { kind: 'join', join: 'semi', left: frame.plan, right: largest, on, span: args.span } }
}

const OPTIONS = ['function', 'buckets', 'minSpan', 'minspan', 'limit', 'timezone', 'timeZone', 'unit']

export const BUCKETS: Builtins = {
  bucket: { kind: 'table', names: ['span', 'field', ...OPTIONS], lower: lowerBucket('field') },
  timechart: { kind: 'table', names: ['series', 'span', ...OPTIONS], lower: lowerBucket('series') },
}
