import type { AggregateId } from '../../../functions/index.ts'
import { aggregateCall, and, call, type Expr, literal, long, or, text } from '../../../plan/expr.ts'
import type { Aggregated } from '../lower/aggregated.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import { COLLECT } from '../lower/collected-rows.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import { type Frame, tested } from '../lower/frame.ts'
import { orderingTime } from '../lower/rows.ts'
import { asNumber, asReal, asText, exists, isMissing, MISSING } from '../lower/value.ts'

function fieldOf(args: Arguments, frame: Frame, cx: Lowering, name = 'field'): Expr {
  const field = args.field(name)
  return field === undefined ? literal('string', null) : cx.field(frame, field.name, field.span)
}

/** Text that spells no number is left out; over none there is no result. */
function numeric(fn: AggregateId, output: string, finish?: Aggregated['finish']): Builtins[string] {
  return {
    kind: 'aggregate',
    names: ['field'],
    required: ['field'],
    lower: (args, frame, cx) => {
      const value = asNumber(fieldOf(args, frame, cx))
      const calls = [aggregateCall(fn, [value], args.span)]
      return [{ name: args.as?.name ?? output, calls, ...(finish === undefined ? {} : { finish }) }]
    },
  }
}

function zeroLike(value: Expr | undefined): Expr {
  return value?.type === 'real' ? literal('real', 0) : literal(value?.type ?? 'long', 0n)
}

/** library.humio.com/data-analysis/functions-count.html: with a field, only the events that have it. */
function lowerCount(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const name = args.as?.name ?? '_count'
  if (!args.has('field')) return [{ name, calls: [aggregateCall('agg.count', [], args.span)] }]
  const value = fieldOf(args, frame, cx)
  const distinct = args.flag('distinct', false)
  const counted = distinct ? asText(value) : value
  return [{ name, calls: [aggregateCall(distinct ? 'agg.count_distinct' : 'agg.count_value', [counted], args.span)] }]
}

/** library.humio.com/data-analysis/functions-percentile.html: `field_50`, ... */
function lowerPercentile(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const value = asReal(fieldOf(args, frame, cx))
  const prefix = args.as?.name ?? args.field('field')?.name ?? ''
  const wanted = args.has('percentiles') ? args.texts('percentiles') : ['50', '75', '99']
  const beyond = wanted.find((p) => p.trim() === '' || !(Number(p) >= 0 && Number(p) <= 100))
  if (beyond !== undefined) {
    const span = args.raw('percentiles')?.span ?? args.span
    const expected = 'numbers from 0 to 100'
    cx.report.add('type/mismatch', span, { what: '`percentiles`', expected, found: `\`${beyond}\`` })
    return []
  }
  return wanted.map((percentile) => ({
    name: `${prefix}_${percentile}`,
    calls: [aggregateCall('agg.percentile_lower', [value, literal('real', Number(percentile))], args.span)],
  }))
}

/** Distinct values that `collect()` keeps by default; a larger limit only lifts the cap. */
const COLLECT_LIMIT = 2000

/** library.humio.com/data-analysis/functions-collect.html: distinct values; their order is not documented, so ascending. */
function lowerCollect(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const separator = args.text('separator') ?? '\n'
  const limit = args.has('limit') ? args.number('limit') : undefined
  const most = limit !== undefined && limit < COLLECT_LIMIT ? limit : undefined
  if (limit !== undefined) {
    const choice = `${most === undefined ? 'all values are' : 'of many values the first in ascending order are'} collected`
    cx.report.add('fidelity/choice', args.span, { topic: '`collect(limit=...)`', choice })
  }
  return args.fields('fields').map((field) => {
    const value = asText(cx.field(frame, field.name, field.span))
    const joined =
      most === undefined
        ? aggregateCall('agg.join_distinct_text', [value, text(separator)], args.span)
        : aggregateCall('agg.set', [value, long(most)], args.span)
    const finish = (sets: readonly Expr[]): Expr => joinedSet(sets[0] ?? MISSING, separator)
    return { name: field.name, calls: [joined], ...(joined.fn === 'agg.set' ? { finish } : {}) }
  })
}

/** The texts of a set; of an empty one there is no value. */
function joinedSet(set: Expr, separator: string): Expr {
  const isEmpty = call('compare.eq', [call('dynamic.array_length', [set]), long(0)])
  return call('logic.case', [isEmpty, MISSING, call('dynamic.join_text', [set, text(separator)])])
}

/** The value of the newest event, or of those that `among` holds for; after an aggregate, of the last row. */
function newest(value: Expr, frame: Frame, cx: Lowering, args: Arguments, among?: Expr) {
  const time = orderingTime(frame, cx)
  return isMissing(time)
    ? aggregateCall('agg.last', [value], args.span, among)
    : aggregateCall('agg.at_max', [value, asNumber(time)], args.span, among)
}

/** library.humio.com/data-analysis/functions-selectlast.html: of each field the newest value that there is. */
function lowerSelectLast(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  return args.fields('fields').map((field) => {
    const value = cx.field(frame, field.name, field.span)
    return { name: field.name, calls: [newest(value, frame, cx, args, exists(value))] }
  })
}

/** library.humio.com/data-analysis/functions-selectfrommax.html: fields of the event with the greatest (least) value. */
function extreme(fn: 'agg.at_max' | 'agg.at_min'): Builtins[string] {
  return {
    kind: 'aggregate',
    names: ['field', 'include'],
    required: ['field', 'include'],
    lower: (args, frame, cx) => {
      const by = asNumber(fieldOf(args, frame, cx))
      return args.fields('include').map((field) => ({
        name: field.name,
        calls: [aggregateCall(fn, [cx.field(frame, field.name, field.span), by], args.span)],
      }))
    },
  }
}

/**
 * library.humio.com/data-analysis/functions-linreg.html: least squares over the events where both are numbers. `_r2` is the
 * adjusted coefficient, as the page's results are.
 */
function lowerLinearRegression(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const x = asReal(fieldOf(args, frame, cx, 'x'))
  const y = asReal(fieldOf(args, frame, cx, 'y'))
  const both = and([exists(x), exists(y)])
  const prefix = args.text('prefix') ?? '_'
  const made = (fn: AggregateId, values: readonly Expr[]) => aggregateCall(fn, values, args.span, both)
  const spread = [
    made('agg.covariance_population', [x, y]),
    made('agg.variance_population', [x]),
    made('agg.variance_population', [y]),
  ]
  /** There is no result when all values of a side are the same. */
  const finished =
    (make: (xy: Expr, xx: Expr, yy: Expr, rest: readonly Expr[]) => Expr) =>
    ([xy = MISSING, xx = MISSING, yy = MISSING, ...rest]: readonly Expr[]): Expr => {
      const flat = [xx, yy].map((v) => call('compare.eq', [v, literal('real', 0)]))
      const value = make(xy, xx, yy, rest)
      return call('logic.case', [or(flat), literal(value.type, null), value])
    }
  const count = made('agg.count', [])
  const [slope, intercept, r2, n] = ['slope', 'intercept', 'r2', 'n'].map((name) => `${prefix}${name}`)
  return [
    { name: slope ?? '', calls: spread, finish: finished((xy, xx) => ratio(xy, xx)) },
    {
      name: intercept ?? '',
      calls: [...spread, made('agg.avg', [y]), made('agg.avg', [x])],
      finish: finished((xy, xx, _, [my = MISSING, mx = MISSING]) =>
        call('number.subtract', [my, call('number.multiply', [ratio(xy, xx), mx])]),
      ),
    },
    {
      name: r2 ?? '',
      calls: [...spread, count],
      finish: finished((xy, xx, yy, [events = MISSING]) => {
        const squared = ratio(call('number.multiply', [xy, xy]), call('number.multiply', [xx, yy]))
        const one = literal('real', 1)
        const freedom = ratio(less(events, 1), less(events, 2))
        return call('number.subtract', [
          one,
          call('number.multiply', [call('number.subtract', [one, squared]), freedom]),
        ])
      }),
    },
    { name: n ?? '', calls: [...spread, count], finish: finished((_xy, _xx, _yy, [events = MISSING]) => events) },
  ]
}

function less(count: Expr, by: number): Expr {
  return asReal(call('number.subtract', [count, long(by)]))
}

/** Nothing when the divisor is 0. */
function ratio(dividend: Expr, divisor: Expr): Expr {
  const isZero = call('compare.eq', [divisor, literal('real', 0)])
  return call('logic.case', [isZero, literal('real', null), call('number.divide_real', [dividend, divisor])])
}

/** library.humio.com/data-analysis/functions-stddev.html: the page does not tell whether it divides by n or by n - 1. */
function lowerDeviation(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const value = asNumber(fieldOf(args, frame, cx))
  cx.report.add('fidelity/choice', args.span, { topic: '`stdDev()`', choice: 'the deviation of a population' })
  const calls = [aggregateCall('agg.deviation_population', [asReal(value)], args.span)]
  return [{ name: args.as?.name ?? '_stddev', calls }]
}

/** As many readings as any query has. */
const EVERY_READING = 2n ** 40n

/** library.humio.com/data-analysis/functions-counterasrate.html: growth per second; nothing where the counter falls. */
function lowerCounterAsRate(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const time = old(frame, '@timestamp', cx)
  if (isMissing(time) && !frame.open) {
    cx.refuse('`counterAsRate()` without `@timestamp`', args.span)
    return []
  }
  const [at, count] = [asReal(time), asReal(fieldOf(args, frame, cx))]
  const reading = call(
    'dynamic.array',
    [at, count].map((v) => call('dynamic.from', [v])),
  )
  const readings = aggregateCall(
    'agg.list',
    [reading, long(EVERY_READING)],
    args.span,
    and([exists(at), exists(count)]),
  )
  const finish = ([list = MISSING]: readonly Expr[]): Expr => call('number.counter_rate', [list], args.span)
  return [{ name: args.as?.name ?? '_rate', calls: [readings], finish }]
}

/** library.humio.com/data-analysis/functions-percentage.html: the share of events that pass the filter, from 0 to 100. */
function lowerPercentage(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const raw = args.raw('condition')
  if (raw?.kind !== 'subquery') {
    const expected = 'a filter in braces'
    cx.report.add('type/mismatch', raw?.span ?? args.span, { what: '`condition`', expected, found: 'something else' })
    return []
  }
  const inner = cx.steps(raw.pipeline.steps, tested(frame))
  const passing = aggregateCall('agg.count', [], args.span, and(inner.conditions ?? []))
  const all = aggregateCall('agg.count', [], args.span)
  const finish = ([some = MISSING, every = MISSING]: readonly Expr[]): Expr =>
    call('number.multiply', [ratio(asReal(some), asReal(every)), literal('real', 100)])
  return [{ name: args.as?.name ?? '_percentage', calls: [passing, all], finish }]
}

/** library.humio.com/data-analysis/functions-callfunction.html: one of these functions by its name. */
function lowerCallFunction(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  const name = (args.text('function') ?? '').toLowerCase()
  const builtin = ['avg', 'count', 'max', 'min', 'range', 'sum'].includes(name) ? AGGREGATES[name] : undefined
  if (builtin?.kind !== 'aggregate') {
    cx.refuse(`\`callFunction()\` of \`${name}\``, args.raw('function')?.span ?? args.span)
    return []
  }
  return builtin.lower(args, frame, cx).map((a) => ({ ...a, name: args.as?.name ?? '_function' }))
}

export const AGGREGATES: Builtins = {
  count: { kind: 'aggregate', names: ['field', 'distinct'], lower: lowerCount },
  // The sum of nothing is 0 (functions-accumulate.html shows it).
  sum: numeric('agg.sum', '_sum', (values) => call('logic.coalesce', [...values, zeroLike(values[0])])),
  avg: numeric('agg.avg', '_avg'),
  min: numeric('agg.min', '_min'),
  max: numeric('agg.max', '_max'),
  range: {
    kind: 'aggregate',
    names: ['field'],
    required: ['field'],
    lower: (args, frame, cx) => {
      const value = asNumber(fieldOf(args, frame, cx))
      return [
        {
          name: args.as?.name ?? '_range',
          calls: [aggregateCall('agg.max', [value], args.span), aggregateCall('agg.min', [value], args.span)],
          finish: (ends) => call('number.subtract', ends),
        },
      ]
    },
  },
  window: {
    kind: 'aggregate',
    names: ['function', 'span', 'buckets'],
    lower: (args, _, cx) => {
      cx.refuse('`window()` outside of `timeChart()` and `bucket()`', args.span)
      return []
    },
  },
  stddev: { kind: 'aggregate', names: ['field'], required: ['field'], lower: lowerDeviation },
  counterasrate: { kind: 'aggregate', names: ['field'], required: ['field'], lower: lowerCounterAsRate },
  percentile: {
    kind: 'aggregate',
    names: ['field', 'percentiles', 'accuracy'],
    required: ['field'],
    lower: lowerPercentile,
  },
  collect: { kind: 'aggregate', ...COLLECT, lower: lowerCollect },
  linreg: { kind: 'aggregate', names: ['x', 'y', 'prefix'], required: ['x', 'y'], lower: lowerLinearRegression },
  percentage: { kind: 'aggregate', names: ['condition'], required: ['condition'], lower: lowerPercentage },
  callfunction: {
    kind: 'aggregate',
    names: ['function', 'field'],
    required: ['function', 'field'],
    lower: lowerCallFunction,
  },
  selectlast: { kind: 'aggregate', names: ['fields'], required: ['fields'], lower: lowerSelectLast },
  selectfrommax: extreme('agg.at_max'),
  selectfrommin: extreme('agg.at_min'),
}
