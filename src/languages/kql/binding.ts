import type { Column, Expr } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Table, TableColumn } from '../../schemas/table.ts'
import type { ValueType } from '../../types/value.ts'
import type { Ast } from './ast.ts'

/** A column that a query under the lenient profile names although the table lacks it. */
export interface ExtraColumn {
  readonly name: string
  readonly type: ValueType
  /** An alias of this column, a member of the table's rest, the value of the table's own text, or nothing at all. */
  readonly source:
    | { readonly kind: 'alias'; readonly target: string }
    | { readonly kind: 'rest' }
    | { readonly kind: 'parsed' }
    | { readonly kind: 'absent' }
}

/** What a column read straight from a table comes from: the place where departures from the schema show. */
export interface Origin {
  readonly table: Table
  readonly column: TableColumn
}

/** Rows under construction: `plan` may carry more columns than the visible `columns`. */
export interface Rows {
  plan: Plan
  readonly columns: readonly Column[]
  /** The rows are in an order of their own, on which window functions depend (`window-functions.md`). */
  readonly serialized?: boolean
  /** Columns that the official binder gives these rows and the product does not. */
  readonly absent?: readonly string[]
  /** Columns that these rows have and the binder does not see. */
  readonly unstated?: readonly string[]
  /** The columns follow from the inputs and may differ from what the binder states. */
  readonly ownColumns?: boolean
  /** Of `join kind=innerunique`: the same rows over only those of the left table for which the conditions are true. */
  readonly unique?: {
    /** The plan of these rows; another one has been changed since. */
    readonly of: Plan
    readonly left: readonly Column[]
    readonly where: (conditions: readonly Expr[]) => Rows
  }
  /** Of the table, the `view` or the `as` that these rows are. */
  readonly name?: string | undefined
}

/** What a `let` name or a parameter stands for. A `let` binds an expression, which is evaluated at each reference. */
export type Binding =
  | {
      readonly kind: 'expression'
      readonly node: Ast
      readonly environment: Environment
      /** Of the parameter that it is the argument for. */
      readonly type?: ValueType
    }
  | { readonly kind: 'value'; readonly expr: Expr }
  /** Rows that the caller has: the input of `invoke`. */
  | { readonly kind: 'rows'; readonly rows: Rows }
  | { readonly kind: 'pattern'; readonly node: Ast; readonly environment: Environment }
  | { readonly kind: 'function'; readonly node: Ast; readonly environment: Environment }

/** The names in force at one place of the text. */
export class Environment {
  readonly #names: ReadonlyMap<string, Binding>

  constructor(names: ReadonlyMap<string, Binding> = new Map()) {
    this.#names = names
  }

  with(name: string, binding: Binding): Environment {
    return new Environment(new Map([...this.#names, [name, binding]]))
  }

  get entries(): Iterable<readonly [string, Binding]> {
    return this.#names
  }

  get(name: string): Binding | undefined {
    return this.#names.get(name)
  }
}
