import type { Column, Expr } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Span } from '../../source/text.ts'
import type { Expression } from './ast.ts'
import type { GroupedAggregates } from './grouping.ts'
import type { Lookups } from './lookups.ts'
import type { Scope } from './scope.ts'
import type { LoweringSession } from './session.ts'
import type { Value } from './value.ts'

/** Where an expression stands; it decides whether a name is rather a column or an alias, and whether aggregates may stand there. */
export type Place = 'SELECT' | 'WHERE' | 'GROUP BY' | 'HAVING' | 'ORDER BY'

/** A sub-select as a plan. */
export interface InnerQuery {
  readonly plan: Plan
  readonly columns: readonly Column[]
}

/** What the lowering of one kind of expression needs of the whole. */
export interface Lowering {
  readonly session: LoweringSession
  readonly scope: Scope
  readonly aggregates: GroupedAggregates
  readonly lookups: Lookups
  readonly place: Place
  /** Set inside the arguments of an aggregate, where no other one may stand. */
  insideAggregate: boolean
  readonly lower: (expression: Expression) => Value
  /** A value as a number; reports what cannot be one. */
  readonly number: (value: Value, what: string) => Expr
  /** Null, after an error or where nothing is meant. */
  readonly nothing: (span: Span) => Value
}
