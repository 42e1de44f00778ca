import type { DiagnosticCode } from '../../diagnostics/catalogue.ts'
import type { Extras, ParametersOf, Report } from '../../diagnostics/diagnostic.ts'
import { ColumnSource } from '../../plan/plan.ts'
import type { Need } from '../../schemas/external.ts'
import type { Span } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import type { Clock } from './time-window.ts'

/** What lowering one query text shares among its selects: options, column ids and the report. */
export class LoweringSession {
  readonly report: Report
  readonly options: CompileOptions
  readonly columns = new ColumnSource()
  readonly #reported = new Set<string>()
  readonly #needs = new Map<string, Need>()

  constructor(report: Report, options: CompileOptions) {
    this.report = report
    this.options = options
  }

  /** What is to be there before the plan runs. */
  get needs(): readonly Need[] {
    return [...this.#needs.values()]
  }

  need(need: Need): void {
    const key = JSON.stringify({ ...need, span: undefined })
    if (!this.#needs.has(key)) this.#needs.set(key, need)
  }

  get clock(): Clock {
    return { now: this.options.now, timeZone: this.options.timeZone }
  }

  /** Reports once for each place: an alias is lowered wherever it is used. */
  add<C extends DiagnosticCode>(code: C, span: Span, parameters: ParametersOf<C>, extras: Extras = {}): void {
    const key = `${code}:${span.start}:${span.end}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.report.add(code, span, parameters, extras)
  }

  /** What AQL does not have: a warning, or an error under the vendor profile. */
  depart<C extends DiagnosticCode>(code: C, span: Span, parameters: ParametersOf<C>, extras: Extras = {}): void {
    this.add(code, span, parameters, this.options.profile === 'vendor' ? { ...extras, severity: 'error' } : extras)
  }

  /** What lies in a console; who does not run the plan may compile it all the same. */
  needsData(name: string, data: string, span: Span): void {
    this.add('aql/needs-data', span, { name, data }, this.options.openTables === true ? { severity: 'warning' } : {})
  }

  refuse(what: string, span: Span, hints: readonly string[] = []): void {
    this.add('fidelity/not-supported', span, { what, language: 'AQL' }, { hints })
  }

  /** Says once in a query which reading was chosen where the documentation is silent. */
  choose(topic: string, choice: string, span: Span): void {
    if (this.#reported.has(topic)) return
    this.#reported.add(topic)
    this.report.add('fidelity/choice', span, { topic, choice })
  }
}
