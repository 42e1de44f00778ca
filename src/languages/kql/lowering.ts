import type { Report } from '../../diagnostics/diagnostic.ts'
import { type AggregateCall, type Column, type ColumnId, type Expr, literal } from '../../plan/expr.ts'
import { withIds } from '../../plan/ids.ts'
import { ColumnSource, type Computed, outputColumns, type Plan } from '../../plan/plan.ts'
import type { ExternalTable, Need } from '../../schemas/external.ts'
import { resolveColumn } from '../../schemas/resolve.ts'
import type { Span } from '../../source/text.ts'
import type { ValueType } from '../../types/value.ts'
import type { CompileOptions, DataColumns, Probe } from '../language.ts'
import type { Ast } from './ast.ts'
import type { Environment, ExtraColumn, Origin, Rows } from './binding.ts'

/** Deeper trees than this are refused: every later stage walks the plan recursively. */
const DEEPEST = 400

/**
 * Expressions and columns together. A name stands for its text wherever it is used, so that names of names could grow
 * without end.
 */
const MOST_PARTS = 100_000

/** Gathers the aggregate calls of one `summarize`. */
export interface Aggregates {
  readonly calls: Computed<AggregateCall>[]
  /** Tables of one row to join to the groups, for values that stand beside the aggregates. */
  readonly joins?: Plan[]
}

/** What an expression can name. */
export interface Scope {
  readonly environment: Environment
  /** The input rows, to which a subquery can be joined; absent where there are none. */
  readonly rows?: Rows
  /** The columns of `rows` cannot be named: inside a `let` or a function. */
  readonly hidesColumns?: boolean
  /** The two inputs of a join condition. */
  readonly sides?: { readonly left: readonly Column[]; readonly right: readonly Column[] }
  /** Inside `search` and `find`, where a text by itself is a condition; `absent` are columns of other tables only. */
  readonly search?: {
    readonly caseSensitive: boolean
    readonly absent: readonly { readonly name: string; readonly type: ValueType }[]
  }
  /** Columns of the steps of a `scan`, by the step's name. */
  readonly steps?: ReadonlyMap<string, readonly Column[]>
  /** Present where aggregate functions are allowed. */
  readonly aggregates?: Aggregates
}

/** The rows that a subquery begins with, or what is done to those of its own table first. */
export type PipelineStart = Rows | ((table: Rows) => Rows)

/** The state of lowering one query. */
export class Lowering {
  readonly report: Report
  readonly options: CompileOptions
  readonly columns = new ColumnSource()
  /** Lowers a scalar expression. */
  readonly expr: (node: Ast, scope: Scope) => Expr
  /** Lowers a tabular expression. */
  readonly table: (node: Ast, environment: Environment) => Rows
  /** Lowers the pipeline of a subquery over the rows given, or over those made of its own table. */
  readonly pipeline: (node: Ast, start: PipelineStart, environment: Environment) => Rows
  readonly extras: ReadonlyMap<string, readonly ExtraColumn[]>
  readonly #needs = new Map<string, Need>()
  readonly #questions = new Map<string, string>()
  #probe: Probe | undefined
  #unknown: { readonly span: Span; readonly what: string } | undefined
  /** Values of `set` statements by name, those that some function reads. */
  readonly settings = new Map<string, Ast>()
  readonly #origins = new Map<ColumnId, Origin>()
  readonly #reported = new Set<string>()
  #depth = 0
  #parts = 0
  #isTooMuch = false

  constructor(
    report: Report,
    options: CompileOptions,
    extras: ReadonlyMap<string, readonly ExtraColumn[]>,
    lowerers: {
      readonly expr: (cx: Lowering, node: Ast, scope: Scope) => Expr
      readonly table: (cx: Lowering, node: Ast, environment: Environment) => Rows
      readonly pipeline: (cx: Lowering, node: Ast, start: PipelineStart, environment: Environment) => Rows
    },
  ) {
    this.expr = (node, scope) => lowerers.expr(this, node, scope)
    this.table = (node, environment) => lowerers.table(this, node, environment)
    this.pipeline = (node, start, environment) => lowerers.pipeline(this, node, start, environment)
    this.report = report
    this.options = options
    this.extras = extras
  }

  /** Reports a construct that has no exact form, and why it has none. */
  refuse(span: Span, what: string, reason?: string): void {
    const key = `${span.start}:${span.end}:${what}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.report.add('fidelity/not-supported', span, { what, language: 'KQL', reason })
  }

  /** Refuses, and gives an expression that keeps lowering going; the plan is dropped in the end. */
  refused(span: Span, what: string, type: ValueType = 'string', reason?: string): Expr {
    this.refuse(span, what, reason)
    return missing(type, span)
  }

  note(span: Span, topic: string, choice: string): void {
    const key = `${span.start}:${topic}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.report.add('fidelity/choice', span, { topic, choice })
  }

  /** Runs `inner` one level deeper, or refuses text that nests too deeply. */
  nested<T>(span: Span, inner: () => T, otherwise: () => T): T {
    if (this.#parts + this.columns.last >= MOST_PARTS) {
      if (!this.#isTooMuch) this.refuse(span, `a query of more than ${MOST_PARTS} parts, names replaced,`)
      this.#isTooMuch = true
      return otherwise()
    }
    if (this.#depth >= DEEPEST) {
      this.refuse(span, `an expression nested deeper than ${DEEPEST} levels`)
      return otherwise()
    }
    this.#parts += 1
    this.#depth += 1
    const result = inner()
    this.#depth -= 1
    return result
  }

  /** What is to be there before the plan runs. */
  get needs(): readonly Need[] {
    return [...this.#needs.values()]
  }

  /** The table to scan for files from outside; the same files are one table. */
  externalTable(request: Omit<ExternalTable, 'table'>): string {
    const { uris, format, columns } = request
    const key = JSON.stringify({ uris, format, columns })
    const known = this.#needs.get(key)
    if (known?.kind === 'table') return known.table
    const table = `externaldata ${this.#needs.size + 1}`
    this.#needs.set(key, { ...request, kind: 'table', table })
    return table
  }

  /** What to ask the data before the query can be compiled to its end. */
  get probe(): Probe | undefined {
    return this.#probe
  }

  /** Whose columns are not known yet. */
  get unknown(): { readonly span: Span; readonly what: string } | undefined {
    return this.#unknown
  }

  /** The columns that data gives the call; where they are not known yet they are asked for. */
  dataColumns(call: Ast, span: Span, what: string, ask: () => Omit<Probe, 'key'>): DataColumns | undefined {
    const key = call.callKey
    const asked = ask()
    const question = withoutIds(asked.plan)
    if ((this.#questions.get(key) ?? question) !== question) {
      return { problem: `${what} in a function that is called over different rows, without an output schema,` }
    }
    this.#questions.set(key, question)
    const known = this.options.probed?.get(key)
    if (known === undefined && this.#probe === undefined && !this.report.hasErrors) {
      this.#probe = { key, ...asked }
      this.#unknown = { span, what }
    }
    return known
  }

  needParameter(name: string, span: Span): void {
    const key = `parameter ${name}`
    if (!this.#needs.has(key)) this.#needs.set(key, { kind: 'parameter', name, span })
  }

  needLocations(span: Span): void {
    if (!this.#needs.has('locations')) this.#needs.set('locations', { kind: 'locations', span })
  }

  setOrigin(id: ColumnId, origin: Origin): void {
    this.#origins.set(id, origin)
  }

  /** Of the first column that is read straight from a table and tells when its row came. */
  timeColumn(columns: readonly Column[]): Column | undefined {
    const isNamed = (column: Column, name: string | undefined): boolean =>
      name !== undefined && column.type === 'datetime' && this.#origins.get(column.id)?.column.name === name
    return (
      columns.find((c) => isNamed(c, '_TimeReceived')) ??
      columns.find((c) => isNamed(c, this.#origins.get(c.id)?.table.timeColumn))
    )
  }

  /** Reports a departure from the platform's schema when the column is read straight from a table. */
  readColumn(column: Column, span: Span): void {
    const origin = this.#origins.get(column.id)
    if (origin === undefined) return
    const key = `${span.start}:column`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    resolveColumn(origin.table, origin.column.name, span, this.report, {
      profile: this.options.profile,
      ignoreCase: false,
    })
  }

  /** The same rows under ids of their own, so that both can stand in one plan. */
  copyOf(rows: Rows): Rows {
    const ids = new Map<ColumnId, ColumnId>()
    const plan = withIds(rows.plan, (id) => {
      const known = ids.get(id)
      if (known !== undefined) return known
      const made = this.columns.fresh('', 'string').id
      const origin = this.#origins.get(id)
      if (origin !== undefined) this.#origins.set(made, origin)
      ids.set(id, made)
      return made
    })
    return { ...rows, plan, columns: rows.columns.map((c) => ({ ...c, id: ids.get(c.id) ?? c.id })) }
  }

  /** Whether only the query, not the platform, asks for the column. */
  isExtra(id: ColumnId): boolean {
    const origin = this.#origins.get(id)
    return (
      origin !== undefined && !origin.table.columns.some((c) => c.name === origin.column.name && c.standing !== 'alias')
    )
  }
}

/** The plan as text, the same for copies that differ in their ids only. */
function withoutIds(plan: Plan): string {
  const ids = new Map<ColumnId, ColumnId>()
  const counted = new ColumnSource()
  const numbered = withIds(plan, (id) => {
    const known = ids.get(id) ?? counted.fresh('', 'string').id
    ids.set(id, known)
    return known
  })
  return JSON.stringify(numbered, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
}

/** A missing value: KQL's strings have no null, the empty string stands for it (`scalar-data-types/null-values.md`). */
export function missing(type: ValueType, span?: Span): Expr {
  return literal(type, type === 'string' ? '' : null, span)
}

/** All columns of the plan visible. */
export function rowsOf(plan: Plan): Rows {
  return { plan, columns: outputColumns(plan) }
}
