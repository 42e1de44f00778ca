import { type AggregateCall, aggregateCall, type Column, call, type Expr, literal, reference } from '../../plan/expr.ts'
import type { Computed } from '../../plan/plan.ts'
import { mapArgs } from '../../plan/traverse.ts'
import type { LoweringSession } from './session.ts'
import { fingerprint } from './value.ts'

/** The aggregates of one SELECT, each computed once however often it is written. */
export class GroupedAggregates {
  readonly #session: LoweringSession
  readonly #computed = new Map<string, Computed<AggregateCall>>()

  constructor(session: LoweringSession) {
    this.#session = session
  }

  get computed(): readonly Computed<AggregateCall>[] {
    return [...this.#computed.values()]
  }

  has(id: Column['id']): boolean {
    return this.computed.some((c) => c.id === id)
  }

  addFirst(expr: Expr, time: Expr | undefined): Expr {
    this.#session.choose('FIRST', FIRST_CHOICE, expr.span)
    return this.add(firstValue(expr, time), 'first')
  }

  add(aggregate: AggregateCall, name: string): Expr {
    const key = `${aggregate.fn}(${aggregate.args.map(fingerprint).join(',')})`
    const known = this.#computed.get(key)
    if (known !== undefined) return reference(known, aggregate.span)
    const column = { ...this.#session.columns.fresh(name, aggregate.type), expr: aggregate }
    this.#computed.set(key, column)
    return reference(column, aggregate.span)
  }
}

/**
 * Expressions over rows as expressions over groups: what equals a key is that key, aggregates are computed, and any
 * other column gives its first value
 * (https://www.ibm.com/support/knowledgecenter/SS42VS_7.4/com.ibm.qradar.doc/r_aql_aggregate_functions.html).
 */
export class Grouping {
  readonly keys: readonly Computed[]
  readonly #byFingerprint: ReadonlyMap<string, Column>
  readonly #aggregates: GroupedAggregates
  readonly #time: Expr | undefined

  constructor(keys: readonly Computed[], aggregates: GroupedAggregates, time: Expr | undefined) {
    this.keys = keys
    this.#byFingerprint = new Map(keys.map((key) => [fingerprint(key.expr), key]))
    this.#aggregates = aggregates
    this.#time = time
  }

  isKey(expr: Expr): boolean {
    return this.#byFingerprint.has(fingerprint(expr))
  }

  regroup(expr: Expr): Expr {
    const key = this.#byFingerprint.get(fingerprint(expr))
    if (key !== undefined) return reference(key, expr.span)
    if (expr.kind === 'literal') return expr
    if (expr.kind === 'call') return mapArgs(expr, (arg) => this.regroup(arg))
    if (this.#aggregates.has(expr.id)) return expr
    return this.#aggregates.addFirst(expr, this.#time)
  }
}

export const ADDRESS_ORDER = 'by their text, as no page says how addresses are ordered'
export const FIRST_CHOICE = 'the value of the earliest row by its time, as no page says what the first row is'

/** The value of the earliest row; rows without a time come after all others, in the order of the input. */
export function firstValue(expr: Expr, time: Expr | undefined): AggregateCall {
  return time === undefined
    ? aggregateCall('agg.first', [expr], expr.span)
    : aggregateCall('agg.at_min', [expr, present(time, 1n)], expr.span)
}

/** The value of the latest row; rows without a time come before all others. */
export function lastValue(expr: Expr, time: Expr | undefined): AggregateCall {
  return time === undefined
    ? aggregateCall('agg.last', [expr], expr.span)
    : aggregateCall('agg.at_max', [expr, present(time, -1n)], expr.span)
}

/** A file may lack the time altogether, which must not lose the values: null is beyond any time, on the side of `sign`. */
function present(time: Expr, sign: 1n | -1n): Expr {
  const beyond =
    time.type === 'real'
      ? literal('real', Number(sign) * Number.MAX_VALUE, time.span)
      : literal(time.type, sign * (time.type === 'int' ? 2n ** 31n - 1n : 2n ** 63n - 1n), time.span)
  return call('logic.coalesce', [time, beyond], time.span)
}
