import { type Finding, makeFinding } from '../detections/finding.ts'
import type { Detection, DetectionQuery } from '../detections/package.ts'
import type { RuleFiles } from '../detections/rule-files.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { LanguageId } from '../languages/language.ts'
import type { RuleSet } from '../languages/sigma/compiled.ts'
import { EngineFailure } from '../plan/engine.ts'
import type { Ingested } from '../readers/ingest.ts'
import type { Profile } from '../schemas/resolve.ts'
import type { Platform } from '../schemas/table.ts'
import { findView } from '../schemas/views.ts'
import type { SourceText } from '../source/text.ts'
import { SHIPPED_PACKAGES } from './content.ts'
import { huntRules, type RuleProgress, type RuleRun, type RuleSession } from './hunt-rules.ts'
import { LANGUAGE_OF } from './platforms.ts'
import type { QueryResult } from './result.ts'
import type { Attribution } from './rule-findings.ts'

export interface HuntOptions {
  /** Directories of detection packages; default: the shipped ones, of `[]` none. */
  readonly packages?: readonly string[]
  /** Detections that are loaded already, instead of `packages`. */
  readonly detections?: readonly Detection[]
  /** Under which the packages' queries are read; default `vendor`. */
  readonly profile?: Profile
  /** Sigma rules: files, directories and archives of them. */
  readonly rules?: readonly string[]
  readonly progress?: (progress: RuleProgress) => void
}

/**
 * What became of one query. `ran`: over data, with or without findings. `no-data`: the sources hold no event of the
 * kinds it reads. `refused`: it has errors, or the engine could not finish it.
 */
export interface QueryRun {
  readonly detection: Detection
  readonly platform: Platform
  readonly file: string
  readonly outcome: 'ran' | 'no-data' | 'refused'
  readonly findings: number
  /** Of the event classes that it reads, those of which the sources hold none; all of them for `no-data`. */
  readonly emptyTables: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Findings as they are made, and, once they are all taken, what each query did. It can be iterated once. */
export interface Hunt extends AsyncIterable<Finding> {
  /** In the order of the packages; a query that an abort kept from starting is not among them. */
  readonly runs: readonly QueryRun[]
  /** What each Sigma rule of `HuntOptions.rules` did, in the order of their files. */
  readonly ruleRuns: readonly RuleRun[]
  /** How many files of rules were read, and how many other YAML files lay beside them. */
  readonly ruleFiles: { readonly read: number; readonly others: number }
  /** Of the packages and the rule files themselves. */
  readonly diagnostics: readonly Diagnostic[]
}

interface Prepared {
  readonly diagnostics: readonly Diagnostic[]
  readonly tables: readonly string[]
  /** Absent when the query has errors. */
  readonly result?: () => Promise<QueryResult>
}

interface HuntSession {
  readonly ingested: Ingested
  readonly run: (text: string, language: LanguageId, file: string) => Promise<Prepared>
  readonly rowsIn: (table: string) => Promise<number>
  readonly explain: (failure: EngineFailure, file: string) => Diagnostic
  readonly readRules: (paths: readonly string[]) => Promise<RuleFiles>
  readonly compileRules: (sources: readonly SourceText[]) => Promise<RuleSet>
  readonly rules: RuleSession
  readonly signal?: AbortSignal
}

export function startHunt(options: HuntOptions, session: HuntSession): Hunt {
  const runs: QueryRun[] = []
  const ruleRuns: RuleRun[] = []
  const ruleFiles = { read: 0, others: 0 }
  const diagnostics: Diagnostic[] = []
  const counts = new Map<string, Promise<number>>()
  const rowsIn = (table: string): Promise<number> => {
    const known = counts.get(table) ?? session.rowsIn(table)
    counts.set(table, known)
    return known
  }

  async function* findings(): AsyncGenerator<Finding> {
    const detections = options.detections ?? (await load(options.packages ?? [SHIPPED_PACKAGES]))
    for (const detection of detections) {
      for (const query of detection.queries) {
        if (session.signal?.aborted) return
        if (query.platform !== 'sigma') yield* runQuery(detection, query)
      }
    }
    if (!session.signal?.aborted) yield* runRules(detections)
  }

  async function load(packages: readonly string[]): Promise<readonly Detection[]> {
    // The YAML reader takes time to load, and other commands do without it.
    const { loadDetections } = await import('../detections/load.ts')
    const loaded = await loadDetections(packages)
    diagnostics.push(...loaded.diagnostics)
    return loaded.detections
  }

  /** The Sigma rules of the packages and those of the user are one set. */
  async function* runRules(detections: readonly Detection[]): AsyncGenerator<Finding> {
    const own = new Map(
      detections.flatMap((detection) =>
        detection.queries.flatMap((query) =>
          query.platform === 'sigma' ? [[query.path, { detection, query }] as const] : [],
        ),
      ),
    )
    const files = await session.readRules(options.rules ?? [])
    diagnostics.push(...files.diagnostics)
    ruleFiles.read = files.sources.length
    ruleFiles.others = files.others.length
    const packaged = [...own].map(([name, { query }]) => ({ name, text: query.text }))
    const sources = [...packaged, ...files.sources.filter(({ name }) => !own.has(name))]
    if (sources.length === 0) return
    const set = await session.compileRules(sources)
    diagnostics.push(...set.diagnostics)
    const attribution: Attribution = (file) => {
      const found = own.get(file)
      return found === undefined ? undefined : (row) => makeFinding(found.detection, found.query, row)
    }
    const done: RuleRun[] = []
    const progress = options.progress === undefined ? {} : { progress: options.progress }
    try {
      yield* huntRules(set, { ...session.rules, ...progress }, attribution, done)
    } finally {
      ruleRuns.push(...done.filter((run) => !own.has(run.rule.file)))
      for (const [path, { detection, query }] of own) {
        const rules = done.filter((run) => run.rule.file === path)
        runs.push(packagedRun(detection, query, rules, await emptyClasses(rules)))
      }
    }
  }

  /** The event classes that the log sources of rules are made of and that hold no event. */
  async function emptyClasses(rules: readonly RuleRun[]): Promise<readonly string[]> {
    const views = rules.flatMap((run) => run.logSources.flatMap((name) => findView('sigma', name) ?? []))
    const classes = [...new Set(views.flatMap((view) => view.legs.map((leg) => leg.from)))]
    const counted = await Promise.all(classes.map(rowsIn))
    return classes.filter((_, index) => counted[index] === 0)
  }

  async function* runQuery(detection: Detection, query: DetectionQuery): AsyncGenerator<Finding> {
    const prepared = await session.run(query.text, LANGUAGE_OF[query.platform], query.path)
    const { tables } = prepared
    const counted = await Promise.all(tables.map(rowsIn))
    const emptyTables = tables.filter((_, index) => counted[index] === 0)
    const base = { detection, platform: query.platform, file: query.file, emptyTables }
    if (prepared.result === undefined) {
      runs.push({ ...base, outcome: 'refused', findings: 0, diagnostics: prepared.diagnostics })
      return
    }
    if (emptyTables.length === tables.length) {
      runs.push({ ...base, outcome: 'no-data', findings: 0, diagnostics: prepared.diagnostics })
      return
    }
    const result = await prepared.result()
    let count = 0
    try {
      for await (const batch of result.batches()) {
        for (const row of batch) {
          count += 1
          yield makeFinding(detection, query, row)
        }
      }
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error
      const diagnostics = [...result.diagnostics, session.explain(error, query.path)]
      runs.push({ ...base, outcome: 'refused', findings: count, diagnostics })
      return
    }
    const outcome = hasErrors(result.diagnostics) ? 'refused' : 'ran'
    runs.push({ ...base, outcome, findings: count, diagnostics: result.diagnostics })
  }

  return { runs, ruleRuns, ruleFiles, diagnostics, [Symbol.asyncIterator]: findings }
}

/** The rules of one file of a package, as one query. */
function packagedRun(
  detection: Detection,
  query: DetectionQuery,
  rules: readonly RuleRun[],
  emptyTables: readonly string[],
): QueryRun {
  const outcome = rules.some((run) => run.outcome === 'refused')
    ? 'refused'
    : rules.some((run) => run.outcome === 'ran')
      ? 'ran'
      : 'no-data'
  return {
    detection,
    platform: query.platform,
    file: query.file,
    outcome,
    findings: rules.reduce((sum, run) => sum + run.findings, 0),
    emptyTables,
    diagnostics: rules.flatMap((run) => run.diagnostics),
  }
}
