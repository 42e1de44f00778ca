import type { Plan } from '../../../plan/plan.ts'
import { LAST_TICK, TICKS_AT_YEAR_ONE } from '../../../types/value.ts'
import type { Correlation, CorrelationCondition, CorrelationType } from '../ast.ts'
import { meets } from './compared.ts'
import { episodesOf } from './episodes.ts'
import { eventCount, type Measure, type Points, temporal, temporalOrdered, valueCount, valueMeasure } from './holds.ts'
import type { CorrelationContext, CorrelationInput } from './input.ts'
import { isTemporal, type Member, membersOf, namesAreKnown } from './names.ts'
import { type MatchedRows, matchedRows } from './rows.ts'

export type { CorrelationContext, CorrelationInput } from './input.ts'

export interface Correlated {
  /** A row for each episode, in the order of time: `CORRELATION_COLUMNS`, then a column for each `group-by`. */
  readonly plan: Plan
  /** What a correlation that refers to this one gets. */
  readonly input: Pick<CorrelationInput, 'events' | 'windows'>
}

type Numbers = Extract<CorrelationCondition, { kind: 'number' }>

/**
 * The plan of a correlation
 * (https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-correlation-rules-specification.md).
 *
 * Its events are those that any of its rules matches; one that several rules of a table match is one event. They belong
 * to the group of their values of `group-by`, compared as text, exactly; without `group-by` there is one group. Events
 * that lack one of these values, or their time, belong to none; of `value_…` correlations neither do those without the
 * field (without a number in it, unless values are counted).
 *
 * A window ends at an event and has all events of its group that are at most `timespan` earlier, and those of the same
 * instant. It holds when
 *
 * | type | of the window |
 * |---|---|
 * | event_count | the number of events meets every comparison |
 * | value_count | so does the number of distinct values; of several fields, of distinct lists of values |
 * | value_sum, value_avg, value_min, value_max, value_median, value_percentile | so does that measure; a percentile lies between neighbours in proportion |
 * | temporal | every rule matches an event; or the number of rules that do meets the comparisons; or the expression is true of them |
 * | temporal_ordered | it ends at an event of the last rule, and events of all rules come before it in their order; of one instant, in any order; one event may stand for several rules |
 *
 * An episode is a greatest set of windows of one group that hold, each overlapping the next: the event at which one ends
 * is in the next. `@time` is when its first event began, `@until` when its last window ends, `@events` how many events
 * are in its windows.
 *
 * A correlation may refer to others. Where events are counted or measured, an episode of the other is one event, at its
 * end. Where it is temporal, the other matches at the end of each of its windows: what follows the tenth failure comes
 * after "ten failures", also when an eleventh is still to come. `@time` and `@events` of the one take in the events of
 * the other.
 *
 * `undefined` when the report says why.
 */
export function correlate(
  correlation: Correlation,
  inputs: ReadonlyMap<string, CorrelationInput>,
  cx: CorrelationContext,
): Correlated | undefined {
  const members = membersOf(correlation, inputs)
  if (members === undefined || members.length === 0) return undefined
  if (!namesAreKnown(correlation, members, cx)) return undefined
  const holding = holdingOf(correlation, members, cx)
  if (holding === undefined) return undefined
  const rows = matchedRows(correlation, members, cx)
  const points = rows && holding(rows)
  if (points === undefined) return undefined
  note(correlation, members, cx)
  const source = `correlation ${cx.ids.fresh('source', 'long').id}`
  const { plan, episodes, windows } = episodesOf(points, spanOf(correlation), source, cx)
  return { plan, input: { events: episodes, windows } }
}

/** Longer ones than the calendar change nothing. */
function spanOf({ timespan }: Correlation): bigint {
  const longest = LAST_TICK - TICKS_AT_YEAR_ONE
  return timespan > longest ? longest : timespan
}

const MEASURES = {
  value_sum: 'sum',
  value_avg: 'average',
  value_median: 50,
  value_min: 'least',
  value_max: 'greatest',
} as const satisfies Partial<Record<CorrelationType, Measure>>

type Holding = (rows: MatchedRows) => Points | undefined

/** How its windows are judged; `undefined` when its condition has no meaning, which is reported. */
function holdingOf(correlation: Correlation, members: readonly Member[], cx: CorrelationContext): Holding | undefined {
  const { type, condition } = correlation
  const timespan = spanOf(correlation)
  if (type === 'temporal') {
    if (!canCount(correlation, members, cx)) return undefined
    return (rows) => temporal(rows, members, { timespan, condition }, cx)
  }
  if (type === 'temporal_ordered') {
    return asksForAll(correlation, members, cx) ? (rows) => temporalOrdered(rows, timespan, cx) : undefined
  }
  const numbers = numbersOf(correlation, cx)
  if (numbers === undefined) return undefined
  if (type === 'event_count') return (rows) => eventCount(rows, timespan, numbers, cx)
  return (rows) => {
    const { value } = rows
    if (value === undefined) return undefined
    if (type === 'value_count') return valueCount(rows, value, timespan, numbers, cx)
    const measure = type === 'value_percentile' ? (numbers.percentile ?? 0) : MEASURES[type]
    return valueMeasure(rows, value, timespan, { measure, condition: numbers }, cx)
  }
}

function numbersOf({ type, condition, metadata }: Correlation, { report }: CorrelationContext): Numbers | undefined {
  const needs = (expected: string): undefined => {
    report.add('type/sigma-correlation-condition', condition?.span ?? metadata.span, { type, expected })
    return undefined
  }
  if (condition?.kind !== 'number') return needs('a condition such as `gte: 10`')
  if (!type.startsWith('value_')) {
    return condition.fields.length === 0
      ? condition
      : needs('no `field`: it counts events (`value_count` counts values)')
  }
  if (condition.fields.length === 0) return needs('the `field` whose values it takes')
  if (type !== 'value_count' && condition.fields.length > 1) return needs('one `field`, not several')
  if (type !== 'value_percentile') {
    return condition.percentile === undefined ? condition : needs('no `percentile`')
  }
  const { percentile } = condition
  if (percentile === undefined) return needs('a `percentile`, from 0 to 100')
  return percentile >= 0 && percentile <= 100 ? condition : needs('a `percentile` from 0 to 100')
}

/** A count of rules that no window can have is a mistake. */
function canCount({ condition }: Correlation, members: readonly Member[], { report }: CorrelationContext): boolean {
  if (condition?.kind !== 'number') return true
  if (members.some((_, i) => meets(i + 1, condition))) return true
  const reason = `it has ${members.length} rules, of which at least one matches in every window`
  report.add('type/sigma-correlation-empty', condition.span, { condition: reason })
  return false
}

/** Ordered rules match all or not at all; which of them may be left out, nothing says. */
function asksForAll(correlation: Correlation, members: readonly Member[], cx: CorrelationContext): boolean {
  const { condition, type } = correlation
  if (condition === undefined) return true
  if (condition.kind === 'number') {
    if (!canCount(correlation, members, cx)) return false
    const counts = members.map((_, i) => i + 1).filter((count) => meets(count, condition))
    if (counts.length === 1 && counts[0] === members.length) return true
  } else {
    const named = conjunction(condition.condition)
    const all = members.every(({ reference, input }) =>
      named?.some((name) => name === reference.name || input.names.includes(name)),
    )
    if (all) return true
  }
  const expected = `all of its ${members.length} rules: the order of some of them is not defined`
  cx.report.add('type/sigma-correlation-condition', condition.span, { type, expected })
  return false
}

/** The rules of which all must match; `undefined` for any other expression. */
function conjunction(
  condition: Extract<CorrelationCondition, { kind: 'rules' }>['condition'],
): readonly string[] | undefined {
  if (condition.kind === 'name') return [condition.name]
  if (condition.kind === 'of') return condition.quantity === 'all' ? condition.names : undefined
  if (condition.kind !== 'and') return undefined
  const parts = condition.operands.map(conjunction)
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? [])
}

/** What is less plain than "so many within the timespan". */
function note(
  { type, condition, metadata }: Correlation,
  members: readonly Member[],
  { report }: CorrelationContext,
): void {
  if (isTemporal(type) && members.length === 1) report.add('lint/sigma-temporal-single', metadata.span, { type })
  if (condition === undefined) return
  const operators = condition.kind === 'number' ? condition.comparisons.map(({ operator }) => operator) : []
  const isBounded = operators.some((operator) => operator !== 'gt' && operator !== 'gte')
  if (isBounded || (condition.kind === 'rules' && negates(condition.condition))) {
    const choice =
      'asked of the time up to each event, as far back as `timespan`; times without an event are not looked at'
    report.add('fidelity/choice', condition.span, { topic: 'upper bounds and `not`', choice })
  }
}

function negates(condition: Extract<CorrelationCondition, { kind: 'rules' }>['condition']): boolean {
  if (condition.kind === 'not') return true
  return (condition.kind === 'and' || condition.kind === 'or') && condition.operands.some(negates)
}
