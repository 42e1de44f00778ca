import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { fold } from '../lower/fold.ts'
import type { Frame, Group } from '../lower/frame.ts'
import { noteLimit } from '../lower/limit.ts'
import { MISSING } from '../lower/value.ts'

export function keysOf(args: Arguments, name: string, frame: Frame, cx: Lowering): readonly Group[] {
  return args.fields(name).map((f) => ({ name: f.name, expr: cx.field(frame, f.name, f.span) }))
}

/** library.humio.com/data-analysis/functions-groupby.html; a missing key makes a group of its own. */
function lowerGroupBy(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const keys = keysOf(args, 'field', frame, cx)
  const grouped = fold(frame, keys, args.raw('function'), args.span, args.fn, cx)
  return noteLimit(grouped, args, cx, { what: '`groupBy()`', byDefault: 20_000, most: 1_000_000 })
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
  groupby: { kind: 'table', names: ['field', 'function', 'limit'], required: ['field'], lower: lowerGroupBy },
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
