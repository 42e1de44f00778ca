import type { AggregateId } from '../../../functions/index.ts'
import { aggregateCall, call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Aggregated, Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { old } from '../lower/filter.ts'
import type { Frame } from '../lower/frame.ts'
import { asNumber, asReal, asText, isMissing } from '../lower/value.ts'

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
  if (args.has('limit') && (limit === undefined || limit < COLLECT_LIMIT)) {
    // Which values LogScale keeps is not documented, so a cut has no exact answer.
    cx.refuse('a `limit` of `collect()` below its default', args.raw('limit')?.span ?? args.span)
  } else if (limit !== undefined) {
    cx.report.add('fidelity/choice', args.span, {
      topic: '`collect()`',
      choice: 'all values are collected, whatever `limit` says',
    })
  }
  return args.fields('fields').map((field) => {
    const value = asText(cx.field(frame, field.name, field.span))
    const joined = args.flag('multival', true)
      ? aggregateCall('agg.join_distinct_text', [value, text(separator)], args.span)
      : newest(value, frame, cx, args)
    return { name: field.name, calls: [joined] }
  })
}

/** The value of the newest event; after an aggregate, of the last row. */
function newest(value: Expr, frame: Frame, cx: Lowering, args: Arguments) {
  const time = old(frame, '@timestamp', cx)
  return isMissing(time)
    ? aggregateCall('agg.last', [value], args.span)
    : aggregateCall('agg.at_max', [value, asNumber(time)], args.span)
}

function lowerSelectLast(args: Arguments, frame: Frame, cx: Lowering): readonly Aggregated[] {
  return args.fields('fields').map((field) => ({
    name: field.name,
    calls: [newest(cx.field(frame, field.name, field.span), frame, cx, args)],
  }))
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
  percentile: {
    kind: 'aggregate',
    names: ['field', 'percentiles', 'accuracy'],
    required: ['field'],
    lower: lowerPercentile,
  },
  collect: {
    kind: 'aggregate',
    names: ['fields', 'limit', 'separator', 'multival'],
    required: ['fields'],
    lower: lowerCollect,
  },
  selectlast: { kind: 'aggregate', names: ['fields'], required: ['fields'], lower: lowerSelectLast },
  selectfrommax: extreme('agg.at_max'),
  selectfrommin: extreme('agg.at_min'),
}
