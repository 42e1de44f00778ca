import type { Span } from '../source/text.ts'
import type { Scalar } from '../types/value.ts'
import type { AggregateCall, Column, ColumnId, Expr, SortKey, WindowCall } from './expr.ts'

interface Located {
  readonly span: Span
}

/** A new column and the expression that fills it. */
export interface Computed<T = Expr> extends Column {
  readonly expr: T
}

export type JoinKind = 'inner' | 'left' | 'right' | 'full' | 'semi' | 'anti'

/**
 * How a file is laid out. CSV: `header` names the columns in the first row. JSON lines: a line of more than `longest`
 * bytes may be refused; engines reserve memory for as many.
 */
export type FileFormat =
  | { readonly kind: 'json-lines'; readonly longest?: number }
  | { readonly kind: 'json-array' }
  | { readonly kind: 'csv'; readonly delimiter: string; readonly header: boolean }
  | { readonly kind: 'parquet' }

/**
 * A tree of relational operators: immutable plain data, free of any language and any engine.
 *
 * | kind | gives |
 * |---|---|
 * | scan | the named columns of a table of the engine or of a platform's view (`Column.name` is the table's own name for it) |
 * | read | the named members or columns of files, in the file's order; a member that is absent is null |
 * | values | rows written in the plan |
 * | filter | rows for which the predicate is true |
 * | project | exactly `columns`, all computed from the input |
 * | aggregate | a row per distinct `keys`; without keys exactly one row |
 * | sort | the same rows in order; ties keep the order of the input |
 * | limit | the first `count` rows after `offset` |
 * | join | left columns then right columns (semi, anti: left only) |
 * | union | all rows of all inputs; input i's j-th output column becomes `columns[j]`; types agree |
 * | window | the input's columns, then `columns` |
 * | unnest | the input's columns, then `element` (and `place` from 0) for every element of the dynamic array `array`; `outer` keeps a row whose array is null or empty, with null |
 */
export type Plan = Located &
  (
    | { readonly kind: 'scan'; readonly table: string; readonly columns: readonly Column[] }
    | {
        readonly kind: 'read'
        readonly paths: readonly string[]
        readonly format: FileFormat
        readonly columns: readonly Column[]
      }
    | { readonly kind: 'values'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Scalar[])[] }
    | { readonly kind: 'filter'; readonly input: Plan; readonly predicate: Expr }
    | { readonly kind: 'project'; readonly input: Plan; readonly columns: readonly Computed[] }
    | {
        readonly kind: 'aggregate'
        readonly input: Plan
        readonly keys: readonly Computed[]
        readonly aggregates: readonly Computed<AggregateCall>[]
      }
    | { readonly kind: 'sort'; readonly input: Plan; readonly keys: readonly SortKey[] }
    | { readonly kind: 'limit'; readonly input: Plan; readonly count: number; readonly offset: number }
    | {
        readonly kind: 'join'
        readonly join: JoinKind
        readonly left: Plan
        readonly right: Plan
        readonly on: Expr
      }
    | { readonly kind: 'union'; readonly inputs: readonly Plan[]; readonly columns: readonly Column[] }
    | { readonly kind: 'window'; readonly input: Plan; readonly columns: readonly Computed<WindowCall>[] }
    | {
        readonly kind: 'unnest'
        readonly input: Plan
        readonly array: Expr
        readonly element: Column
        readonly place?: Column
        readonly outer: boolean
      }
  )

export type PlanOf<K extends Plan['kind']> = Extract<Plan, { kind: K }>

/** The columns a plan gives, in order. */
export function outputColumns(plan: Plan): readonly Column[] {
  switch (plan.kind) {
    case 'scan':
    case 'read':
    case 'values':
    case 'union':
      return plan.columns
    case 'project':
      return plan.columns
    case 'filter':
    case 'sort':
    case 'limit':
      return outputColumns(plan.input)
    case 'aggregate':
      return [...plan.keys, ...plan.aggregates]
    case 'join':
      return plan.join === 'semi' || plan.join === 'anti'
        ? outputColumns(plan.left)
        : [...outputColumns(plan.left), ...outputColumns(plan.right)]
    case 'window':
      return [...outputColumns(plan.input), ...plan.columns]
    case 'unnest':
      return [...outputColumns(plan.input), plan.element, ...(plan.place === undefined ? [] : [plan.place])]
    default:
      return assertNever(plan)
  }
}

export function assertNever(node: never): never {
  throw new Error(`unhandled kind: ${(node as { kind: string }).kind}`)
}

/** Hands out column ids; one for each compilation, and one that starts above a plan's ids for a rewrite. */
export class ColumnSource {
  #next: number

  constructor(after = 0) {
    this.#next = after
  }

  /** The greatest id so far. */
  get last(): number {
    return this.#next
  }

  fresh(name: string, type: Column['type']): Column {
    this.#next += 1
    // The only place where a number becomes a ColumnId.
    return { id: this.#next as ColumnId, name, type }
  }
}
