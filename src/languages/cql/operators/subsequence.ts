import { aggregateCall, and, call, type Expr, literal, long, or, reference, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { aggregate, fold, type Item } from '../lower/fold.ts'
import { type Frame, type Group, tested, where } from '../lower/frame.ts'
import { sortedBy, timed, windowed } from '../lower/rows.ts'
import { asLong, asText } from '../lower/value.ts'
import { durationOf, inSequence, runningCount } from './sequence.ts'

/** No field of a query has this name. */
const PART = '\u0001part'

/** Folds each part of the rows, told apart by its number; the parts come out in their order. */
function foldParts(number: Expr, args: Arguments, frame: Frame, cx: Lowering): Frame {
  const folded = fold(frame, [{ name: PART, expr: number }], args.raw('function'), args.span, args.fn, cx)
  return inOrder(folded, args)
}

function inOrder(folded: Frame, args: Arguments): Frame {
  const fields = new Map(folded.fields)
  const part = fields.get(PART)
  fields.delete(PART)
  if (part === undefined) return folded
  const plan: Plan = {
    kind: 'sort',
    input: folded.plan,
    keys: [{ expr: part, direction: 'asc', nulls: 'last' }],
    span: args.span,
  }
  return { ...folded, fields, plan }
}

/** What `{filter}` or `test(...)` asks of an event. */
function conditionOf(name: string, args: Arguments, frame: Frame, cx: Lowering): Expr | undefined {
  const raw = args.raw(name)
  if (raw?.kind === 'subquery') {
    const inner = cx.steps(raw.pipeline.steps, tested(frame))
    return call('logic.is_true', [and(inner.conditions ?? [])], raw.span)
  }
  if (raw?.kind === 'call') {
    return call('logic.is_true', [cx.condition({ kind: 'call', call: raw, span: raw.span }, frame)], raw.span)
  }
  if (raw !== undefined) {
    const expected = 'a filter in braces'
    cx.report.add('type/mismatch', raw.span, { what: `\`${name}\``, expected, found: 'something else' })
  }
  return undefined
}

/** library.humio.com/data-analysis/functions-partition.html: a new part before, or after, each event that meets the condition. */
function lowerPartition(args: Arguments, events: Frame, cx: Lowering): Frame {
  const frame = inSequence(args, events, cx)
  if (frame === undefined) return events
  const condition = conditionOf('condition', args, frame, cx)
  if (condition === undefined) return frame
  const splitsAfter = (args.text('split') ?? 'before').toLowerCase() === 'after'
  const [placed, begins] = splitsAfter
    ? windowed(frame, 'window.previous', [condition, long(1)], {}, args.span, cx)
    : [frame, condition]
  const [counted, number] = runningCount(call('logic.is_true', [begins]), placed, args.span, cx)
  return foldParts(number, args, counted, cx)
}

/** The events in the order of their times, and their times. */
function byTime(args: Arguments, frame: Frame, cx: Lowering): readonly [Frame, Expr] | undefined {
  const events = timed(frame, args.fn, args.span, cx)
  if (events === undefined) return undefined
  const { time } = events
  return [sortedBy(events.frame, [{ expr: time, direction: 'asc', nulls: 'last' }], args.span), asLong(time)]
}

/** Whether more than `pause` has passed since the event before. */
function afterPause(time: Expr, pause: bigint, args: Arguments, frame: Frame, cx: Lowering): readonly [Frame, Expr] {
  const [placed, before] = windowed(frame, 'window.previous', [time, long(1)], {}, args.span, cx)
  const gap = call('number.subtract', [time, before])
  return [placed, call('logic.is_true', [call('compare.gt', [gap, long(pause)])])]
}

/** library.humio.com/data-analysis/functions-session.html: events no further apart than `maxpause`. */
function lowerSession(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const pause = args.has('maxpause') ? durationOf(args, 'maxpause', cx) : 900_000n
  const ordered = byTime(args, frame, cx)
  if (pause === undefined || ordered === undefined) return frame
  const [events, time] = ordered
  const [placed, begins] = afterPause(time, pause, args, events, cx)
  const [counted, number] = runningCount(begins, placed, args.span, cx)
  return foldParts(number, args, counted, cx)
}

/**
 * library.humio.com/data-analysis/functions-series.html: the values of fields in the order of time. With `startmatch` a
 * series begins with an event that matches, and events outside of one are left out; `endmatch` ends a series.
 */
function lowerSeries(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const longest = durationOf(args, 'maxduration', cx)
  if (args.has('maxduration') && longest === undefined) return frame
  const ordered = byTime(args, frame, cx)
  if (ordered === undefined) return frame
  let [events, time] = ordered
  const begins: Expr[] = []
  const starts = conditionOf('startmatch', args, events, cx)
  if (starts !== undefined) begins.push(starts)
  const ends = conditionOf('endmatch', args, events, cx)
  if (ends !== undefined) {
    const [placed, ended] = windowed(events, 'window.previous', [ends, long(1)], {}, args.span, cx)
    events = placed
    begins.push(call('logic.is_true', [ended]))
  }
  const pause = durationOf(args, 'maxpause', cx)
  if (pause !== undefined) {
    const [placed, paused] = afterPause(time, pause, args, events, cx)
    events = placed
    begins.push(paused)
  }
  const keys: Group[] = []
  if (begins.length > 0) {
    const [counted, number] = runningCount(or(begins), events, args.span, cx)
    events = counted
    keys.push({ name: PART, expr: number })
    if (starts !== undefined) {
      const isStart = call('logic.case', [starts, long(1), long(0)])
      const [marked, started] = windowed(events, 'window.sum', [isStart], { partitionBy: [number] }, args.span, cx)
      events = where(marked, call('compare.gt', [started, long(0)]))
    }
  }
  cx.report.add('fidelity/choice', args.span, {
    topic: '`series()`',
    choice: 'all values are kept, whatever their size',
  })
  if (longest !== undefined)
    return inOrder(shortSeries(events, keys, time, longest, starts !== undefined, args, cx), args)
  const separator = text(args.text('separator') ?? '\n')
  const first = aggregateCall('agg.min', [time], args.span)
  const last = aggregateCall('agg.max', [time], args.span)
  const items: Item[] = [
    { name: '@timestamp', calls: [first] },
    { name: '_duration', calls: [last, first], finish: (both) => call('number.subtract', both) },
    ...args.fields('collect').map((field): Item => {
      const value = asText(cx.field(frame, field.name, field.span))
      return { name: field.name, calls: [aggregateCall('agg.join_text', [value, separator], args.span)] }
    }),
  ]
  return inOrder(aggregate(events, keys, items, args.span, args.fn, cx), args)
}

/** As many events as any query has. */
const EVERY_EVENT = 2n ** 40n

/**
 * Series that are no longer than `maxduration`: the next event begins another. Where a series begins with a match, events
 * that are too late for it are in none.
 */
function shortSeries(
  frame: Frame,
  keys: readonly Group[],
  time: Expr,
  longest: bigint,
  isStarted: boolean,
  args: Arguments,
  cx: Lowering,
): Frame {
  const names = args.fields('collect')
  const values = names.map((f) => call('dynamic.from', [asText(cx.field(frame, f.name, f.span))]))
  const row = call('dynamic.array', [call('dynamic.from', [time]), ...values])
  const listed: Item = { name: PARTS, calls: [aggregateCall('agg.list', [row, long(EVERY_EVENT)], args.span)] }
  const folded = aggregate(frame, keys, [listed], args.span, args.fn, cx)
  const fields = new Map(folded.fields)
  const list = fields.get(PARTS)
  fields.delete(PARTS)
  if (list === undefined) return folded
  const settings = [long(longest), text(args.text('separator') ?? '\n'), literal('boolean', isStarted)]
  const array = call('array.series_within', [list, ...settings], args.span)
  const element = cx.columns.fresh('part', 'dynamic')
  const plan: Plan = { kind: 'unnest', input: folded.plan, array, element, outer: false, span: args.span }
  const at = (i: number): Expr => call('dynamic.to_text', [call('dynamic.element', [reference(element), long(i)])])
  const [first, last] = [0, 1].map((i) => call('convert.text_to_long', [at(i)]))
  if (first === undefined || last === undefined) return folded
  fields.set('@timestamp', first)
  fields.set('_duration', call('number.subtract', [last, first]))
  names.forEach((f, i) => {
    fields.set(f.name, at(i + 2))
  })
  return { ...folded, plan, fields }
}

const PARTS = '\u0001parts'

export const SUBSEQUENCES: Builtins = {
  partition: {
    kind: 'table',
    names: ['function', 'condition', 'split'],
    required: ['function', 'condition'],
    lower: lowerPartition,
  },
  session: { kind: 'table', names: ['function', 'maxpause'], lower: lowerSession },
  series: {
    kind: 'table',
    names: ['collect', 'separator', 'startmatch', 'endmatch', 'maxpause', 'maxduration', 'memlimit'],
    required: ['collect'],
    lower: lowerSeries,
  },
}
