import { filter, project } from '../../../plan/build.ts'
import { copyPlan } from '../../../plan/copy.ts'
import {
  aggregateCall,
  and,
  type Column,
  call,
  type Expr,
  literal,
  long,
  not,
  or,
  reference,
  type SortKey,
  type WindowCall,
  windowCall,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { NO_SPAN } from '../../../source/text.ts'
import type { Correlation } from '../ast.ts'
import type { CorrelationContext, Found } from './input.ts'
import { isTemporal, type Member } from './names.ts'

/** Rows of groups in time. All columns but the groups' and `value` are longs; times are ticks. */
export interface Rows {
  readonly plan: Plan
  readonly groups: readonly Column[]
  readonly at: Column
  readonly begin: Column
  /** How many events it stands for. */
  readonly weight: Column
}

export interface MatchedRows extends Rows {
  /** For each rule, 1 where the row is of it. Of temporal correlations only. */
  readonly hits: readonly Column[]
  /** Text of what `value_…` correlations go by, never null. */
  readonly value?: Column
}

/** What the rows of one source give for rules that read the same fields of it. */
interface Leg {
  readonly found: Found
  readonly groups: readonly Expr[]
  readonly values: readonly Expr[]
  readonly members: { readonly place: number; readonly matches: Expr | undefined }[]
}

const TRUE = literal('boolean', true)

export function partition(rows: Pick<Rows, 'groups'>, ...more: readonly Column[]): readonly Expr[] {
  return [...rows.groups, ...more].map((column) => reference(column))
}

/** A fold over the rows of a partition up to the current one. */
export function running(
  fn: WindowCall['fn'],
  args: readonly Expr[],
  partitionBy: readonly Expr[],
  ...order: readonly { readonly by: Column; readonly direction?: SortKey['direction'] }[]
): WindowCall {
  const orderBy = order.map(({ by, direction = 'asc' }): SortKey => ({ expr: reference(by), direction, nulls: 'last' }))
  return windowCall(fn, args, { partitionBy, orderBy })
}

export function ifElse(condition: Expr, then: Expr, otherwise: Expr): Expr {
  return call('logic.case', [condition, then, otherwise])
}

function ticks(time: Expr): Expr {
  return time.type === 'long' ? time : call('number.with_type', [time, literal('long', 0n)])
}

/**
 * All rows of the rules that belong to a group, at a time, and (of `value_…` types) have the values; `undefined` when
 * there can be none, which is reported.
 */
export function matchedRows(
  correlation: Correlation,
  members: readonly Member[],
  cx: CorrelationContext,
): MatchedRows | undefined {
  const legs = legsOf(correlation, members, cx)
  if (legs === undefined) return undefined
  const { ids } = cx
  const hitCount = isTemporal(correlation.type) ? members.length : 0
  const groups = correlation.groupBy.map(({ name }) => ids.fresh(name, 'string'))
  const [at, begin, weight] = ['at', 'begin', 'weight'].map((name) => ids.fresh(name, 'long'))
  if (at === undefined || begin === undefined || weight === undefined) return undefined
  const hits = members.slice(0, hitCount).map((_, i) => ids.fresh(`hit_${i + 1}`, 'long'))
  const value = correlation.type.startsWith('value_') ? ids.fresh('value', 'string') : undefined
  const columns = [...groups, at, begin, weight, ...hits, ...(value === undefined ? [] : [value])]
  const inputs = legs.map((leg) => legPlan(leg, columns, hitCount, correlation.type, cx))
  const plan: Plan = { kind: 'union', inputs, columns, span: correlation.span }
  return { plan, groups, at, begin, weight, hits, ...(value === undefined ? {} : { value }) }
}

function legsOf(
  correlation: Correlation,
  members: readonly Member[],
  cx: CorrelationContext,
): readonly Leg[] | undefined {
  const { groupBy, condition } = correlation
  const fields = condition?.kind === 'number' && correlation.type.startsWith('value_') ? condition.fields : []
  const carried = new Set<string>()
  const legs: Leg[] = []
  const lacking: (() => void)[] = []
  for (const [place, member] of members.entries()) {
    const found = (isTemporal(correlation.type) ? member.input.windows : undefined) ?? member.input.events
    const textOf = ({ name, span }: (typeof groupBy)[number]): readonly Expr[] => {
      const text = found.textOf(member.fieldOf(name))
      if (text !== undefined) carried.add(name)
      const parameters = { name: member.fieldOf(name), rule: member.reference.name }
      if (text === undefined) lacking.push(() => cx.report.add('schema/sigma-correlation-field', span, parameters))
      return text === undefined ? [] : [text]
    }
    const [groups, values] = [groupBy.flatMap(textOf), fields.flatMap(textOf)]
    if (groups.length < groupBy.length || values.length < fields.length) continue
    const own = printed([groups, values])
    const same = legs.find((leg) => leg.found.source === found.source && printed([leg.groups, leg.values]) === own)
    if (same === undefined) legs.push({ found, groups, values, members: [{ place, matches: found.matches }] })
    else same.members.push({ place, matches: found.matches })
  }
  const nowhere = [...groupBy, ...fields].filter(({ name }) => !carried.has(name))
  for (const { name, span } of nowhere) cx.report.add('schema/sigma-correlation-nowhere', span, { name })
  if (nowhere.length > 0) return undefined
  for (const tell of lacking) tell()
  return legs
}

function printed(exprs: readonly (readonly Expr[])[]): string {
  return JSON.stringify(exprs, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
}

function legPlan(
  leg: Leg,
  columns: readonly Column[],
  hitCount: number,
  type: Correlation['type'],
  { ids }: CorrelationContext,
): Plan {
  const { found, members } = leg
  const matching = or(members.map(({ matches }) => (matches === undefined ? TRUE : call('logic.is_true', [matches]))))
  const present = [found.time, ...leg.groups, ...leg.values].map((value) => not(call('logic.is_null', [value])))
  const hits = Array.from({ length: hitCount }, (_, place) => {
    const of = members.find((member) => member.place === place)
    if (of === undefined) return long(0)
    return of.matches === undefined ? long(1) : ifElse(of.matches, long(1), long(0))
  })
  const values = type.startsWith('value_') ? [oneValue(leg.values)] : []
  const exprs = [
    ...leg.groups,
    ticks(found.time),
    ticks(found.begin ?? found.time),
    found.weight ?? long(1),
    ...hits,
    ...values,
  ]
  const given = filter(found.plan(), and([matching, ...present]), NO_SPAN)
  const made = exprs.map((expr, i): Computed => {
    const like = columns[i]
    return { ...ids.fresh(like?.name ?? '', expr.type), expr }
  })
  return copyPlan(project(given, made), ids).plan
}

/** One value as it is, of several the list of them. */
function oneValue(values: readonly Expr[]): Expr {
  const [only] = values
  return values.length === 1 && only !== undefined ? only : call('dynamic.to_text', [call('dynamic.array', values)])
}

/** One row for each group and time. */
export function mergedByTime<R extends Rows>(
  rows: R,
  also: readonly { readonly column: Column; readonly fn: 'agg.sum' | 'agg.max' }[] = [],
): Plan {
  const fold = (column: Column, fn: 'agg.sum' | 'agg.max' | 'agg.min') => ({
    ...column,
    expr: aggregateCall(fn, [reference(column)]),
  })
  return {
    kind: 'aggregate',
    input: rows.plan,
    keys: [...rows.groups, rows.at].map((column) => ({ ...column, expr: reference(column) })),
    aggregates: [
      fold(rows.begin, 'agg.min'),
      fold(rows.weight, 'agg.sum'),
      ...also.map(({ column, fn }) => fold(column, fn)),
    ],
    span: NO_SPAN,
  }
}

export function withWindows(input: Plan, columns: readonly Computed<WindowCall>[]): Plan {
  return { kind: 'window', input, columns, span: NO_SPAN }
}

/** Every row twice: with 0 and with 1 in `edge`. */
export function twice(input: Plan, edge: Column): Plan {
  const right: Plan = { kind: 'values', columns: [edge], rows: [[0n], [1n]], span: NO_SPAN }
  return { kind: 'join', join: 'inner', left: input, right, on: TRUE, span: NO_SPAN }
}
