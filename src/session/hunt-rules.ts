import type { Finding, Row } from '../detections/finding.ts'
import { entitiesOf, makeRuleFinding, type RuleFacts } from '../detections/rule-finding.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Metadata } from '../languages/sigma/ast.ts'
import type { RuleField, RuleOutcome, RuleSet } from '../languages/sigma/compiled.ts'
import type { MatchedRow } from '../matching/index.ts'
import { limit } from '../plan/build.ts'
import { type Engine, EngineFailure, type QueryOptions } from '../plan/engine.ts'
import type { Column, ColumnId } from '../plan/expr.ts'
import { ColumnSource, outputColumns, type Plan, type PlanOf } from '../plan/plan.ts'
import { greatestColumnId } from '../plan/traverse.ts'
import { SIGMA_HEADER } from '../schemas/sigma/header.ts'
import { type Json, toJson } from '../types/codec.ts'
import type { Scalar } from '../types/value.ts'

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

/** Findings of one rule text, where it belongs to a detection of a package; else they are the rule's own. */
export type Attribution = (file: string, row: Row) => Finding | undefined

type Ready = Extract<RuleOutcome, { readonly kind: 'match' }>
type Correlated = Extract<RuleOutcome, { readonly kind: 'correlation' }>

/** The rules of one table, and where the columns of its scan are in the rows. */
interface TableRules {
  readonly table: string
  readonly rules: readonly Ready[]
  readonly header: readonly { readonly name: string; readonly column: Column }[]
  readonly places: ReadonlyMap<ColumnId, number>
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
    const places = new Map(whole.columns.map((column, place) => [column.id, place]))
    const header = HEADER.flatMap((name) => {
      const column = whole.columns.find((other) => other.name === `@${name}`)
      return column === undefined ? [] : [{ name, column }]
    })
    return [[whole, { table, rules, header, places }]]
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
  const facts = table.rules.map(({ document }) => factsOf(document.metadata, document.source.name))
  for await (const rows of matchMany(session.engine, matching, { ...session.options, progress: tell })) {
    for (const row of rows) {
      for (const { condition, parts } of row.matched) {
        const rule = table.rules[condition]
        const fact = facts[condition]
        if (rule === undefined || fact === undefined) continue
        counts.set(rule, (counts.get(rule) ?? 0) + 1)
        yield findingOf(rule, fact, row, parts, table, attribution)
      }
    }
  }
}

function findingOf(
  { document, match }: Ready,
  facts: RuleFacts,
  { values }: MatchedRow,
  parts: readonly number[],
  table: TableRules,
  attribution: Attribution,
): Finding {
  const header = present(table.header, table, values)
  const fields = present(match.fields, table, values)
  const row = merged(header, fields)
  const own = attribution(document.source.name, { ...row, ...header, rule: document.metadata.title })
  if (own !== undefined) return own
  const held = parts.flatMap((place) => match.parts[place] ?? [])
  const selections = [...new Set(held.flatMap((part) => (part.kind === 'search' ? [part.search] : [])))]
  const tested = new Set(
    held.flatMap((part) => (part.kind === 'field' && part.field !== undefined ? [part.field] : [])),
  )
  const matchedFields = Object.fromEntries(Object.entries(fields).filter(([name]) => tested.has(name)))
  return makeRuleFinding(facts, row, { selections, fields: matchedFields }, entitiesOf(header))
}

/** A field that is called like a column of the header keeps its name; the header's is `@time` then. */
function merged(header: Row, fields: Row): Row {
  return Object.fromEntries([
    ...Object.entries(header).map(([name, value]) => [Object.hasOwn(fields, name) ? `@${name}` : name, value]),
    ...Object.entries(fields),
  ])
}

/** The values that the event has, by name. */
function present(named: readonly RuleField[], { places }: TableRules, values: readonly Scalar[]): Row {
  return Object.fromEntries(
    named.flatMap(({ name, column, member }) => {
      const whole = toJson(values[places.get(column.id) ?? -1] ?? null, column.type)
      const value = member === undefined ? whole : memberOf(whole, member)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  )
}

/** A member by its whole name, else by the path that its dots make, through the elements of arrays. */
function memberOf(value: Json, name: string): Json {
  const whole = own(value, name)
  if (whole !== null) return whole
  return name.split('.').reduce(own, value)
}

function own(value: Json, name: string): Json {
  if (Array.isArray(value)) {
    const found = value.flatMap((element: Json) => own(element, name) ?? [])
    return found.length === 0 ? null : found
  }
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return null
  // What is no array is an object of JSON, which the check above does not tell the compiler.
  return (value as Readonly<Record<string, Json>>)[name] ?? null
}

async function* huntCorrelation(
  outcome: Correlated,
  session: RuleSession,
  attribution: Attribution,
  counts: Map<RuleOutcome, number>,
): AsyncGenerator<Finding> {
  const { document } = outcome
  const facts = factsOf(document.metadata, document.source.name)
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
      const own = attribution(document.source.name, { ...row, rule: document.metadata.title })
      yield own ?? makeRuleFinding(facts, row, { selections: [], fields: {} }, entitiesOf(row))
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

function factsOf(metadata: Metadata, file: string): RuleFacts {
  return {
    id: metadata.id ?? null,
    title: metadata.title,
    level: metadata.level ?? null,
    status: metadata.status ?? null,
    author: metadata.author ?? null,
    license: metadata.license ?? null,
    description: metadata.description ?? null,
    file,
    references: metadata.references,
    false_positives: metadata.falsePositives,
    tags: metadata.tags,
  }
}
