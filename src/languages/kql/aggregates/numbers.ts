import type { AggregateId } from '../../../functions/index.ts'
import { call, type Expr, literal, long, or } from '../../../plan/expr.ts'
import { isNumeric } from '../../../types/value.ts'
import { constantJson, constantNumber, convertTo, isInteger, orEmpty, retype, toReal } from '../values.ts'
import { type AggregateLowerer, type AggregateSite, aggregateOf, UNLIMITED, withoutJsonNull } from './aggregate.ts'

/**
 * Number of rows, also of a value that may be null (`summarize-operator.md`, "The standard count function includes null
 * values"). The front end takes an argument of type bool for a condition, of which no page tells.
 */
export const count = aggregateOf(1, ([value], { add }) =>
  value?.type === 'boolean' ? undefined : add('agg.count', []),
)

/** A sum over nothing is 0, not null (`summarize-operator.md`, "Default values of aggregations"). */
export const sum = aggregateOf(1, ([value], { add }) => {
  if (value === undefined) return undefined
  if (value.type === 'timespan') {
    const total = add('agg.sum', [retype(value, 'long')])
    return retype(call('logic.coalesce', [total, long(0)]), 'timespan')
  }
  if (!isNumeric(value.type)) return undefined
  const zero = value.type === 'real' ? literal('real', 0) : long(0)
  return call('logic.coalesce', [add('agg.sum', [value]), zero])
})

/** Over no value NaN, "due to dividing by 0" (`summarize-operator.md`); times have no NaN and give null. */
export const avg = aggregateOf(1, ([value], { add }) => {
  if (value === undefined) return undefined
  if (value.type === 'timespan' || value.type === 'datetime') {
    return retype(add('agg.mean_integer', [retype(value, 'long')]), value.type)
  }
  return isNumeric(value.type)
    ? call('logic.coalesce', [add('agg.avg', [value]), literal('real', Number.NaN)])
    : undefined
})

export const extreme = (fn: 'agg.min' | 'agg.max'): AggregateLowerer =>
  aggregateOf(1, ([value], { add }) => {
    if (value === undefined || value.type === 'dynamic' || value.type === 'guid') return undefined
    const found = add(fn, [value])
    return value.type === 'string' ? orEmpty(found) : found
  })

/** Exact, which is within what `dcount` promises (`dcount-aggregation-function.md`). Dynamics are told apart by their JSON. */
export const distinct = aggregateOf(2, ([value], { add }) =>
  value === undefined ? undefined : add('agg.count_distinct', [withoutJsonNull(value)]),
)

/** Deviation and variance of a sample are 0 over no value (`summarize-operator.md`), and so over one. */
export const ofSample = (fn: AggregateId): AggregateLowerer =>
  aggregateOf(1, ([value], { add }) =>
    value !== undefined && isNumeric(value.type)
      ? call('logic.coalesce', [add(fn, [value]), literal('real', 0)])
      : undefined,
  )

export const ofPopulation = (fn: AggregateId): AggregateLowerer =>
  aggregateOf(1, ([value], { add }) => (value !== undefined && isNumeric(value.type) ? add(fn, [value]) : undefined))

export const covariance = (fn: AggregateId): AggregateLowerer =>
  aggregateOf(2, ([x, y], { add, cx }) =>
    x !== undefined && y !== undefined && isNumeric(x.type) && isNumeric(y.type)
      ? add(fn, [toReal(cx, x), toReal(cx, y)])
      : undefined,
  )

/** Bit by bit over all values (`binary-all-and-aggregation-function.md`). */
export const bits = (fn: AggregateId): AggregateLowerer =>
  aggregateOf(1, ([value], { add }) => (value !== undefined && isInteger(value.type) ? add(fn, [value]) : undefined))

/** One value of a percentile family: nearest rank (`percentiles-aggregation-function.md`). */
function percentileOf(site: AggregateSite, value: Expr, weight: Expr | undefined, share: number): Expr | undefined {
  const at = literal('real', share)
  const times = value.type === 'datetime' || value.type === 'timespan'
  if (!times && !isNumeric(value.type)) return undefined
  const number = times ? retype(value, 'long') : value
  if (weight === undefined) return retype(site.add('agg.percentile_nearest', [number, at]), value.type)
  if (!isInteger(weight.type)) return undefined
  const pair = call('dynamic.array', [number, weight])
  const isMissing = or([call('logic.is_null', [value]), call('logic.is_null', [weight])])
  const present = call('logic.case', [isMissing, literal('dynamic', null), pair])
  const found = call('dynamic.percentile_of', [site.add('agg.list', [present, UNLIMITED]), at])
  return retype(convertTo(site.cx, found, number.type), value.type)
}

/** The percentages: numbers from 0 to 100, or one constant array of them. */
function shares(exprs: readonly Expr[]): readonly number[] | undefined {
  const [first] = exprs
  const listed = exprs.length === 1 && first?.type === 'dynamic' ? constantJson(first) : undefined
  const found = Array.isArray(listed) ? listed : exprs.map(constantNumber)
  const numbers = found.filter((share) => typeof share === 'number' && share >= 0 && share <= 100)
  // The filter leaves nothing but numbers.
  return numbers.length === found.length ? (numbers as readonly number[]) : undefined
}

/** `percentiles(x, 5, 95)`: as many values as percentages; `weighted` forms have a weight after the value. */
export const percentiles =
  (weighted: boolean): AggregateLowerer =>
  (site) => {
    const exprs = site.nodes.map(site.lower)
    const value = exprs[0]
    const weight = weighted ? exprs[1] : undefined
    const wanted = shares(exprs.slice(weighted ? 2 : 1))
    if (value === undefined || wanted === undefined) return undefined
    const found = wanted.map((share) => percentileOf(site, value, weight, share))
    return found.some((f) => f === undefined) ? undefined : found.flatMap((f) => f ?? [])
  }

/** The same in one array. */
export const percentilesArray =
  (weighted: boolean): AggregateLowerer =>
  (site) => {
    const found = percentiles(weighted)(site)
    const [first] = found ?? []
    if (found === undefined || first === undefined || !isNumeric(first.type)) return undefined
    const array = call('dynamic.array', found, site.span)
    return [call('logic.case', [call('logic.is_null', [first]), literal('dynamic', null), array], site.span)]
  }
