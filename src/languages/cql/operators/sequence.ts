import { and, boolean, call, type Expr, literal, long, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import { old } from '../lower/filter.ts'
import { aggregate, type Item, itemsOf } from '../lower/fold.ts'
import { type Frame, type Group, put } from '../lower/frame.ts'
import { sortedBy, timed, windowed } from '../lower/rows.ts'
import { runningItems } from '../lower/running.ts'
import { asLong, asStored, isMissing } from '../lower/value.ts'

/**
 * The events in their order: functions of sequences stand after an aggregate (functions-sequence.html), or within a
 * grouping, where pages use them over events in the order of time.
 */
export function inSequence(args: Arguments, frame: Frame, cx: Lowering): Frame | undefined {
  if (frame.aggregated) return frame
  if (frame.groups === undefined) {
    cx.refuse(`\`${args.fn}()\` over events that no aggregate has ordered`, args.span)
    return undefined
  }
  const choice = 'the events of a group are taken in the order of their times'
  cx.report.add('fidelity/choice', args.span, {
    topic: `\`${args.fn}()\` over events that no aggregate has ordered`,
    choice,
  })
  const events = timed(frame, args.fn, args.span, cx)
  return events && sortedBy(events.frame, [{ expr: events.time, direction: 'asc', nulls: 'last' }], args.span)
}

/** library.humio.com/data-analysis/functions-neighbor.html: fields of the event so many places before or after. */
function lowerNeighbor(args: Arguments, events: Frame, cx: Lowering): Frame {
  const frame = inSequence(args, events, cx)
  if (frame === undefined) return events
  const distance = args.number('distance') ?? 1
  if (!Number.isInteger(distance) || distance < 1 || distance > 10_000) {
    const expected = 'a whole number from 1 to 10000'
    const span = args.raw('distance')?.span ?? args.span
    cx.report.add('type/mismatch', span, { what: '`distance`', expected, found: `\`${distance}\`` })
    return frame
  }
  const succeeding = (args.text('direction') ?? 'preceding').toLowerCase() === 'succeeding'
  const prefix = args.text('prefix')
  const values = args.fields('include').map((f) => [f.name, asStored(cx.field(frame, f.name, f.span))] as const)
  return values.reduce((f, [name, value]) => {
    const fn = succeeding ? 'window.next' : 'window.previous'
    const [placed, neighbor] = windowed(f, fn, [value, long(distance)], {}, args.span, cx)
    return put(placed, prefix === undefined ? name : `${prefix}.${name}`, neighbor, cx.columns)
  }, frame)
}

/** Which rows a row's window has, by the places of both within their group and by their times. */
type Reach = (here: Expr, there: Expr, now: Expr | undefined, then: Expr | undefined) => readonly Expr[]

/** Folds for every row the rows of its window. */
function overWindows(
  args: Arguments,
  frame: Frame,
  items: readonly Item[],
  cx: Lowering,
  reach: Reach,
  time?: Expr,
): Frame {
  const [rows, place] = windowed(frame, 'window.row_number', [], {}, args.span, cx)
  const groups = rows.groups ?? []
  const carried = [...groups.map((g) => g.expr), place, ...(time === undefined ? [] : [time])]
  const copies = carried.map((expr): Computed => ({ ...cx.columns.fresh('row', expr.type), expr }))
  const heads: Plan = { kind: 'project', input: rows.plan, columns: copies, span: args.span }
  const copied = copies.map((c) => reference(c))
  const keys = copied.slice(0, groups.length + 1)
  const here = copied[groups.length]
  if (here === undefined) return frame
  const sameGroup = groups.map((g, i) => call('logic.same', [g.expr, copied[i] ?? literal('string', null)]))
  const on = and([...sameGroup, ...reach(here, place, copied[groups.length + 1], time)])
  // A row whose window is empty has a result, too: that of no events.
  const pairs: Plan = { kind: 'join', join: 'left', left: heads, right: rows.plan, on, span: args.span }
  const inside = call('logic.not', [call('logic.is_null', [place])])
  const counted = items.map(
    (item): Item => ({ ...item, only: item.only === undefined ? inside : and([inside, item.only]) }),
  )
  const { groups: _, ...ungrouped } = frame
  const named = keys.map((expr, i): Group => ({ name: `\u0000${i}`, expr }))
  const folded = aggregate({ ...ungrouped, plan: pairs }, named, counted, args.span, args.fn, cx)
  const back = [...groups.map((g) => g.expr), place].map((expr, i) => {
    const key = folded.fields.get(`\u0000${i}`)
    return key === undefined ? boolean(false) : call('logic.same', [expr, key])
  })
  const plan: Plan = { kind: 'join', join: 'left', left: rows.plan, right: folded.plan, on: and(back), span: args.span }
  return counted.reduce(
    (f, { name }) => {
      const value = folded.fields.get(name)
      return value === undefined ? f : put(f, name, value, cx.columns)
    },
    { ...rows, plan } as Frame,
  )
}

function includesCurrent(args: Arguments): boolean {
  return (args.text('current') ?? 'include').toLowerCase() !== 'exclude'
}

function upToHere(args: Arguments): (here: Expr, there: Expr) => Expr {
  return (here, there) => call(includesCurrent(args) ? 'compare.le' : 'compare.lt', [there, here])
}

/** library.humio.com/data-analysis/functions-accumulate.html */
function lowerAccumulate(args: Arguments, events: Frame, cx: Lowering): Frame {
  const frame = inSequence(args, events, cx)
  if (frame === undefined) return events
  const items = itemsOf(args.raw('function'), frame, cx)
  const fast = runningItems(frame, items, { preceding: 'all', current: includesCurrent(args) }, args.span, cx)
  const before = upToHere(args)
  return fast ?? overWindows(args, frame, items, cx, (here, there) => [before(here, there)])
}

/** library.humio.com/data-analysis/functions-slidingwindow.html: the last so many events. */
function lowerSlidingWindow(args: Arguments, all: Frame, cx: Lowering): Frame {
  const frame = inSequence(args, all, cx)
  if (frame === undefined) return all
  const events = args.number('events')
  if (events === undefined) return frame
  if (!Number.isInteger(events) || events < 1 || events > 1000) {
    const expected = 'a whole number from 1 to 1000'
    const span = args.raw('events')?.span ?? args.span
    cx.report.add('type/mismatch', span, { what: '`events`', expected, found: `\`${events}\`` })
    return frame
  }
  const items = itemsOf(args.raw('function'), frame, cx)
  const fast = runningItems(frame, items, { preceding: events - 1, current: includesCurrent(args) }, args.span, cx)
  if (fast !== undefined) return fast
  const before = upToHere(args)
  const reach = includesCurrent(args) ? events - 1 : events
  return overWindows(args, frame, items, cx, (here, there) => [
    before(here, there),
    call('compare.ge', [there, call('number.subtract', [here, long(reach)])]),
  ])
}

/** library.humio.com/data-analysis/functions-slidingtimewindow.html: events less than `span` older. */
function lowerSlidingTimeWindow(args: Arguments, events: Frame, cx: Lowering): Frame {
  const frame = inSequence(args, events, cx)
  if (frame === undefined) return events
  const span = durationOf(args, 'span', cx)
  const field = args.field('timestampfield')
  const time = field === undefined ? old(frame, '@timestamp', cx) : cx.field(frame, field.name, field.span)
  if (span === undefined) return frame
  if (isMissing(time) && (field !== undefined || !frame.open)) {
    cx.refuse(`\`${args.fn}()\` without \`@timestamp\``, args.span)
    return frame
  }
  const items = itemsOf(args.raw('function'), frame, cx)
  const before = upToHere(args)
  const reach: Reach = (here, there, now, then) => {
    const bound = then === undefined || now === undefined ? [] : [within(now, then, span)]
    return [before(here, there), ...bound]
  }
  return overWindows(args, frame, items, cx, reach, asLong(time))
}

function within(now: Expr, then: Expr, span: bigint): Expr {
  return call('compare.gt', [then, call('number.subtract', [now, long(span)])])
}

/** A duration that the query states; its absence is for the caller to fill. */
export function durationOf(args: Arguments, name: string, cx: Lowering): bigint | undefined {
  const written = args.text(name)
  if (written === undefined) return undefined
  const found = durationMilliseconds(written)
  if (found === undefined || found <= 0n) {
    const expected = 'a duration such as `15m`'
    const span = args.raw(name)?.span ?? args.span
    cx.report.add('type/mismatch', span, { what: `\`${name}\``, expected, found: `\`${written}\`` })
    return undefined
  }
  return found
}

/** How often the condition has held so far, in the order of the rows. */
export function runningCount(condition: Expr, frame: Frame, span: Span, cx: Lowering): readonly [Frame, Expr] {
  const one = call('logic.case', [condition, long(1), long(0)])
  return windowed(frame, 'window.sum', [one], { frame: { preceding: 'all' } }, span, cx)
}

export const SEQUENCES: Builtins = {
  neighbor: {
    kind: 'table',
    names: ['include', 'prefix', 'direction', 'distance'],
    required: ['include'],
    lower: lowerNeighbor,
  },
  accumulate: { kind: 'table', names: ['function', 'current'], required: ['function'], lower: lowerAccumulate },
  slidingwindow: {
    kind: 'table',
    names: ['function', 'events', 'current'],
    required: ['function', 'events'],
    lower: lowerSlidingWindow,
  },
  slidingtimewindow: {
    kind: 'table',
    names: ['function', 'span', 'current', 'timestampfield'],
    required: ['function', 'span'],
    lower: lowerSlidingTimeWindow,
  },
}
