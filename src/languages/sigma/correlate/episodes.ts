import { extend, filter, project } from '../../../plan/build.ts'
import {
  aggregateCall,
  type Column,
  call,
  type Expr,
  literal,
  long,
  or,
  reference,
  windowCall,
} from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { NO_SPAN } from '../../../source/text.ts'
import type { Points } from './holds.ts'
import type { CorrelationContext, Found } from './input.ts'
import { ifElse, partition, running, withWindows } from './rows.ts'

export interface Episodes {
  /** `@time`, `@until`, `@events` and the groups, in the order of time. */
  readonly plan: Plan
  readonly episodes: Found
  /** A row for each window that holds. */
  readonly windows: Found
}

/**
 * Every row knows the next end of a window that holds; it is in that window when that end is no later than the timespan
 * allows. Windows overlap when the end of the earlier one lies in the later.
 */
export function episodesOf(points: Points, span: bigint, source: string, cx: CorrelationContext): Episodes {
  const { ids } = cx
  const [end, before, begins] = [ids.fresh('end', 'long'), ids.fresh('before', 'long'), ids.fresh('begins', 'long')]
  const [episode, first] = [ids.fresh('episode', 'long'), ids.fresh('first', 'long')]
  const groups = partition(points)
  const at = reference(points.at)
  const held = ifElse(points.holds, at, literal('long', null))
  const ended = withWindows(points.plan, [
    { ...end, expr: running('window.min', [held], groups, { by: points.at, direction: 'desc' }) },
  ])
  const inside = filter(
    ended,
    call('logic.is_true', [call('compare.le', [call('number.subtract', [reference(end), at]), long(span)])]),
  )
  const orderBy = [{ expr: at, direction: 'asc', nulls: 'last' }] as const
  const previous = windowCall('window.previous', [reference(end), long(1)], { partitionBy: groups, orderBy })
  const known = withWindows(inside, [{ ...before, expr: previous }])
  const apart = call('compare.lt', [reference(before), call('number.subtract', [reference(end), long(span)])])
  const isNew = or([call('logic.is_null', [reference(before)]), apart])
  const marked = extend(known, [{ ...begins, expr: ifElse(isNew, long(1), long(0)) }])
  const numbered = withWindows(marked, [
    { ...episode, expr: running('window.sum', [reference(begins)], groups, { by: points.at }) },
  ])
  return {
    plan: shown(numbered, points, episode, cx),
    episodes: episodeRows(numbered, points, episode, source, cx),
    windows: windowRows(numbered, points, { end, episode, first }, source, cx),
  }
}

interface Folded {
  readonly plan: Plan
  readonly groups: readonly Column[]
  readonly begin: Column
  readonly until: Column
  readonly events: Column
}

function folded(
  input: Plan,
  points: Points,
  keys: readonly Column[],
  begin: Column,
  { ids }: CorrelationContext,
): Folded {
  const [from, until, events] = [ids.fresh('begin', 'long'), ids.fresh('until', 'long'), ids.fresh('events', 'long')]
  const plan: Plan = {
    kind: 'aggregate',
    input,
    keys: [...points.groups, ...keys].map((column) => ({ ...column, expr: reference(column) })),
    aggregates: [
      { ...from, expr: aggregateCall('agg.min', [reference(begin)]) },
      { ...until, expr: aggregateCall('agg.max', [reference(points.at)]) },
      { ...events, expr: aggregateCall('agg.sum', [reference(points.weight)]) },
    ],
    span: NO_SPAN,
  }
  return { plan, groups: points.groups, begin: from, until, events }
}

function datetime(column: Column): Expr {
  return call('number.with_type', [reference(column), literal('datetime', 0n)])
}

function shown(input: Plan, points: Points, episode: Column, cx: CorrelationContext): Plan {
  const { plan, begin, until, events, groups } = folded(input, points, [episode], points.begin, cx)
  const { ids } = cx
  const columns: readonly Computed[] = [
    { ...ids.fresh('@time', 'datetime'), expr: datetime(begin) },
    { ...ids.fresh('@until', 'datetime'), expr: datetime(until) },
    { ...ids.fresh('@events', 'long'), expr: reference(events) },
    ...groups.map((column) => ({ ...ids.fresh(column.name, column.type), expr: reference(column) })),
  ]
  const keys = [...columns.slice(0, 2), ...columns.slice(3)].map((column) => {
    return { expr: reference(column), direction: 'asc', nulls: 'last' } as const
  })
  return { kind: 'sort', input: project(plan, columns), keys, span: NO_SPAN }
}

function found(of: Folded, source: string): Found {
  const byName = new Map(of.groups.map((column) => [column.name, reference(column)]))
  return {
    source,
    plan: () => of.plan,
    time: datetime(of.until),
    begin: datetime(of.begin),
    weight: reference(of.events),
    textOf: (field) => byName.get(field),
  }
}

function episodeRows(input: Plan, points: Points, episode: Column, source: string, cx: CorrelationContext): Found {
  return found(folded(input, points, [episode], points.begin, cx), `${source} episodes`)
}

/** Each begins where its episode does, and stands for the events that no window before it had. */
function windowRows(
  input: Plan,
  points: Points,
  { end, episode, first }: { readonly end: Column; readonly episode: Column; readonly first: Column },
  source: string,
  cx: CorrelationContext,
): Found {
  const over = { partitionBy: partition(points, episode), orderBy: [] }
  const begun = withWindows(input, [{ ...first, expr: windowCall('window.min', [reference(points.begin)], over) }])
  return found(folded(begun, points, [episode, end], first, cx), `${source} windows`)
}
