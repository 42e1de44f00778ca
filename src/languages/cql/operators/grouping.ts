import type { Span } from '../../../source/text.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { fold } from '../lower/fold.ts'
import type { Frame, Group } from '../lower/frame.ts'
import { noteLimit } from '../lower/limit.ts'
import { sortedBy, windowed } from '../lower/rows.ts'
import { MISSING } from '../lower/value.ts'

export function keysOf(args: Arguments, name: string, frame: Frame, cx: Lowering): readonly Group[] {
  return args.fields(name).map((f) => ({ name: f.name, expr: cx.field(frame, f.name, f.span) }))
}

/** library.humio.com/data-analysis/functions-groupby.html; a missing key makes a group of its own. */
function lowerGroupBy(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const keys = keysOf(args, 'field', frame, cx)
  const grouped = byGroup(fold(frame, keys, args.raw('function'), args.span, args.fn, cx), keys, args.span, cx)
  return noteLimit(grouped, args, cx, { what: '`groupBy()`', byDefault: 20_000, most: 1_000_000 })
}

/** Group after group where groups have several rows, each with its rows in their order. */
function byGroup(grouped: Frame, keys: readonly Group[], span: Span, cx: Lowering): Frame {
  if (grouped.plan.kind === 'aggregate' || grouped.groups !== undefined) return grouped
  const [placed, place] = windowed(grouped, 'window.row_number', [], {}, span, cx)
  const order = [...keys.flatMap(({ name }) => placed.fields.get(name) ?? []), place]
  return sortedBy(
    placed,
    order.map((expr) => ({ expr, direction: 'asc', nulls: 'last' })),
    span,
  )
}

/** library.humio.com/data-analysis/functions-sankey.html: the weight of every pair; `weight` is any one aggregate. */
function lowerSankey(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const [source, target] = ['source', 'target'].map((name): Group => {
    const field = args.field(name)
    const expr = field === undefined ? undefined : cx.field(frame, field.name, field.span)
    return { name, expr: expr ?? MISSING }
  })
  if (source === undefined || target === undefined) return frame
  const grouped = fold(frame, [source, target], args.raw('weight'), args.span, args.fn, cx)
  const weight = [...grouped.fields].find(([name]) => name !== 'source' && name !== 'target')
  const fields = new Map([...grouped.fields].filter(([name]) => name === 'source' || name === 'target'))
  if (weight !== undefined) fields.set('weight', weight[1])
  return { ...grouped, fields }
}

export const GROUPING: Builtins = {
  groupby: {
    kind: 'table',
    names: ['field', 'function', 'limit'],
    required: ['field'],
    // One of its page's examples names the fields one after another.
    listed: true,
    lower: lowerGroupBy,
  },
  stats: {
    kind: 'table',
    names: ['function'],
    lower: (args, frame, cx) => fold(frame, [], args.raw('function'), args.span, args.fn, cx),
  },
  sankey: {
    kind: 'table',
    names: ['source', 'target', 'weight'],
    required: ['source', 'target'],
    lower: lowerSankey,
  },
}
