import {
  type AggregateCall,
  aggregateCall,
  and,
  call,
  type Expr,
  literal,
  long,
  or,
  reference,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { type Frame, where } from '../lower/frame.ts'
import { asText, isMissing } from '../lower/value.ts'

/** The queries of `where=`: those of a list, or the only one. */
function clausesOf(args: Arguments, cx: Lowering): readonly Ast.Pipeline[] | undefined {
  const items = args.list('where')
  const clauses = items.flatMap((item) => (item.kind === 'subquery' ? [item.pipeline] : []))
  if (clauses.length === items.length && clauses.length > 0) return clauses
  const span = items.find((item) => item.kind !== 'subquery')?.span ?? args.span
  cx.report.add('type/mismatch', span, { what: '`where`', expected: 'queries in braces', found: 'something else' })
  return undefined
}

/** The events whose key has an event for every clause, and what each clause asks of an event. */
function sharing(
  args: Arguments,
  clauses: readonly Ast.Pipeline[],
  frame: Frame,
  negated: boolean,
  cx: Lowering,
): { readonly kept: Frame; readonly conditions: readonly Expr[] } {
  const { span } = args
  let { plan } = frame
  const conditions = clauses.map((clause) => {
    const end = cx.steps(clause.steps, { ...frame, plan, conditions: [], grows: true })
    plan = end.plan
    return and(end.conditions ?? [])
  })
  const events: Frame = { ...frame, plan }
  const fields = args.fields('field')
  const keys = fields.map((f) => asText(cx.field(frame, f.name, f.span)))
  if (keys.length === 0 || keys.some(isMissing)) {
    return { kept: negated ? events : where(events, literal('boolean', false)), conditions }
  }
  const keyColumns = keys.map((expr, i): Computed => {
    return { ...cx.columns.fresh(fields[i]?.name ?? 'key', 'string'), expr }
  })
  const counts = conditions.map((condition): Computed<AggregateCall> => {
    const count = aggregateCall('agg.count', [], span, condition)
    return { ...cx.columns.fresh('clause', count.type), expr: count }
  })
  const grouped: Plan = { kind: 'aggregate', input: plan, keys: keyColumns, aggregates: counts, span }
  const each = and(counts.map((c) => call('compare.gt', [reference(c), long(0)])))
  const right: Plan = { kind: 'filter', input: grouped, predicate: each, span }
  const on = and(
    keys.map((key, i) => {
      const column = keyColumns[i]
      return column === undefined ? literal('boolean', false) : call('compare.eq', [key, reference(column)])
    }),
  )
  const joined: Plan = { kind: 'join', join: negated ? 'anti' : 'semi', left: plan, right, on, span }
  return { kept: { ...frame, plan: joined }, conditions }
}

function lowerSelfJoinFilter(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  const clauses = clausesOf(args, cx)
  if (clauses === undefined || isGrouped(args, frame, cx)) return frame
  const { kept, conditions } = sharing(args, clauses, frame, negated, cx)
  return args.flag('prefilter', false) ? where(kept, or(conditions)) : kept
}

/**
 * Of the events whose key has an event for every clause, the values of some fields for each key. LogScale may give a few
 * more keys; these are exactly those asked for.
 */
function lowerSelfJoin(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const clauses = clausesOf(args, cx)
  if (clauses === undefined || isGrouped(args, frame, cx)) return frame
  const { kept, conditions } = sharing(args, clauses, frame, false, cx)
  const events = args.flag('prefilter', false) ? where(kept, or(conditions)) : kept
  const functions = (['collect', 'select'] as const).flatMap((name): Ast.Expr[] => {
    const fields = args.raw(name)
    if (fields === undefined) return []
    return [callOf(name === 'collect' ? 'collect' : 'selectLast', [{ value: fields, span: fields.span }], fields.span)]
  })
  const grouping = callOf(
    'groupBy',
    [
      ...given('field', args.raw('field')),
      ...given('function', { kind: 'array', items: functions, span: args.span }),
      ...given('limit', args.raw('limit')),
    ],
    args.span,
  )
  const step: Ast.Step = { kind: 'call', call: grouping, negated: false, span: args.span }
  const collated = cx.steps([step], events)
  if (!args.flag('postfilter', false)) return collated
  return clauses.reduce((f, clause) => cx.steps(clause.steps, f), collated)
}

function given(name: string, value: Ast.Expr | undefined): readonly Ast.Argument[] {
  if (value === undefined) return []
  return [{ name: { name, quoted: false, span: value.span }, value, span: value.span }]
}

function callOf(name: string, args: readonly Ast.Argument[], span: Span): Ast.Call {
  return { kind: 'call', name, nameSpan: span, args, close: span, span }
}

/** Inside a grouping the keys would have to be looked for in each group. */
function isGrouped(args: Arguments, frame: Frame, cx: Lowering): boolean {
  if (frame.groups === undefined) return false
  cx.refuse(`\`${args.fn}()\` inside another function`, args.span)
  return true
}

export const SELF_JOINS: Builtins = {
  // library.humio.com/data-analysis/functions-selfjoinfilter.html
  selfjoinfilter: {
    kind: 'table',
    negatable: true,
    names: ['field', 'where', 'prefilter'],
    required: ['field', 'where'],
    lower: lowerSelfJoinFilter,
  },
  // library.humio.com/data-analysis/functions-selfjoin.html
  selfjoin: {
    kind: 'table',
    names: ['field', 'where', 'collect', 'select', 'limit', 'prefilter', 'postfilter'],
    required: ['field', 'where'],
    lower: lowerSelfJoin,
  },
}
