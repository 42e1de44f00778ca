import { extend } from '../../../plan/build.ts'
import {
  type AggregateCall,
  aggregateCall,
  and,
  boolean,
  type Column,
  call,
  type Expr,
  literal,
  long,
  reference,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Aggregated } from './aggregated.ts'
import { Arguments } from './arguments.ts'
import { collectedRows } from './collected-rows.ts'
import type { Lowering } from './context.ts'
import { type Frame, type Group, tested } from './frame.ts'
import { asStored } from './value.ts'
import { WINDOW, widthOf } from './window-width.ts'

/** An aggregate with the filter of the composite that it stands in. */
export interface Item extends Aggregated {
  readonly only?: Expr
  /** More aggregates, of all rows whatever the filter; `finish` gets them last. */
  readonly beside?: readonly AggregateCall[]
}

/** A frame whose fields are exactly these. */
export function closed(frame: Frame, plan: Plan, fields: ReadonlyMap<string, Expr>, closedBy: string): Frame {
  const { conditions: _, grows: __, time: ___, ...rest } = frame
  return { ...rest, plan, fields, open: false, removed: new Set(), closedBy, aggregated: true, limited: false }
}

/** A row per distinct combination of the frame's groups and the keys; without any one row. */
export function aggregate(
  frame: Frame,
  keys: readonly Group[],
  items: readonly Item[],
  span: Span,
  closedBy: string,
  cx: Lowering,
): Frame {
  const outer = frame.groups ?? []
  const computed = [...outer, ...keys].map((g): Computed => {
    const expr = asStored(g.expr)
    return { ...cx.columns.fresh(g.name, expr.type), expr }
  })
  const aggregates: Computed<AggregateCall>[] = []
  const fields = new Map<string, Expr>(computed.slice(outer.length).map((k) => [k.name, reference(k)]))
  for (const item of items) {
    const filtered = item.calls.map((c) =>
      item.only === undefined ? c : aggregateCall(c.fn, c.args, c.span, onlyWhere(c, item.only)),
    )
    const parts = [...filtered, ...(item.beside ?? [])].map((c): Column => {
      const column = cx.columns.fresh(item.name, c.type)
      aggregates.push({ ...column, expr: c })
      return column
    })
    const [first] = parts
    if (first === undefined) continue
    fields.set(item.name, item.finish?.(parts.map((p) => reference(p))) ?? reference(first))
  }
  const plan: Plan = { kind: 'aggregate', input: frame.plan, keys: computed, aggregates, span }
  const groups = computed.slice(0, outer.length).map((k): Group => ({ name: k.name, expr: reference(k) }))
  return { ...closed(frame, plan, fields, closedBy), ...(outer.length === 0 ? {} : { groups }) }
}

function onlyWhere(aggregated: AggregateCall, only: Expr): Expr {
  return aggregated.filter === undefined ? only : and([only, aggregated.filter])
}

/** One entry of `function=`: aggregates that fold all events alike, or steps that make rows of their own. */
type Entry =
  | { readonly kind: 'items'; readonly lower: (frame: Frame) => readonly Item[] }
  | { readonly kind: 'rows'; readonly lower: (frame: Frame) => Frame; readonly mayBeEmpty: boolean }

/** The entries of `function=`: calls, `name := call`, `{steps}`, and lists of these. */
function entriesOf(value: Ast.Expr, cx: Lowering): readonly Entry[] {
  switch (value.kind) {
    case 'array':
      return value.items.flatMap((item) => entriesOf(item, cx))
    case 'call':
      return callEntries({ kind: 'call', call: value, negated: false, span: value.span }, cx)
    case 'assignment':
      if (value.value.kind !== 'call') break
      return callEntries(
        { kind: 'assign', target: value.target, dynamic: false, value: value.value, span: value.span },
        cx,
      )
    case 'subquery':
      return [subqueryEntry(value.pipeline, cx)]
    default:
      break
  }
  const expected = 'aggregate functions'
  cx.report.add('type/mismatch', value.span, { what: '`function`', expected, found: 'something else' })
  return []
}

/** The call of a step, and the field that it is assigned to. */
function callOf(step: Ast.Step): { readonly call: Ast.Call; readonly as?: Ast.FieldName } | undefined {
  if (step.kind === 'call') return { call: step.call }
  if (step.kind === 'assign' && !step.dynamic && step.value.kind === 'call') {
    return { call: step.value, as: step.target }
  }
  return undefined
}

function isStats(call: Ast.Call): boolean {
  return call.name.toLowerCase() === 'stats'
}

function callEntries(step: Ast.Step, cx: Lowering): readonly Entry[] {
  const found = callOf(step)
  if (found === undefined) return []
  const { call: called, as } = found
  const argument = called.args[0]?.value
  if (isStats(called) && called.args.length === 1 && argument !== undefined) return entriesOf(argument, cx)
  const kind = cx.kindOf(called.name)
  if (kind === 'table') {
    return [{ kind: 'rows', mayBeEmpty: false, lower: (frame) => cx.steps([step], frame) }]
  }
  if (kind === undefined) {
    cx.unknown(called)
    return []
  }
  if (kind !== 'aggregate') {
    cx.refuse(`\`${called.name}()\` as an aggregate within another`, called.nameSpan)
    return []
  }
  const rows = collectedRows(called, cx)
  if (rows !== undefined) return [{ kind: 'rows', mayBeEmpty: true, lower: rows }]
  if (isWindow(called)) return [{ kind: 'items', lower: (frame) => windowItems(called, frame, cx) }]
  const invocation = as === undefined ? { call: called } : { call: called, as }
  return [{ kind: 'items', lower: (frame) => ofOwnBucket(cx.aggregated(invocation, frame), frame) }]
}

export function isWindow(called: Ast.Call): boolean {
  return called.name.toLowerCase() === 'window'
}

/** Each event counts in its own bucket only. */
function ofOwnBucket(items: readonly Item[], { sliding }: Frame): readonly Item[] {
  if (sliding === undefined) return items
  const own = call('compare.eq', [sliding.shift, long(0)])
  return items.map((item) => ({ ...item, only: and([own, ...(item.only === undefined ? [] : [item.only])]) }))
}

/**
 * library.humio.com/data-analysis/functions-window.html: aggregates over the bucket and those before it; nothing for the
 * first buckets, before which there are not as many.
 */
function windowItems(called: Ast.Call, frame: Frame, cx: Lowering): readonly Item[] {
  const { sliding, ...plain } = frame
  const args = new Arguments(cx, { call: called }, WINDOW)
  const width = sliding === undefined || !args.valid ? undefined : widthOf(args, sliding.buckets, cx)?.width
  if (sliding === undefined) cx.refuse('`window()` outside of `timeChart()` and `bucket()`', called.nameSpan)
  if (sliding === undefined || width === undefined) return []
  const isWithin = call('compare.lt', [sliding.shift, width])
  return itemsOf(args.raw('function') ?? countOf(called.span), plain, cx).map((item): Item => {
    const beside = [sliding.place, width].map((e) => aggregateCall('agg.min', [e], called.span))
    const finish = (values: readonly Expr[]): Expr => {
      const [place = long(0), spanned = long(1)] = values.slice(-2)
      const own = values.slice(0, -2)
      const value = item.finish?.(own) ?? own[0] ?? long(0)
      const isFull = call('compare.ge', [call('number.add', [place, long(1)]), spanned])
      return call('logic.case', [isFull, value, literal(value.type, null)])
    }
    return {
      name: item.name,
      calls: item.calls,
      beside,
      finish,
      only: and([isWithin, ...(item.only === undefined ? [] : [item.only])]),
    }
  })
}

function countOf(span: Span): Ast.Expr {
  return { kind: 'call', name: 'count', nameSpan: span, args: [], close: span, span }
}

/** The aggregates of a step that does nothing but fold events; `undefined` for other steps. */
function foldingStep(step: Ast.Step, cx: Lowering): readonly Entry[] | undefined {
  const items = step.kind === 'stats' ? step.items : undefined
  const called = callOf(step)?.call
  const kind = called === undefined ? undefined : cx.kindOf(called.name)
  if (items === undefined && kind !== 'aggregate' && !(called !== undefined && isStats(called))) return undefined
  const entries = items === undefined ? callEntries(step, cx) : items.flatMap((item) => entriesOf(item, cx))
  return entries.every((e) => e.kind === 'items') ? entries : undefined
}

function isTableStep(step: Ast.Step, cx: Lowering): boolean {
  const called = callOf(step)?.call
  if (called === undefined) return step.kind === 'stats'
  return cx.kindOf(called.name) !== undefined && !cx.takesEvents(called)
}

/**
 * `{status=5* | count(as=errors)}`: the aggregate sees only what passes the steps before it; steps after it see its
 * result.
 */
function subqueryEntry(pipeline: Ast.Pipeline, cx: Lowering): Entry {
  const at = pipeline.steps.findIndex((step) => isTableStep(step, cx))
  const step = pipeline.steps[at]
  if (step === undefined) {
    cx.refuse('a subquery that does not end in an aggregate', pipeline.span)
    return { kind: 'items', lower: () => [] }
  }
  const before = pipeline.steps.slice(0, at)
  const after = pipeline.steps.slice(at + 1)
  const entries = foldingStep(step, cx)
  const items = (frame: Frame): readonly Item[] => {
    const inner = cx.steps(before, tested(frame))
    const conditions = inner.conditions ?? []
    const folded = (entries ?? []).flatMap((e) => (e.kind === 'items' ? e.lower(inner) : []))
    return conditions.length === 0 ? folded : folded.map((item) => where(item, and(conditions)))
  }
  const isFolded = entries !== undefined && !cx.needsPlan(before)
  if (isFolded && after.length === 0) return { kind: 'items', lower: items }
  const lower = (frame: Frame): Frame =>
    isFolded
      ? stepsOfGroups(frame, aggregate(frame, [], items(frame), step.span, 'a subquery', cx), after, cx)
      : stepsOfGroups(frame, frame, pipeline.steps, cx)
  const last = pipeline.steps.at(-1)
  const lastCall = last === undefined ? undefined : callOf(last)?.call
  const endsInOne = lastCall !== undefined && cx.kindOf(lastCall.name) === 'aggregate'
  return { kind: 'rows', mayBeEmpty: !endsInOne, lower }
}

/** Steps inside groups: an aggregate gives a row for each group, for those too of which no events are left. */
function stepsOfGroups(all: Frame, start: Frame, steps: readonly Ast.Step[], cx: Lowering): Frame {
  return steps.reduce((frame, step) => {
    const entries = frame.groups === undefined ? undefined : foldingStep(step, cx)
    if (entries === undefined) return cx.steps([step], frame)
    const { frame: events, inside } = inEveryGroup(all, frame, step.span, cx)
    const folded = entries.flatMap((e) => (e.kind === 'items' ? e.lower(events) : []))
    const counted = folded.map((item) => where(item, inside))
    return aggregate(events, [], counted, step.span, 'a subquery', cx)
  }, start)
}

/** The events that are left of each group, and one row for a group that has none, which `inside` tells from events. */
function inEveryGroup(
  frame: Frame,
  events: Frame,
  span: Span,
  cx: Lowering,
): { readonly frame: Frame; readonly inside: Expr } {
  const { groups = [] } = frame
  const keys = groups.map((g): Computed => ({ ...cx.columns.fresh(g.name, g.expr.type), expr: g.expr }))
  const left: Plan = { kind: 'aggregate', input: frame.plan, keys, aggregates: [], span }
  const marker = cx.columns.fresh('inside', 'boolean')
  const right = extend(events.plan, [{ ...marker, expr: boolean(true) }])
  const same = keys.map((key, i) => call('logic.same', [reference(key), events.groups?.[i]?.expr ?? reference(key)]))
  const plan: Plan = { kind: 'join', join: 'left', left, right, on: and(same), span }
  const all = keys.map((key): Group => ({ name: key.name, expr: reference(key) }))
  return { frame: { ...events, plan, groups: all }, inside: call('logic.is_true', [reference(marker)]) }
}

/** Events beside keys that are there without any; what tells an event is true for events. */
export interface Filled {
  readonly frame: Frame
  readonly keys: readonly Group[]
  readonly inside?: Expr
}

function where(item: Item, inside: Expr): Item {
  return { ...item, only: and([inside, ...(item.only === undefined ? [] : [item.only])]) }
}

/** The aggregates of `function=` where each gives one row. */
export function itemsOf(functions: Ast.Expr | undefined, frame: Frame, cx: Lowering): readonly Item[] {
  if (functions === undefined) return []
  return entriesOf(functions, cx).flatMap((entry) => {
    if (entry.kind === 'items') return entry.lower(frame)
    cx.refuse('a function that can give several rows', functions.span)
    return []
  })
}

/**
 * Folds the events of every group with the functions of `function=` (the number of events when it is not given). Rows of
 * several functions are combined each with each; a function without rows counts as one empty row
 * (library.humio.com/data-analysis/functions-stats.html).
 */
export function fold(
  frame: Frame,
  keys: readonly Group[],
  functions: Ast.Expr | undefined,
  span: Span,
  closedBy: string,
  cx: Lowering,
  filled?: (frame: Frame) => Filled,
): Frame {
  const count: Entry = {
    kind: 'items',
    lower: (inner) => ofOwnBucket([{ name: '_count', calls: [aggregateCall('agg.count', [], span)] }], inner),
  }
  const entries = functions === undefined ? [count] : entriesOf(functions, cx)
  const rows = entries.flatMap((e) => (e.kind === 'rows' ? [e] : []))
  const [only] = rows
  if (only === undefined) {
    const base = filled?.(frame) ?? { frame, keys }
    const items = entries.flatMap((e) => (e.kind === 'items' ? e.lower(base.frame) : []))
    const { inside } = base
    const counted = inside === undefined ? items : items.map((item) => where(item, inside))
    return aggregate(base.frame, base.keys, counted, span, closedBy, cx)
  }
  const [keyed, groups] = withKeys(frame, keys, cx)
  const inside: Frame = { ...keyed, ...(groups.length === 0 ? {} : { groups }) }
  const outer = frame.groups?.length ?? 0
  const isList = functions?.kind === 'array'
  if (entries.length === 1 && !(isList && only.mayBeEmpty)) return outward(only.lower(inside), outer, closedBy)
  const items = entries.flatMap((e) => (e.kind === 'items' ? e.lower(inside) : []))
  const base = aggregate(inside, [], items, span, closedBy, cx)
  return outward(
    rows.reduce((f, entry) => beside(f, entry.lower(inside), span, cx), base),
    outer,
    closedBy,
  )
}

/** The keys as columns of the plan, so that they outlast steps. */
function withKeys(frame: Frame, keys: readonly Group[], cx: Lowering): readonly [Frame, readonly Group[]] {
  const groups = [...(frame.groups ?? [])]
  let result = frame
  for (const { name, expr } of keys) {
    const stored = asStored(expr)
    const column = cx.columns.fresh(name, stored.type)
    result = { ...result, plan: extend(result.plan, [{ ...column, expr: stored }]) }
    groups.push({ name, expr: reference(column) })
  }
  return [result, groups]
}

/** Back outside of the innermost groups: their keys are fields. */
function outward(frame: Frame, outer: number, closedBy: string): Frame {
  const { groups = [], ...rest } = frame
  const fields = new Map<string, Expr>(groups.slice(outer).map((g) => [g.name, g.expr]))
  for (const [name, expr] of frame.fields) fields.set(name, expr)
  const result: Frame = { ...rest, fields, aggregated: true, closedBy: frame.open ? frame.closedBy : closedBy }
  return outer === 0 ? result : { ...result, groups: groups.slice(0, outer) }
}

/** The rows of both sides of each group; a side without rows is one empty row. */
function beside(left: Frame, right: Frame, span: Span, cx: Lowering): Frame {
  if (right.open) return besideEvents(left, right, span, cx)
  // Under columns of its own, for both sides may come from one plan.
  const kept: Computed[] = []
  const keep = (name: string, value: Expr): Expr => {
    const expr = asStored(value)
    const column = cx.columns.fresh(name, expr.type)
    kept.push({ ...column, expr })
    return reference(column)
  }
  const groups = (right.groups ?? []).map((g) => keep(g.name, g.expr))
  const added = [...right.fields].map(([name, expr]) => [name, keep(name, expr)] as const)
  const same = (left.groups ?? []).flatMap((g, i) => {
    const other = groups[i]
    return other === undefined ? [] : [call('logic.same', [g.expr, other])]
  })
  const on = same.length === 0 ? boolean(true) : and(same)
  const other: Plan = { kind: 'project', input: right.plan, columns: kept, span }
  const plan: Plan = { kind: 'join', join: 'left', left: left.plan, right: other, on, span }
  const fields = new Map(left.fields)
  for (const [name, expr] of added) fields.set(name, expr)
  return { ...left, plan, fields }
}

/** The same where the right side are events, which keep the fields that they came with. */
function besideEvents(left: Frame, events: Frame, span: Span, cx: Lowering): Frame {
  if (left.open) {
    cx.refuse('two functions that keep events side by side', span)
    return left
  }
  const groups = events.groups ?? []
  const same = (left.groups ?? []).flatMap((g, i) => {
    const other = groups[i]
    return other === undefined ? [] : [call('logic.same', [g.expr, other.expr])]
  })
  const on = same.length === 0 ? boolean(true) : and(same)
  const plan: Plan = { kind: 'join', join: 'left', left: left.plan, right: events.plan, on, span }
  const fields = new Map(events.fields)
  for (const [name, expr] of left.fields) fields.set(name, expr)
  return { ...events, plan, fields, ...(left.groups === undefined ? {} : { groups: left.groups }) }
}
