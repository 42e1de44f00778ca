import { extend, filter, keep, project } from '../../../plan/build.ts'
import {
  and,
  boolean,
  type Column,
  call,
  type Expr,
  literal,
  long,
  not,
  or,
  reference,
  type WindowCall,
  windowCall,
} from '../../../plan/expr.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { Condition, CorrelationCondition } from '../ast.ts'
import { compared } from './compared.ts'
import type { CorrelationContext } from './input.ts'
import { type Member, placeOf } from './names.ts'
import { ifElse, type MatchedRows, mergedByTime, partition, type Rows, running, twice, withWindows } from './rows.ts'

/** One row for each group and time. */
export interface Points extends Rows {
  /** Whether the window that ends there holds; never null. */
  readonly holds: Expr
}

type Numbers = Extract<CorrelationCondition, { kind: 'number' }>

/** A window of the timespan that ends at each time at which a group has rows: whether the number of rows in it fits. */
export function eventCount(rows: MatchedRows, span: bigint, condition: Numbers, { ids }: CorrelationContext): Points {
  const [edge, at, sign, active] = ['edge', 'at', 'change', 'active'].map((name) => ids.fresh(name, 'long'))
  const count = ids.fresh('count', 'long')
  if (edge === undefined || at === undefined || sign === undefined || active === undefined)
    throw new Error('no columns')
  const counted = withOnes(rows, count)
  const merged = mergedByTime({ ...rows, plan: counted }, [{ column: count, fn: 'agg.sum' }])
  const isEnd = call('compare.eq', [reference(edge), long(1)])
  const edges = extend(twice(merged, edge), [
    { ...at, expr: ifElse(isEnd, call('number.add', [reference(rows.at), long(span + 1n)]), reference(rows.at)) },
    { ...sign, expr: ifElse(isEnd, call('number.negate', [reference(count)]), reference(count)) },
  ])
  const order = [{ by: at }, { by: edge, direction: 'desc' }] as const
  const summed = withWindows(edges, [
    { ...active, expr: running('window.sum', [reference(sign)], partition(rows), ...order) },
  ])
  const plan = filter(summed, call('compare.eq', [reference(edge), long(0)]))
  return { ...rows, plan, holds: compared(reference(active), condition) }
}

function withOnes(rows: Rows, count: Column): Plan {
  return extend(rows.plan, [{ ...count, expr: long(1) }])
}

/**
 * The number of distinct values: a value is in the window from each of its rows until its next one, or until the
 * timespan is over.
 */
export function valueCount(
  rows: MatchedRows,
  value: Column,
  span: bigint,
  condition: Numbers,
  { ids }: CorrelationContext,
): Points {
  const [next, edge, at] = [ids.fresh('next', 'long'), ids.fresh('edge', 'long'), ids.fresh('at', 'long')]
  const [sign, isRow, distinct] = [ids.fresh('change', 'long'), ids.fresh('row', 'long'), ids.fresh('distinct', 'long')]
  const [begin, weight] = [ids.fresh('begin', 'long'), ids.fresh('weight', 'long')]
  const merged = mergedByTime({ ...rows, groups: [...rows.groups, value] })
  const over = { partitionBy: partition(rows, value), orderBy: [ascending(rows.at)] }
  const followed = withWindows(merged, [
    { ...next, expr: windowCall('window.next', [reference(rows.at), long(1)], over) },
  ])
  const isEnd = call('compare.eq', [reference(edge), long(1)])
  const gone = call('number.add', [reference(rows.at), long(span + 1n)])
  const end = call('number.least', [call('logic.coalesce', [reference(next), gone]), gone])
  const edges = project(twice(followed, edge), [
    ...rows.groups.map(keep),
    { ...at, expr: ifElse(isEnd, end, reference(rows.at)) },
    { ...begin, expr: ifElse(isEnd, literal('long', null), reference(rows.begin)) },
    { ...weight, expr: ifElse(isEnd, long(0), reference(rows.weight)) },
    { ...sign, expr: ifElse(isEnd, long(-1), long(1)) },
    { ...isRow, expr: ifElse(isEnd, long(0), long(1)) },
  ])
  const merging = { plan: edges, groups: rows.groups, at, begin, weight }
  const points = mergedByTime(merging, [
    { column: sign, fn: 'agg.sum' },
    { column: isRow, fn: 'agg.max' },
  ])
  const summed = withWindows(points, [
    { ...distinct, expr: running('window.sum', [reference(sign)], partition(rows), { by: at }) },
  ])
  const plan = filter(summed, call('compare.eq', [reference(isRow), long(1)]))
  return { ...merging, plan, holds: compared(reference(distinct), condition) }
}

/** A measure of the numbers in the window; rows without a number are left out. */
export function valueMeasure(
  rows: MatchedRows,
  value: Column,
  span: bigint,
  how: { readonly measure: Measure; readonly condition: Numbers },
  { ids }: CorrelationContext,
): Points {
  const [number, measured] = [ids.fresh('number', 'real'), ids.fresh('measured', 'real')]
  const numbers = filter(
    extend(rows.plan, [{ ...number, expr: call('convert.text_to_real', [reference(value)]) }]),
    not(call('logic.is_null', [reference(number)])),
  )
  const over = { partitionBy: partition(rows), orderBy: [ascending(rows.at)], frame: { within: span } }
  const slid = withWindows(numbers, [{ ...measured, expr: windowOf(how.measure, reference(number), over) }])
  const plan = mergedByTime({ ...rows, plan: slid }, [{ column: measured, fn: 'agg.max' }])
  return { ...rows, plan, holds: compared(reference(measured), how.condition) }
}

/** A number is a percentile. */
export type Measure = 'sum' | 'average' | 'least' | 'greatest' | number

function windowOf(measure: Measure, number: Expr, over: Parameters<typeof windowCall>[2]): WindowCall {
  switch (measure) {
    case 'sum':
      return windowCall('window.sum', [number], over)
    case 'average':
      return windowCall('window.average', [number], over)
    case 'least':
      return windowCall('window.min', [number], over)
    case 'greatest':
      return windowCall('window.max', [number], over)
    default:
      return windowCall('window.percentile', [number, literal('real', measure)], over)
  }
}

function ascending(column: Column) {
  return { expr: reference(column), direction: 'asc', nulls: 'last' } as const
}

/** Which rules match within the window: each is in it when its latest row is. */
export function temporal(
  rows: MatchedRows,
  members: readonly Member[],
  { timespan, condition }: { readonly timespan: bigint; readonly condition: CorrelationCondition | undefined },
  { ids }: CorrelationContext,
): Points {
  const latest = rows.hits.map((_, i) => ids.fresh(`latest_${i + 1}`, 'long'))
  const windows = withWindows(
    mergedByHit(rows),
    latest.flatMap((column, i) => {
      const hit = rows.hits[i]
      return hit === undefined
        ? []
        : [
            {
              ...column,
              expr: running('window.max', [whereHit(hit, reference(rows.at))], partition(rows), { by: rows.at }),
            },
          ]
    }),
  )
  const since = call('number.subtract', [reference(rows.at), long(timespan)])
  const within = latest.map((column) => isTrue(call('compare.ge', [reference(column), since])))
  return { ...rows, plan: windows, holds: rulesHold(condition, within, members) }
}

function isTrue(condition: Expr): Expr {
  return call('logic.is_true', [condition])
}

function whereHit(hit: Column, value: Expr): Expr {
  return ifElse(call('compare.eq', [reference(hit), long(1)]), value, literal('long', null))
}

function mergedByHit(rows: MatchedRows): Plan {
  return mergedByTime(
    rows,
    rows.hits.map((column) => ({ column, fn: 'agg.max' })),
  )
}

function rulesHold(
  condition: CorrelationCondition | undefined,
  within: readonly Expr[],
  members: readonly Member[],
): Expr {
  if (condition === undefined) return and(within)
  return condition.kind === 'number'
    ? compared(numberOf(within), condition)
    : expressed(condition.condition, within, members)
}

function numberOf(conditions: readonly Expr[]): Expr {
  const ones = conditions.map((condition) => ifElse(condition, long(1), long(0)))
  return ones.reduce((sum, one) => call('number.add', [sum, one]))
}

function expressed(condition: Condition, within: readonly Expr[], members: readonly Member[]): Expr {
  const holds = (name: string): Expr => within[placeOf(name, members) ?? -1] ?? boolean(false)
  switch (condition.kind) {
    case 'name':
      return holds(condition.name)
    case 'of': {
      const all = condition.names.map(holds)
      if (all.length === 0) return boolean(false)
      if (condition.quantity === 'all') return and(all)
      return call('compare.ge', [numberOf(all), long(condition.quantity)])
    }
    case 'not':
      return not(expressed(condition.operand, within, members))
    default: {
      const operands = condition.operands.map((operand) => expressed(operand, within, members))
      return condition.kind === 'and' ? and(operands) : or(operands)
    }
  }
}

/**
 * Whether the rules match in their order within the window that ends with a row of the last: for each rule the latest
 * beginning of such a sequence up to it is carried on.
 */
export function temporalOrdered(rows: MatchedRows, timespan: bigint, { ids }: CorrelationContext): Points {
  let plan = mergedByHit(rows)
  let begun: Expr = reference(rows.at)
  const last = rows.hits.at(-1)
  for (const [i, hit] of rows.hits.slice(0, -1).entries()) {
    const column = ids.fresh(`begun_${i + 1}`, 'long')
    plan = withWindows(plan, [
      { ...column, expr: running('window.max', [whereHit(hit, begun)], partition(rows), { by: rows.at }) },
    ])
    begun = reference(column)
  }
  const inTime = call('compare.ge', [begun, call('number.subtract', [reference(rows.at), long(timespan)])])
  const ends = last === undefined ? boolean(false) : call('compare.eq', [reference(last), long(1)])
  return { ...rows, plan, holds: isTrue(and([ends, inTime])) }
}
