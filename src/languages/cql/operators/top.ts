import { aggregateCall, boolean, call, type Expr, literal, long, text } from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { aggregate, type Item } from '../lower/fold.ts'
import { type Frame, where } from '../lower/frame.ts'
import { limitRows } from '../lower/limit.ts'
import { windowed } from '../lower/rows.ts'
import { asNumber, asReal, asText, exists, isMissing } from '../lower/value.ts'
import { keysOf } from './grouping.ts'

/** What `top` sorts by: the number of events, or the sum or greatest of a field. */
function amountOf(args: Arguments, frame: Frame, cx: Lowering): Item {
  const by = args.has('sum') ? 'sum' : args.has('max') ? 'max' : 'count'
  const name = args.as?.name ?? `_${by}`
  if (by === 'count') return { name, calls: [aggregateCall('agg.count', [], args.span)] }
  const field = args.field(by)
  const value = field === undefined ? literal('real', null) : asNumber(cx.field(frame, field.name, field.span))
  return { name, calls: [aggregateCall(by === 'sum' ? 'agg.sum' : 'agg.max', [value], args.span)] }
}

/** library.humio.com/data-analysis/functions-top.html: the most frequent values; events without one are left out. */
function lowerTop(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const keys = keysOf(args, 'field', frame, cx)
  if (args.has('rest') && keys.length > 1) {
    cx.refuse('`top(rest=...)` over several fields', args.raw('rest')?.span ?? args.span)
    return frame
  }
  const present = keys.reduce((f, g) => where(f, isMissing(g.expr) ? boolean(false) : exists(g.expr)), frame)
  const item = amountOf(args, frame, cx)
  const grouped = aggregate(present, keys, [item], args.span, args.fn, cx)
  const amount = grouped.fields.get(item.name)
  if (amount === undefined) return grouped
  const shared = args.flag('percent', false) ? withShares(grouped, amount, args, cx) : grouped
  const plan: Plan = {
    kind: 'sort',
    input: shared.plan,
    keys: [{ expr: amount, direction: 'desc', nulls: 'last' }],
    span: args.span,
  }
  const sorted: Frame = { ...shared, plan }
  const count = args.number('limit') ?? 10
  return args.has('rest') ? withRest(sorted, item.name, count, args, cx) : limitRows(sorted, count, args.span, cx)
}

/** `percent=true`: the share of all events, or of the sum of all values. */
function withShares(grouped: Frame, amount: Expr, args: Arguments, cx: Lowering): Frame {
  const [frame, total] = windowed(grouped, 'window.sum', [asReal(amount)], {}, args.span, cx)
  const percent = call('number.divide_real', [call('number.multiply', [literal('real', 100), asReal(amount)]), total])
  return { ...frame, fields: new Map(frame.fields).set('percent', percent) }
}

/** `rest=label`: one more row for all values that are not shown, when there are any. */
function withRest(sorted: Frame, amount: string, count: number, args: Arguments, cx: Lowering): Frame {
  const label = text(args.text('rest') ?? '')
  const [placed, place] = windowed(sorted, 'window.row_number', [], {}, args.span, cx)
  const shown = call('compare.le', [place, long(count)])
  const group = call('number.least', [place, long(count + 1)])
  const items = [...placed.fields].map(([name, value]): Item => {
    const merge = args.has('max') && !args.has('sum') && name === amount ? 'agg.max' : 'agg.sum'
    if (name === amount || name === 'percent') return { name, calls: [aggregateCall(merge, [value], args.span)] }
    const named = call('logic.case', [shown, asText(value), label])
    return { name, calls: [aggregateCall('agg.min', [named], args.span)] }
  })
  const merged = aggregate(placed, [{ name: '', expr: group }], items, args.span, args.fn, cx)
  const fields = new Map(merged.fields)
  const order = fields.get('')
  fields.delete('')
  if (order === undefined) return merged
  const plan: Plan = {
    kind: 'sort',
    input: merged.plan,
    keys: [{ expr: order, direction: 'asc', nulls: 'last' }],
    span: args.span,
  }
  return { ...merged, fields, plan }
}

export const TOP: Builtins = {
  top: {
    kind: 'table',
    names: ['field', 'limit', 'sum', 'max', 'percent', 'rest', 'error'],
    required: ['field'],
    lower: lowerTop,
  },
}
