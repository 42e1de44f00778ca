import { type AggregateCall, type Column, call, type Expr, literal, reference } from '../../plan/expr.ts'
import type { Computed, Plan } from '../../plan/plan.ts'
import type { Span } from '../../source/text.ts'
import type { GroupedAggregates } from './grouping.ts'
import type { LoweringSession } from './session.ts'
import { fingerprint } from './value.ts'

/** Rows joined from the left; at most one fits each row. */
export interface LookupJoin {
  readonly right: Plan
  readonly on: Expr
  readonly span: Span
}

/** One row for each key of a table, which aggregates of its rows make. */
export interface KeyedRows {
  readonly input: Plan
  readonly keys: readonly Expr[]
  readonly values: readonly { readonly name: string; readonly expr: AggregateCall }[]
}

/** What one SELECT looks up in tables from outside, each lookup joined once however often it is written. */
export class Lookups {
  readonly joins: LookupJoin[] = []
  readonly #session: LoweringSession
  readonly #aggregates: GroupedAggregates
  readonly #known = new Map<string, readonly Column[]>()

  constructor(session: LoweringSession, aggregates: GroupedAggregates) {
    this.#session = session
    this.#aggregates = aggregates
  }

  /**
   * The values of the row whose keys equal `wanted`, null without such a row; undefined where groups stand behind
   * `wanted`. `name` tells these rows from others.
   */
  find(wanted: readonly Expr[], rows: () => KeyedRows, name: string, span: Span): readonly Expr[] | undefined {
    if (wanted.some((expr) => this.#isOfGroups(expr))) {
      this.#session.refuse('a lookup by the result of an aggregate', span)
      return undefined
    }
    const known = `${name}(${wanted.map(fingerprint).join(',')})`
    const columns = this.#known.get(known) ?? this.#join(wanted, rows(), span)
    this.#known.set(known, columns)
    return columns.map((column) => reference(column, span))
  }

  /** What aggregates make of all rows of a table, with every row. */
  findAll(rows: () => KeyedRows, name: string, span: Span): readonly Expr[] {
    const columns = this.#known.get(name) ?? this.#join([], rows(), span)
    this.#known.set(name, columns)
    return columns.map((column) => reference(column, span))
  }

  #join(wanted: readonly Expr[], { input, keys, values }: KeyedRows, span: Span): readonly Column[] {
    const { columns } = this.#session
    const keyColumns = keys.map((expr): Computed => ({ ...columns.fresh('key', 'string'), expr }))
    const made = values.map((v) => ({ ...columns.fresh(v.name, v.expr.type), expr: v.expr }))
    const right: Plan = { kind: 'aggregate', input, keys: keyColumns, aggregates: made, span }
    const equal = wanted.map((expr, i): Expr => {
      const key = keyColumns[i]
      return call('compare.eq', [expr, key === undefined ? expr : reference(key, span)], span)
    })
    const [first, ...others] = equal
    const on = others.reduce<Expr | undefined>(
      (all, one) => (all === undefined ? one : call('logic.and', [all, one], span)),
      first,
    )
    this.joins.push({ right, on: on ?? literal('boolean', true, span), span })
    return made
  }

  #isOfGroups(expr: Expr): boolean {
    if (expr.kind === 'column') return this.#aggregates.has(expr.id)
    return expr.kind === 'call' && expr.args.some((arg) => this.#isOfGroups(arg))
  }
}
