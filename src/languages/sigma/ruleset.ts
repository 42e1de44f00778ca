import { type Diagnostic, Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import { call, type Expr, literal, reference, text } from '../../plan/expr.ts'
import { ColumnSource, type PlanOf } from '../../plan/plan.ts'
import { logSourceTable } from '../../schemas/sigma/log-source.ts'
import type { SourceText } from '../../source/text.ts'
import type { CompileOptions } from '../language.ts'
import type { Correlation, Filter, Rule, SigmaDocument } from './ast.ts'
import type { RuleMatch, RuleOutcome, RuleSet } from './compiled.ts'
import { type Correlated, type CorrelationInput, correlate } from './correlate/index.ts'
import { inOrder, type ResolvedCorrelation, rulesOfCorrelations } from './correlation-order.ts'
import { TableFields } from './fields.ts'
import { filteredRules, reportSuppressing } from './filters.ts'
import { TestLowering } from './lower.ts'
import { testsOf } from './modifiers.ts'
import { type ParsedDocument, parseSigma } from './parse.ts'
import { type Referable, References } from './references.ts'
import { matchFilter, matchRule, type TestOf } from './rule-match.ts'

/** Compiles all documents of all texts. One that has errors is refused, and so are correlations that refer to it. */
export function compileRules(sources: readonly SourceText[], options: CompileOptions): RuleSet {
  const parsed = sources.map((source) => parseSigma(source, options.profile))
  const compiler = new RuleCompiler(options)
  const outcomes = compiler.compile(parsed.flatMap((text) => text.parsed))
  return {
    outcomes,
    tables: compiler.scans,
    diagnostics: parsed.flatMap((text) => (text.parsed.length === 0 ? text.diagnostics : [])),
  }
}

/** What findings show of every event. */
const FINDING_COLUMNS = ['@time', '@host', '@user', '@process', '@command', '@destination', '@port'] as const

class RuleCompiler {
  readonly #options: CompileOptions
  readonly #ids = new ColumnSource()
  readonly #tables = new Map<string, TableFields>()
  readonly #reports = new Map<SigmaDocument, Report>()

  constructor(options: CompileOptions) {
    this.#options = options
  }

  get scans(): ReadonlyMap<string, PlanOf<'scan'>> {
    return new Map([...this.#tables].map(([name, fields]) => [name, fields.scan]))
  }

  compile(parsed: readonly ParsedDocument[]): readonly RuleOutcome[] {
    const documents = parsed.flatMap(({ document }) => document ?? [])
    const rules = documents.filter((document) => document.kind === 'rule')
    const correlations = documents.filter((document) => document.kind === 'correlation')
    const filters = documents.filter((document) => document.kind === 'filter')
    const references = new References([...rules, ...correlations])
    for (const document of [...rules, ...correlations]) references.reportShared(document, this.#reportOf(document))
    const filtered = this.#filtersOf(filters, rules, references)
    const matches = this.#matches(rules, filtered)
    const plans = this.#plans(
      inOrder(correlations, references, (c) => this.#reportOf(c)),
      matches,
    )
    const parts = rulesOfCorrelations(correlations, references)
    const applied = (filter: Filter): number =>
      rules.filter((rule) => matches.has(rule) && filtered.get(rule)?.includes(filter)).length
    return parsed.map(({ document, diagnostics: found }): RuleOutcome => {
      if (document === undefined) return { kind: 'refused', diagnostics: found }
      const report = this.#reportOf(document)
      const diagnostics = inTextOrder([...found, ...report.diagnostics])
      const match = document.kind === 'rule' ? matches.get(document) : undefined
      const plan = document.kind === 'correlation' ? plans.get(document) : undefined
      if (document.kind === 'rule' && isWaiting(diagnostics)) return { kind: 'waiting', document, diagnostics }
      if (report.hasErrors) return { kind: 'refused', document, diagnostics }
      if (document.kind === 'rule' && match !== undefined)
        return { kind: 'match', document, diagnostics, match: { ...match, isPartOnly: parts.has(document) } }
      if (document.kind === 'correlation' && plan !== undefined)
        return { kind: 'correlation', document, diagnostics, plan: plan.plan, tables: plan.tables }
      if (document.kind === 'filter') return { kind: 'filter', document, diagnostics, applied: applied(document) }
      return { kind: 'refused', document, diagnostics }
    })
  }

  #reportOf(document: SigmaDocument): Report {
    const known = this.#reports.get(document)
    if (known !== undefined) return known
    const report = new Report(document.source)
    this.#reports.set(document, report)
    return report
  }

  #fieldsOf(rule: Rule): TableFields {
    const name = logSourceTable(rule.logSource)
    const known = this.#tables.get(name)
    if (known !== undefined) return known
    const fields = new TableFields(name, this.#options.catalog.tables.get(name), this.#ids)
    for (const column of FINDING_COLUMNS) fields.header(column)
    this.#tables.set(name, fields)
    return fields
  }

  /** A log source that nothing is known of may be misspelt, or one that the user binds a file to. */
  #reportUnknownSource({ logSource }: Rule, report: Report): void {
    const table = logSourceTable(logSource)
    const { tables } = this.#options.catalog
    if (tables.has(table)) return
    const hints = [...nearHint(table, tables.keys()), `\`${table}=FILE\` among the sources binds a file to it`]
    report.add('schema/sigma-log-source', logSource.span, { table }, { hints, severity: 'warning' })
  }

  #testOf(report: Report): TestOf {
    return (item) => testsOf(item, report, this.#options)
  }

  #filtersOf(
    filters: readonly Filter[],
    rules: readonly Rule[],
    references: References,
  ): ReadonlyMap<Rule, readonly Filter[]> {
    const filtered = new Map<Rule, Filter[]>()
    for (const filter of filters) {
      const report = this.#reportOf(filter)
      reportSuppressing(filter, report)
      for (const rule of new Set(filteredRules(filter, rules, references, report))) {
        const known = filtered.get(rule)
        if (known === undefined) filtered.set(rule, [filter])
        else known.push(filter)
      }
    }
    return filtered
  }

  #matches(
    rules: readonly Rule[],
    filtered: ReadonlyMap<Rule, readonly Filter[]>,
  ): ReadonlyMap<Rule, Omit<RuleMatch, 'isPartOnly'>> {
    const filters = new Map<Filter, Map<TableFields, Expr>>()
    const matches = new Map<Rule, Omit<RuleMatch, 'isPartOnly'>>()
    for (const rule of rules) {
      const fields = this.#fieldsOf(rule)
      const conditions = (filtered.get(rule) ?? []).flatMap((filter) => {
        const tables = filters.get(filter) ?? new Map<TableFields, Expr>()
        filters.set(filter, tables)
        const condition = tables.get(fields) ?? this.#filterCondition(filter, fields)
        tables.set(fields, condition)
        return this.#reportOf(filter).hasErrors ? [] : [condition]
      })
      const report = this.#reportOf(rule)
      this.#reportUnknownSource(rule, report)
      const match = matchRule(rule, new TestLowering(fields, report), this.#testOf(report), conditions)
      if (!report.hasErrors) matches.set(rule, match)
    }
    return matches
  }

  #filterCondition(filter: Filter, fields: TableFields): Expr {
    const report = this.#reportOf(filter)
    return matchFilter(filter, new TestLowering(fields, report), this.#testOf(report))
  }

  #plans(
    order: readonly ResolvedCorrelation[],
    matches: ReadonlyMap<Rule, Omit<RuleMatch, 'isPartOnly'>>,
  ): ReadonlyMap<Correlation, CorrelationPlan> {
    const plans = new Map<Correlation, CorrelationPlan>()
    for (const { correlation, references } of order) {
      const report = this.#reportOf(correlation)
      const inputs = new Map<string, CorrelationInput>()
      const tables = new Set<string>()
      for (const {
        reference: { name, span },
        document,
      } of references) {
        const input = document.kind === 'rule' ? this.#events(document, matches) : plans.get(document)?.input
        if (input === undefined) report.add('name/sigma-refused-reference', span, { name })
        else inputs.set(name, { ...input, names: namesOf(document) })
        const read = document.kind === 'rule' ? [logSourceTable(document.logSource)] : plans.get(document)?.tables
        for (const table of read ?? []) tables.add(table)
      }
      if (report.hasErrors) continue
      const correlated = correlate(correlation, inputs, { ids: this.#ids, report })
      if (correlated !== undefined && !report.hasErrors) plans.set(correlation, { ...correlated, tables: [...tables] })
    }
    return plans
  }

  /** The events that a rule matches; absent when it is refused. */
  #events(
    rule: Rule,
    matches: ReadonlyMap<Rule, Omit<RuleMatch, 'isPartOnly'>>,
  ): Pick<CorrelationInput, 'events'> | undefined {
    const match = matches.get(rule)
    if (match === undefined) return undefined
    const fields = this.#fieldsOf(rule)
    const time = fields.header('@time')
    const textOf = (name: string): Expr | undefined => {
      const source = fields.field(name)
      return source.kind === 'absent' ? undefined : withoutMissing(source.text, fields.missing)
    }
    return {
      events: {
        source: match.table,
        plan: () => fields.scan,
        matches: match.condition,
        time: time === undefined ? literal('datetime', null) : reference(time),
        textOf,
      },
    }
  }
}

function isWaiting(diagnostics: readonly Diagnostic[]): boolean {
  const errors = diagnostics.filter((d) => d.severity === 'error')
  return errors.length > 0 && errors.every((d) => d.code === 'fidelity/sigma-placeholder')
}

interface CorrelationPlan extends Correlated {
  /** The tables that its rules read. */
  readonly tables: readonly string[]
}

/** Nobody is no group: what the table's records write for no value is null. */
function withoutMissing(value: Expr, missing: readonly string[]): Expr {
  if (missing.length === 0) return value
  const isMissing = call('logic.in', [value, ...missing.map((one) => text(one))])
  return call('logic.case', [isMissing, literal('string', null), value])
}

function namesOf({ metadata: { id, name } }: Referable): readonly string[] {
  return [id, name].filter((one) => one !== undefined)
}

/** Each once: a filter meets the same names in every table. */
function inTextOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const distinct = new Map(diagnostics.map((d) => [`${d.code} ${d.span.start} ${d.span.end} ${d.message}`, d]))
  return [...distinct.values()].toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}
