import { type AggregateCall, aggregateCall, and, call, literal, long, reference } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { type Frame, tested, where } from '../lower/frame.ts'
import {
  joined,
  type Looking,
  lookupOf,
  oneRow,
  refusedArguments,
  rowsOf,
  sameCount,
  subqueryOf,
} from '../lower/lookup.ts'
import { asText, isMissing } from '../lower/value.ts'

/** library.humio.com/data-analysis/functions-join.html */
function lowerJoin(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  if (refusedArguments(args, ['start', 'end', 'repo', 'view', 'live'], cx)) return frame
  const rows = rowsOf('max', 200_000, args, cx)
  if (rows === undefined) return frame
  const looking: Looking = { rows, ignoreCase: false }
  const pipeline = subqueryOf(args, 'query', cx)
  const fields = args.fields('field')
  const keys = args.has('key') ? args.fields('key') : fields
  if (pipeline === undefined || !sameCount(args, fields, keys, cx)) return frame
  const include = args.fields('include').map((f) => f.name)
  const lookup = cx.within((start) => lookupOf(cx.steps(pipeline.steps, start), keys, include, looking, args.span, cx))
  const mode = (args.text('mode') ?? 'inner').toLowerCase()
  return joined(frame, fields, lookup, negated ? 'anti' : mode === 'left' ? 'left' : 'inner', looking, args.span, cx)
}

/**
 * library.humio.com/data-analysis/functions-selfjoinfilter.html: events whose key has an event for every clause. LogScale
 * may keep a few more; this keeps exactly those.
 */
function lowerSelfJoinFilter(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const clauses = args.list('where').flatMap((item) => (item.kind === 'subquery' ? [item.pipeline] : []))
  const fields = args.fields('field')
  const conditions = clauses.map((clause) => and(cx.steps(clause.steps, tested(frame)).conditions ?? []))
  const keys = fields.map((f) => asText(cx.field(frame, f.name, f.span)))
  if (keys.length === 0 || keys.some(isMissing)) return where(frame, literal('boolean', false))
  const keyColumns = keys.map(
    (expr, i): Computed => ({ ...cx.columns.fresh(fields[i]?.name ?? 'key', 'string'), expr }),
  )
  const counts = conditions.map((condition): Computed<AggregateCall> => {
    const count = aggregateCall('agg.count', [], args.span, condition)
    return { ...cx.columns.fresh('clause', count.type), expr: count }
  })
  const grouped: Plan = { kind: 'aggregate', input: frame.plan, keys: keyColumns, aggregates: counts, span: args.span }
  const each = and(counts.map((c) => call('compare.gt', [reference(c), long(0)])))
  const right: Plan = { kind: 'filter', input: grouped, predicate: each, span: args.span }
  const on = and(
    keys.map((key, i) => {
      const column = keyColumns[i]
      return column === undefined ? literal('boolean', false) : call('compare.eq', [key, reference(column)])
    }),
  )
  const plan: Plan = { kind: 'join', join: 'semi', left: frame.plan, right, on, span: args.span }
  const kept: Frame = { ...frame, plan }
  if (!args.flag('prefilter', false)) return kept
  return where(kept, call('logic.or', conditions))
}

export const JOINS: Builtins = {
  join: {
    kind: 'table',
    negatable: true,
    inBranch: oneRow('max'),
    names: ['query', 'field', 'key', 'include', 'mode', 'max', 'limit', 'start', 'end', 'repo', 'view', 'live'],
    required: ['query', 'field'],
    lower: lowerJoin,
  },
  selfjoinfilter: {
    kind: 'table',
    names: ['field', 'where', 'prefilter'],
    required: ['field', 'where'],
    lower: lowerSelfJoinFilter,
  },
}
