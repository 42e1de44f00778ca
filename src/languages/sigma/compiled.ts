import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Column, Expr } from '../../plan/expr.ts'
import type { Plan, PlanOf } from '../../plan/plan.ts'
import type { Correlation, Filter, Rule } from './ast.ts'

/** Rules that are compiled together: those of one table share its columns, so that one pass can test all of them. */
export interface RuleSet {
  /** One for each document, in the order of the texts. */
  readonly outcomes: readonly RuleOutcome[]
  /** Table to a scan of every column that the rules read of it; also of those that stand in no catalog. */
  readonly tables: ReadonlyMap<string, PlanOf<'scan'>>
  /** Of texts that are no Sigma documents at all. */
  readonly diagnostics: readonly Diagnostic[]
}

export type RuleOutcome =
  | {
      readonly kind: 'match'
      readonly document: Rule
      readonly diagnostics: readonly Diagnostic[]
      readonly match: RuleMatch
    }
  | {
      readonly kind: 'correlation'
      readonly document: Correlation
      readonly diagnostics: readonly Diagnostic[]
      /** One row a time span in which it holds: `CORRELATION_COLUMNS`, then a column for each `group-by`. */
      readonly plan: Plan
      /** The tables that its rules read. */
      readonly tables: readonly string[]
    }
  /** A filter that applies to `applied` rules. */
  | {
      readonly kind: 'filter'
      readonly document: Filter
      readonly diagnostics: readonly Diagnostic[]
      readonly applied: number
    }
  /** A rule whose only errors are placeholders without a value. */
  | { readonly kind: 'waiting'; readonly document: Rule; readonly diagnostics: readonly Diagnostic[] }
  /** Errors say why. */
  | {
      readonly kind: 'refused'
      readonly document?: Rule | Correlation | Filter
      readonly diagnostics: readonly Diagnostic[]
    }

/** A rule over the columns of its table's scan in `RuleSet.tables`. */
export interface RuleMatch {
  readonly table: string
  /** Whether an event matches; null is false. Filters are part of it. */
  readonly condition: Expr
  /** What of the rule can hold by itself, to tell why an event matched. */
  readonly parts: readonly RulePart[]
  /** The columns of the fields that the rule reads, and those it asks to be shown, by the rule's name for them. */
  readonly fields: readonly RuleField[]
  /** Correlations refer to it and it is no detection of its own. */
  readonly isPartOnly: boolean
}

/** `member`: of an object in a dynamic column, by that name as a whole, else by the path that its dots make. */
export interface RuleField {
  readonly name: string
  readonly column: Column
  readonly member?: string
}

/** `search`: a search identifier. `field`: the tests of one field in it. */
export interface RulePart {
  readonly kind: 'search' | 'field'
  readonly search: string
  readonly field?: string
  readonly expr: Expr
}

/** What every row of a correlation has: when it began and ended, and how many events it is made of. */
export const CORRELATION_COLUMNS = ['@time', '@until', '@events'] as const
