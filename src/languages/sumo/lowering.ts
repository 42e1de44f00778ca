import { Report } from '../../diagnostics/diagnostic.ts'
import { ColumnSource, type Plan } from '../../plan/plan.ts'
import { transformUp } from '../../plan/traverse.ts'
import type { Need } from '../../schemas/external.ts'
import type { Table } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import { TICKS_PER_MILLISECOND } from '../../types/value.ts'
import { withinInterval } from '../interval.ts'
import type { CompileOptions, DataColumn, Probe } from '../language.ts'
import type { Operator, Query } from './ast.ts'

/** How queries and operators become plans. */
export interface Steps<F> {
  readonly query: (query: Query, lowering: Lowering<F>) => F
  readonly operators: (operators: readonly Operator[], frame: F) => void
}

/** The span of scans that an earlier interval limits: copies of a plan keep the spans of its nodes. */
const EARLIER: Span = { start: 0, end: 0 }

function isEarlier(scan: Plan): boolean {
  return scan.span === EARLIER
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

  /** The plan over the messages of the searched interval; the reports of a probe's plan are those of the query's. */
  withinInterval(plan: Plan, report = this.report): Plan {
    return withinInterval(plan, this.options, report, isEarlier)
  }

  /** The plan over the messages of an interval so many milliseconds earlier. */
  withinEarlier(plan: Plan, milliseconds: number): Plan {
    const { interval } = this.options
    const shifted = BigInt(milliseconds) * TICKS_PER_MILLISECOND
    const earlier = {
      ...(interval?.start === undefined ? {} : { start: interval.start - shifted }),
      ...(interval?.end === undefined ? {} : { end: interval.end - shifted }),
    }
    const marked = transformUp(plan, (node) =>
      node.kind === 'scan' && !isEarlier(node) ? { ...node, span: EARLIER } : node,
    )
    return withinInterval(marked, { ...this.options, interval: earlier }, new Report(this.report.source))
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
