import type { Report } from '../../diagnostics/diagnostic.ts'
import { ColumnSource } from '../../plan/plan.ts'
import type { Need } from '../../schemas/external.ts'
import type { Table } from '../../schemas/table.ts'
import type { CompileOptions, DataColumn, Probe } from '../language.ts'
import type { Query } from './ast.ts'

/** What the frames (`F`) of one query text share: one for the query, others for the queries inside it. */
export class Lowering<F> {
  /** The stream that every query begins with. */
  readonly table: Table
  readonly report: Report
  readonly options: CompileOptions
  readonly columns = new ColumnSource()
  readonly #run: (query: Query, lowering: Lowering<F>) => F
  readonly #needs = new Map<string, Need>()
  #probe: Probe | undefined

  /** `run` makes a frame of a query. */
  constructor(table: Table, report: Report, options: CompileOptions, run: (query: Query, lowering: Lowering<F>) => F) {
    this.table = table
    this.report = report
    this.options = options
    this.#run = run
  }

  /** The frame after the query. */
  lower(query: Query): F {
    return this.#run(query, this)
  }

  /** What is to be there before the plan runs. */
  get needs(): readonly Need[] {
    return [...this.#needs.values()]
  }

  need(need: Need): void {
    const key = JSON.stringify({ ...need, span: undefined })
    if (!this.#needs.has(key)) this.#needs.set(key, need)
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
    this.#probe ??= probe
    return []
  }
}
