import type { Finding } from '../detections/finding.ts'
import { entitiesOf, type RuleFacts, ruleFindingMaker } from '../detections/rule-finding.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { RuleField, RuleOutcome, RuleSet } from '../languages/sigma/compiled.ts'
import { dropEmpty } from '../optimizer/index.ts'
import { limit } from '../plan/build.ts'
import { type Engine, EngineFailure, type QueryOptions } from '../plan/engine.ts'
import { ColumnSource, outputColumns, type Plan, type PlanOf } from '../plan/plan.ts'
import { greatestColumnId } from '../plan/traverse.ts'
import { SIGMA_HEADER } from '../schemas/sigma/header.ts'
import { toJson } from '../types/codec.ts'
import { type Attribution, factsOf, ruleFindings } from './rule-findings.ts'

/**
 * What became of one Sigma rule, correlation or filter. `ran`: over events of its log source. `not-applicable`: the
 * sources hold none. `refused`: it has errors, or the engine could not finish it. `waiting`: a placeholder has no value.
 * `part`: only correlations use it.
 */
export interface RuleRun {
  readonly kind: 'rule' | 'correlation' | 'filter'
  readonly rule: RuleFacts
  /** The tables of the log sources that it reads, such as `windows/process_creation`. */
  readonly logSources: readonly string[]
  readonly outcome: 'ran' | 'not-applicable' | 'refused' | 'waiting' | 'part'
  readonly findings: number
  readonly diagnostics: readonly Diagnostic[]
}

/** How far testing the rules is. */
export interface RuleProgress {
  readonly rules: number
  readonly logSource: string
  readonly logSources: number
  readonly logSourcesDone: number
  /** Of this log source's events, from 0 to 1. */
  readonly part: number
}

export interface RuleSession {
  readonly engine: Engine
  /** The log sources that something is known of. */
  readonly tables: { readonly has: (table: string) => boolean }
  /** A plan over the tables of log sources as one over the engine's, limited to the searched interval. */
  readonly physical: (plan: Plan) => Plan
  readonly explain: (failure: EngineFailure, file: string) => Diagnostic
  readonly options: QueryOptions
  readonly progress?: (progress: RuleProgress) => void
}

type Ready = Extract<RuleOutcome, { readonly kind: 'match' }>
type Correlated = Extract<RuleOutcome, { readonly kind: 'correlation' }>

/** The rules of one table, and the columns of its scan that every finding shows. */
interface TableRules {
  readonly table: string
  readonly rules: readonly Ready[]
  readonly header: readonly RuleField[]
}

const HEADER = ['time', 'host', 'user', 'process', 'command', 'destination', 'port'] as const

/** Runs rule sets: all rules of a log source in one pass over its events. `runs` is filled when all findings are taken. */
export async function* huntRules(
  set: RuleSet,
  session: RuleSession,
  attribution: Attribution,
  runs: RuleRun[],
): AsyncGenerator<Finding> {
  const counts = new Map<RuleOutcome, number>()
  const failures = new Map<RuleOutcome, Diagnostic>()
  const filled = await filledTables(set, session)
  const tables = [...set.tables].flatMap(([table, scan]): readonly (readonly [PlanOf<'scan'>, TableRules])[] => {
    const rules = set.outcomes.filter(
      (outcome): outcome is Ready =>
        outcome.kind === 'match' && !outcome.match.isPartOnly && outcome.match.table === table,
    )
    if (!filled.has(table) || rules.length === 0) return []
    const whole = withHeader(scan)
    const header = HEADER.flatMap((name) => {
      const column = whole.columns.find((other) => other.name === `@${name}`)
      return column === undefined ? [] : [{ name, column }]
    })
    return [[whole, { table, rules, header }]]
  })
  try {
    for (const [done, [scan, rules]] of tables.entries()) {
      const tell = (part: number): void =>
        session.progress?.({
          rules: rules.rules.length,
          logSource: rules.table,
          logSources: tables.length,
          logSourcesDone: done,
          part,
        })
      try {
        yield* huntTable(scan, rules, session, attribution, counts, tell)
      } catch (error) {
        if (!(error instanceof EngineFailure) || session.options.signal?.aborted === true) throw error
        for (const rule of rules.rules) failures.set(rule, session.explain(error, rule.document.source.name))
      }
    }
    for (const outcome of set.outcomes) {
      if (outcome.kind !== 'correlation' || !isApplicable(outcome, filled)) continue
      try {
        yield* huntCorrelation(outcome, session, attribution, counts)
      } catch (error) {
        if (!(error instanceof EngineFailure) || session.options.signal?.aborted === true) throw error
        failures.set(outcome, session.explain(error, outcome.document.source.name))
      }
    }
  } finally {
    runs.push(...set.outcomes.map((outcome) => runOf(outcome, filled, counts, failures)))
  }
}

async function filledTables(set: RuleSet, session: RuleSession): Promise<ReadonlySet<string>> {
  const filled = new Set<string>()
  for (const [table, scan] of set.tables) {
    if (!session.tables.has(table)) continue
    const one = limit(session.physical({ ...scan, columns: [] }), 1)
    // Of most log sources it is known from loading that there is nothing.
    const rest = dropEmpty(one)
    if (rest.kind === 'values' && rest.rows.length === 0) continue
    const result = await session.engine.query(one, session.options)
    for await (const batch of result.batches()) if (batch.length > 0) filled.add(table)
  }
  return filled
}

/** The scan with the columns that every finding shows. */
function withHeader(scan: PlanOf<'scan'>): PlanOf<'scan'> {
  const ids = new ColumnSource(greatestColumnId(scan))
  const missing = HEADER.filter((name) => !scan.columns.some((column) => column.name === `@${name}`))
  const header = missing.map((name) => ids.fresh(`@${name}`, SIGMA_HEADER[`@${name}`]))
  return { ...scan, columns: [...scan.columns, ...header] }
}

async function* huntTable(
  scan: PlanOf<'scan'>,
  table: TableRules,
  session: RuleSession,
  attribution: Attribution,
  counts: Map<RuleOutcome, number>,
  tell: (part: number) => void,
): AsyncGenerator<Finding> {
  const { matchMany } = await import('../matching/index.ts')
  const matching = {
    input: session.physical(scan),
    conditions: table.rules.map(({ match }) => ({
      when: match.condition,
      parts: match.parts.map((part) => part.expr),
    })),
  }
  const make = ruleFindings(table.rules, table.header, scan.columns, attribution)
  for await (const rows of matchMany(session.engine, matching, { ...session.options, progress: tell })) {
    for (const row of rows) {
      const findings = make(row)
      for (const [at, { condition }] of row.matched.entries()) {
        const [rule, finding] = [table.rules[condition], findings[at]]
        if (rule === undefined || finding === undefined) continue
        counts.set(rule, (counts.get(rule) ?? 0) + 1)
        yield finding
      }
    }
  }
}

async function* huntCorrelation(
  outcome: Correlated,
  session: RuleSession,
  attribution: Attribution,
  counts: Map<RuleOutcome, number>,
): AsyncGenerator<Finding> {
  const { document } = outcome
  const make = ruleFindingMaker(factsOf(document.metadata, document.source.name))
  const own = attribution(document.source.name)
  const plan = session.physical(outcome.plan)
  const columns = outputColumns(plan)
  const result = await session.engine.query(plan, session.options)
  for await (const batch of result.batches()) {
    for (const values of batch) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
      const row = Object.fromEntries(
        columns.flatMap(({ name, type }, place) => {
          const value = toJson(values[place] ?? null, type)
          return value === null ? [] : [[name.replace(/^@/, ''), value]]
        }),
      )
      const entities = entitiesOf(row)
      yield own === undefined
        ? make(row, { selections: [], fields: {} }, entities)
        : own({ ...row, rule: document.metadata.title })
    }
  }
}

function runOf(
  outcome: RuleOutcome,
  filled: ReadonlySet<string>,
  counts: ReadonlyMap<RuleOutcome, number>,
  failures: ReadonlyMap<RuleOutcome, Diagnostic>,
): RuleRun {
  const { document } = outcome
  if (document === undefined) return unreadRun(outcome.diagnostics)
  const failure = failures.get(outcome)
  const base = {
    kind: document.kind,
    rule: factsOf(document.metadata, document.source.name),
    findings: counts.get(outcome) ?? 0,
    diagnostics: failure === undefined ? outcome.diagnostics : [...outcome.diagnostics, failure],
  }
  if (outcome.kind === 'refused') return { ...base, logSources: [], outcome: 'refused' }
  if (outcome.kind === 'waiting') {
    // What a user has to say is no fault of the rule.
    const diagnostics = base.diagnostics.map((d) => ({ ...d, severity: 'warning' as const }))
    return { ...base, diagnostics, logSources: [], outcome: 'waiting' }
  }
  if (outcome.kind === 'filter') return { ...base, logSources: [], outcome: 'part' }
  const logSources = outcome.kind === 'match' ? [outcome.match.table] : outcome.tables
  if (failure !== undefined) return { ...base, logSources, outcome: 'refused' }
  if (outcome.kind === 'match' && outcome.match.isPartOnly) return { ...base, logSources, outcome: 'part' }
  return { ...base, logSources, outcome: isApplicable(outcome, filled) ? 'ran' : 'not-applicable' }
}

/** Whether the sources hold what the rule needs: of a temporal correlation the events of all its rules. */
function isApplicable(outcome: Ready | Correlated, filled: ReadonlySet<string>): boolean {
  if (outcome.kind === 'match') return filled.has(outcome.match.table)
  const { type, condition } = outcome.document
  const needsAll = type.startsWith('temporal') && condition === undefined
  return needsAll
    ? outcome.tables.every((table) => filled.has(table))
    : outcome.tables.some((table) => filled.has(table))
}

/** A document that cannot be read has no title: its file stands for it. */
function unreadRun(diagnostics: readonly Diagnostic[]): RuleRun {
  const file = diagnostics[0]?.file ?? ''
  const nothing = { id: null, level: null, status: null, author: null, license: null, description: null }
  const rule = { ...nothing, title: file, file, references: [], false_positives: [], tags: [] }
  return { kind: 'rule', rule, logSources: [], outcome: 'refused', findings: 0, diagnostics }
}
