import type { Report } from '../../diagnostics/diagnostic.ts'
import { ColumnSource } from '../../plan/plan.ts'
import type { Need } from '../../schemas/external.ts'
import type { Table } from '../../schemas/table.ts'
import type { CompileOptions, DataColumn, Probe } from '../language.ts'
import type { Operator, Query } from './ast.ts'

/** How queries and operators become plans. */
export interface Steps<F> {
  readonly query: (query: Query, lowering: Lowering<F>) => F
  readonly operators: (operators: readonly Operator[], frame: F) => void
}

/** What the frames (`F`) of one query text share: one for the query, others for the queries inside it. */
export class Lowering<F> {
  /** The stream that every query begins with. */
  readonly table: Table
  readonly report: Report
  readonly options: CompileOptions
  readonly columns = new ColumnSource()
  readonly #steps: Steps<F>
  readonly #saved = new Map<string, F>()
  readonly #needs = new Map<string, Need>()
  #probe: Probe | undefined

  constructor(table: Table, report: Report, options: CompileOptions, steps: Steps<F>) {
    this.table = table
    this.report = report
    this.options = options
    this.#steps = steps
  }

  /** The frame after the query. */
  lower(query: Query): F {
    return this.#steps.query(query, this)
  }

  /** Takes the frame past the operators. */
  run(operators: readonly Operator[], frame: F): void {
    this.#steps.operators(operators, frame)
  }

  /** Keeps the rows that `save` writes for what reads them later in the same text. */
  save(path: string, frame: F): void {
    this.#saved.set(path, frame)
  }

  savedRows(path: string): F | undefined {
    return this.#saved.get(path)
  }

  /** What is to be there before the plan runs. */
  get needs(): readonly Need[] {
    return [...this.#needs.values()]
  }

  need(need: Need): void {
    const key = JSON.stringify({ ...need, span: undefined })
    if (!this.#needs.has(key)) this.#needs.set(key, need)
  }

  /** Whether the data has told what the probe of that key asks. */
  isAsked(key: string): boolean {
    return this.options.probed?.has(key) === true
  }

  /** What to ask the data before the query can be compiled to its end. */
  get probe(): Probe | undefined {
    return this.#probe
  }

  /**
   * The columns that the data tells; none, and the query is compiled again, where it has not been asked. Who does not run
   * the plan is told of none.
   */
  ask(probe: Probe): readonly DataColumn[] | { readonly problem: string } {
    const known = this.options.probed?.get(probe.key)
    if (known !== undefined) return known
    // A plan that nobody runs goes without what only the data tells.
    if (this.options.openTables !== true) this.#probe ??= probe
    return []
  }
}
