import { limit } from '../../../plan/build.ts'
import {
  type AggregateCall,
  aggregateCall,
  and,
  boolean,
  type Column,
  type Expr,
  reference,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type * as Ast from '../ast.ts'
import { Arguments } from '../lower/arguments.ts'
import type { Aggregated, Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { type Frame, where } from '../lower/frame.ts'
import { noteLimit } from '../lower/limit.ts'
import { exists, isMissing } from '../lower/value.ts'
import { AGGREGATES } from './aggregates.ts'

/** An aggregate with the filter of the composite that it stands in. */
interface Item extends Aggregated {
  readonly only?: Expr
}

/** The aggregates of `function=`: calls, `name := call`, and `{filter | call}`. */
function lowerItems(value: Ast.Expr | undefined, frame: Frame, cx: Lowering): readonly Item[] {
  if (value === undefined) return []
  switch (value.kind) {
    case 'array':
      return value.items.flatMap((item) => lowerItems(item, frame, cx))
    case 'call':
      return lowerCall(value, undefined, frame, cx)
    case 'assignment':
      if (value.value.kind === 'call') return lowerCall(value.value, value.target, frame, cx)
      break
    case 'subquery':
      return lowerComposite(value.pipeline, frame, cx)
    default:
      break
  }
  cx.report.add('type/mismatch', value.span, {
    what: '`function`',
    expected: 'aggregate functions',
    found: 'something else',
  })
  return []
}

function lowerCall(expr: Ast.Call, as: Ast.FieldName | undefined, frame: Frame, cx: Lowering): readonly Item[] {
  const name = expr.name.toLowerCase()
  const builtin = Object.hasOwn(AGGREGATES, name) ? AGGREGATES[name] : undefined
  if (builtin?.kind !== 'aggregate') {
    cx.refuse(`\`${expr.name}()\` as an aggregate within another`, expr.nameSpan)
    return []
  }
  const args = new Arguments(cx, as === undefined ? { call: expr } : { call: expr, as }, builtin)
  return args.valid ? builtin.lower(args, frame, cx) : []
}

/** `{status=5* | count(as=errors)}`: the aggregate sees only what passes the steps before it. */
function lowerComposite(pipeline: Ast.Pipeline, frame: Frame, cx: Lowering): readonly Item[] {
  const last = pipeline.steps.at(-1)
  const inner = cx.steps(pipeline.steps.slice(0, -1), { ...frame, conditions: [] })
  const conditions = inner.conditions ?? []
  const items =
    last?.kind === 'call' && !last.negated
      ? lowerCall(last.call, undefined, inner, cx)
      : last?.kind === 'assign' && last.value.kind === 'call'
        ? lowerCall(last.value, last.target, inner, cx)
        : undefined
  if (items === undefined) {
    cx.refuse('a subquery that does not end in an aggregate', pipeline.span)
    return []
  }
  return conditions.length === 0 ? items : items.map((item) => ({ ...item, only: and(conditions) }))
}

export interface Group {
  readonly name: string
  readonly expr: Expr
}

/** A row per distinct combination of the keys; without keys one row. */
export function aggregate(
  frame: Frame,
  groups: readonly Group[],
  items: readonly Item[],
  args: Arguments,
  cx: Lowering,
): Frame {
  const keys = groups.map((g): Computed => ({ ...cx.columns.fresh(g.name, g.expr.type), expr: g.expr }))
  const aggregates: Computed<AggregateCall>[] = []
  const fields = new Map<string, Expr>(keys.map((k) => [k.name, reference(k)]))
  const finished: { readonly name: string; readonly expr: Expr }[] = []
  for (const item of items) {
    const parts = item.calls.map((c): Column => {
      const filtered = item.only === undefined ? c : aggregateCall(c.fn, c.args, c.span, item.only)
      const column = cx.columns.fresh(item.name, filtered.type)
      aggregates.push({ ...column, expr: filtered })
      return column
    })
    const [first] = parts
    if (first === undefined) continue
    if (item.finish === undefined) fields.set(item.name, reference(first))
    else finished.push({ name: item.name, expr: item.finish(parts.map((p) => reference(p))) })
  }
  const plan: Plan = { kind: 'aggregate', input: frame.plan, keys, aggregates, span: args.span }
  for (const { name, expr } of finished) fields.set(name, expr)
  return closed(frame, plan, fields, args.fn)
}

/** A frame whose fields are exactly these. */
export function closed(frame: Frame, plan: Plan, fields: ReadonlyMap<string, Expr>, closedBy: string): Frame {
  const { conditions: _, ...rest } = frame
  return { ...rest, plan, fields, open: false, removed: new Set(), closedBy, aggregated: true, limited: false }
}

/** What `function=` asks for; the number of events when it is not given. */
export function itemsOf(args: Arguments, frame: Frame, cx: Lowering): readonly Item[] {
  if (args.has('function')) return lowerItems(args.raw('function'), frame, cx)
  return [{ name: '_count', calls: [aggregateCall('agg.count', [], args.span)] }]
}

function keysOf(args: Arguments, frame: Frame, cx: Lowering): readonly Group[] {
  return args.fields('field').map((f) => ({ name: f.name, expr: cx.field(frame, f.name, f.span) }))
}

/** library.humio.com/data-analysis/functions-groupby.html; a missing key makes a group of its own. */
function lowerGroupBy(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const items = itemsOf(args, frame, cx)
  const grouped = aggregate(frame, keysOf(args, frame, cx), items, args, cx)
  return noteLimit(grouped, args, cx, { what: '`groupBy()`', byDefault: 20_000, most: 1_000_000 })
}

/** library.humio.com/data-analysis/functions-top.html: the most frequent values; events without one are left out. */
function lowerTop(args: Arguments, frame: Frame, cx: Lowering): Frame {
  for (const name of ['rest', 'percent', 'error']) {
    if (args.has(name) && args.text(name) !== 'false') {
      cx.refuse(`\`top(${name}=...)\``, args.raw(name)?.span ?? args.span)
      return frame
    }
  }
  const groups = keysOf(args, frame, cx)
  const present = groups.reduce(
    (f, g) => (isMissing(g.expr) ? where(f, boolean(false)) : where(f, exists(g.expr))),
    frame,
  )
  const by = args.has('sum') ? 'sum' : args.has('max') ? 'max' : 'count'
  const output = args.as?.name ?? `_${by}`
  const source: Ast.Call = {
    kind: 'call',
    name: by,
    nameSpan: args.span,
    args:
      by === 'count' ? [] : [{ value: args.raw(by) ?? { kind: 'array', items: [], span: args.span }, span: args.span }],
    close: args.span,
    span: args.span,
  }
  const items = lowerCall(source, { name: output, quoted: false, span: args.span }, frame, cx)
  const grouped = aggregate(present, groups, items, args, cx)
  const amount = grouped.fields.get(output)
  if (amount === undefined) return grouped
  const sorted: Plan = {
    kind: 'sort',
    input: grouped.plan,
    keys: [{ expr: amount, direction: 'desc', nulls: 'last' }],
    span: args.span,
  }
  return { ...grouped, plan: limit(sorted, args.number('limit') ?? 10, args.span) }
}

export const GROUPING: Builtins = {
  groupby: { kind: 'table', names: ['field', 'function', 'limit'], required: ['field'], lower: lowerGroupBy },
  stats: {
    kind: 'table',
    names: ['function'],
    lower: (args, frame, cx) => {
      const items = itemsOf(args, frame, cx)
      return aggregate(frame, [], items, args, cx)
    },
  },
  top: {
    kind: 'table',
    names: ['field', 'limit', 'sum', 'max', 'percent', 'rest', 'error'],
    required: ['field'],
    lower: lowerTop,
  },
}
