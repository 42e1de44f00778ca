import { type Diagnostic, diagnostic, hasErrors, Report } from '../diagnostics/diagnostic.ts'
import { openDuckDb } from '../engines/duckdb/index.ts'
import { loadLanguage } from '../languages/index.ts'
import { withinInterval } from '../languages/interval.ts'
import type {
  AqlRegex,
  Compilation,
  CompileOptions,
  DataColumns,
  Interval,
  LanguageId,
  SavedQuery,
} from '../languages/language.ts'
import { compileWithData } from '../languages/probing.ts'
import { dropEmpty, optimize, optimizeSteps, pruneColumns } from '../optimizer/index.ts'
import { type Engine, EngineFailure, type QueryOptions } from '../plan/engine.ts'
import type { Plan } from '../plan/plan.ts'
import { printPlan } from '../plan/print.ts'
import { type Ingested, ingest, type Progress, type Rejected } from '../readers/ingest.ts'
import { Locations } from '../readers/locations.ts'
import { buildCatalog } from '../schemas/catalog.ts'
import { emptyScans, expandScans } from '../schemas/expand.ts'
import { platformColumns } from '../schemas/platform-columns.ts'
import type { Profile } from '../schemas/resolve.ts'
import type { Catalog } from '../schemas/table.ts'
import { NO_SPAN, type SourceText } from '../source/text.ts'
import { formatDatetime } from '../types/time.ts'
import { clockOf } from './clock.ts'
import { engineDiagnostic } from './engine-failure.ts'
import { type Hunt, type HuntOptions, startHunt } from './hunt.ts'
import { Outside } from './outside.ts'
import { type KeptCompilation, keepPlan, planKey, readPlan } from './plan-cache.ts'
import { PLATFORMS_OF } from './platforms.ts'
import { treatAsPublic } from './public-networks.ts'
import { emptyResult, type QueryResult, type ResultColumn, resultOf } from './result.ts'
import { readSavedQueries } from './saved-queries.ts'
import { lookupSpecs, type Source, toSpec } from './source.ts'
import { countRows, scannedTables } from './tables.ts'
import { makeTemporary, removeTemporary } from './temporary.ts'

export interface SessionOptions {
  readonly sources?: readonly Source[]
  /** ISO 8601; default: the latest event read, or the present when nothing is read. */
  readonly now?: string
  /** Only events from this time on: ISO 8601, or a duration before the clock such as `7d`. */
  readonly since?: string
  /** Only events before this time; also the clock, where `now` is absent. */
  readonly until?: string
  /** Default `lenient`. */
  readonly profile?: Profile
  readonly engine?: 'duckdb'
  /** IANA zone for functions that print times; default `UTC`. */
  readonly timeZone?: string
  /** Cut results where the product would. */
  readonly vendorLimits?: boolean
  /** Whether MATCHES of AQL finds its pattern anywhere or compares the whole value; default `find`. */
  readonly aqlRegex?: AqlRegex
  /** What `_sourceCategory` of Sumo Logic is for messages that have none. */
  readonly sourceCategory?: string
  /** A shape id: how to read every file, instead of detection. */
  readonly as?: string
  /** Read stale EVTX records, too. */
  readonly carve?: boolean
  /**
   * Local files by the name that a query has for them; nothing is read from the network. The URI of KQL's `externaldata`;
   * for CQL the name of a lookup file (`users.csv`), `ioc` or `rdns` for what `ioc:lookup()` and `rdns()` ask, `$name` for
   * a saved query, and `$` for a directory of them; for AQL and Sumo Logic the name of reference data or a lookup table.
   */
  readonly external?: Readonly<Record<string, string>>
  /** Values of the parameters that queries declare, by name. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  /** MaxMind DB files with places of addresses (GeoLite2-City.mmdb) or their autonomous systems (GeoLite2-ASN.mmdb). */
  readonly geo?: string | readonly string[]
  /** IPv4 networks (`a.b.c.d/n`) that count as public. */
  readonly treatAsPublic?: readonly string[]
  /** What the engine may use before it spills to disk, as `1300MB`. */
  readonly memory?: string
  /** Seconds for one query. */
  readonly timeout?: number
  readonly reject?: (rejected: Rejected) => void | Promise<void>
  readonly progress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface TextOptions {
  readonly language: LanguageId
  readonly profile?: Profile
  /** The name to report the text under; default `<query>`. */
  readonly file?: string
  readonly signal?: AbortSignal
}

export interface Compiled {
  /** Absent when there are errors. */
  readonly plan?: Plan
  readonly columns: readonly ResultColumn[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface Explanation extends Compiled {
  readonly ast: string
  /** Plans as text; absent with errors. */
  readonly planText?: string
  readonly steps: readonly { readonly rule: string; readonly plan: string }[]
  readonly sql?: string
}

/** A compiled query, parts of whose plan can be run. */
export interface Examined extends Compiled {
  /** What a plan over the catalog's tables gives: the query's own, a part of it, or one made of its parts. */
  readonly run: (plan: Plan) => Promise<QueryResult>
}

/** The languages whose queries may call others by name. */
const CALLS_SAVED: ReadonlySet<LanguageId> = new Set(['cql', 'sumo'])

const DEFAULT_MEMORY = '1300MB'
const DEFAULT_FILE = '<query>'

/** Sources that are loaded once, and the queries over them. Close it when done. */
export class Session {
  readonly #options: SessionOptions
  readonly #engine: Engine
  readonly #temporary: string
  readonly #catalogs = new Map<LanguageId, Catalog>()
  readonly #outside: Outside
  readonly #savedQueries: ReadonlyMap<string, SavedQuery>
  /** What was read, and what became of it. */
  readonly ingested: Ingested
  /** The clock of every query, in ticks. */
  readonly nowTicks: bigint
  /** The searched interval, in ticks. */
  readonly interval: Interval

  private constructor(
    options: SessionOptions,
    engine: Engine,
    temporary: string,
    ingested: Ingested,
    locations: Locations,
    savedQueries: ReadonlyMap<string, SavedQuery>,
  ) {
    this.#options = options
    this.#engine = engine
    this.#temporary = temporary
    this.#outside = new Outside({
      engine,
      temporary,
      memory: options.memory ?? DEFAULT_MEMORY,
      sources: options.sources ?? [],
      external: options.external ?? {},
      locations,
    })
    this.#savedQueries = savedQueries
    this.ingested = ingested
    const { nowTicks, interval } = clockOf(options, ingested.latest)
    this.nowTicks = nowTicks
    this.interval = interval
  }

  static async open(options: SessionOptions): Promise<Session> {
    const temporary = await makeTemporary()
    let engine: Engine | undefined
    try {
      const locations = new Locations([options.geo ?? []].flat())
      engine = await openDuckDb({
        memoryLimit: options.memory ?? DEFAULT_MEMORY,
        tempDirectory: temporary,
        surroundings: {
          locate: (address) => locations.locate(address),
          originOf: (address) => locations.originOf(address),
        },
      })
      const specs = [...(options.sources ?? []).map(toSpec), ...lookupSpecs(options.external ?? {})]
      const ingested = await ingest(specs, engine, {
        ...(options.as === undefined ? {} : { as: options.as }),
        ...(options.reject === undefined ? {} : { reject: options.reject }),
        ...(options.progress === undefined ? {} : { progress: options.progress }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        carve: options.carve ?? false,
        tempDirectory: temporary,
        platformColumns,
      })
      await engine.seal()
      const savedQueries = await readSavedQueries(options.external ?? {})
      return new Session(options, engine, temporary, ingested, locations, savedQueries)
    } catch (error) {
      await engine?.close()
      await removeTemporary(temporary)
      throw error
    }
  }

  /** The clock of every query, ISO 8601. */
  get now(): string {
    return formatDatetime(this.nowTicks)
  }

  /** Text to plan: no data is touched. */
  async compile(text: string, options: TextOptions): Promise<Compiled> {
    const { plan, columns, diagnostics } = (await this.#compiler(text, options, true))()
    const shown = columns.map(({ name, type }) => ({ name, type }))
    return plan === undefined ? { columns: shown, diagnostics } : { plan, columns: shown, diagnostics }
  }

  async query(text: string, options: TextOptions): Promise<QueryResult> {
    const compiled = await this.#compileWithData(text, options)
    if (compiled.plan === undefined) return emptyResult(compiled.columns, compiled.diagnostics)
    return this.#run(optimize(this.#physical(compiled.plan, options.language)), compiled, options)
  }

  /** Text to plan as `query` runs it, to look at what its parts do with the data. */
  async examine(text: string, options: TextOptions): Promise<Examined> {
    const compiled = await this.#compileWithData(text, options)
    const { plan, columns, diagnostics } = compiled
    const examined = {
      columns: columns.map(({ name, type }) => ({ name, type })),
      diagnostics,
      run: (part: Plan) => this.#run(optimize(this.#physical(part, options.language)), compiled, options),
    }
    return plan === undefined ? examined : { ...examined, plan }
  }

  async explain(text: string, options: TextOptions): Promise<Explanation> {
    const compiled = (await this.#compiler(text, options, true))()
    const columns = compiled.columns.map(({ name, type }) => ({ name, type }))
    const base = { columns, diagnostics: compiled.diagnostics, ast: compiled.printAst() }
    if (compiled.plan === undefined) return { ...base, steps: [] }
    // Without sources it shows how all of them would be read.
    const physical = this.#physical(compiled.plan, options.language, !this.#hasSources)
    return {
      ...base,
      plan: compiled.plan,
      planText: printPlan(compiled.plan),
      steps: optimizeSteps(physical).map(({ rule, plan }) => ({ rule, plan: printPlan(plan) })),
      sql: this.#engine.sql(optimize(physical)),
    }
  }

  /** Runs every query of the packages over the sources. */
  hunt(options: HuntOptions = {}): Hunt {
    return startHunt(options, {
      ingested: this.ingested,
      run: async (text, language, file) => {
        const asked = { language, profile: options.profile ?? 'vendor', file }
        const compiled = await this.#compileWithData(text, asked)
        if (compiled.plan === undefined) return { diagnostics: compiled.diagnostics, tables: [] }
        const plan = optimize(this.#physical(compiled.plan, language, true))
        return {
          diagnostics: compiled.diagnostics,
          tables: scannedTables(plan).filter((table) => !isExternal(table, compiled)),
          result: () => this.#run(plan, compiled, asked),
        }
      },
      rowsIn: (table) => countRows(this.#engine, table),
      readRules: async (paths) => {
        if (paths.length === 0) return { sources: [], others: [], diagnostics: [] }
        const { readRuleFiles } = await import('../detections/rule-files.ts')
        const signal = this.#options.signal === undefined ? {} : { signal: this.#options.signal }
        return readRuleFiles(paths, { directory: this.#temporary, ...signal })
      },
      compileRules: async (sources) => {
        const { compileRules } = await import('../languages/sigma/ruleset.ts')
        return compileRules(sources, this.#compileOptions({ language: 'sigma' }))
      },
      rules: {
        engine: this.#engine,
        tables: this.#catalog('sigma').tables,
        physical: (plan) => this.#physicalRules(plan),
        explain: (failure, file) => this.#explainFailure(failure, file),
        options: this.#queryOptions(this.#options.signal),
      },
      explain: (failure, file) => this.#explainFailure(failure, file),
      ...(this.#options.signal === undefined ? {} : { signal: this.#options.signal }),
    })
  }

  async close(): Promise<void> {
    await this.#engine.close()
    await removeTemporary(this.#temporary)
  }

  get #hasSources(): boolean {
    return (this.#options.sources?.length ?? 0) > 0
  }

  #catalog(language: LanguageId): Catalog {
    const known = this.#catalogs.get(language)
    if (known !== undefined) return known
    const { bound, filled } = this.ingested
    const catalog = buildCatalog({ platforms: PLATFORMS_OF[language], bound, ...(this.#hasSources ? { filled } : {}) })
    this.#catalogs.set(language, catalog)
    return catalog
  }

  /** From the plans that were kept, or anew: then the data is asked for what only it tells. */
  async #compileWithData(text: string, options: TextOptions): Promise<KeptCompilation> {
    const key = options.language === 'kql' ? this.#planKey(text, options) : undefined
    const kept = key === undefined ? undefined : readPlan(key)
    if (kept !== undefined) return kept
    let asked = false
    let failed: readonly Diagnostic[] = []
    const compiled = await compileWithData(await this.#compiler(text, options), async (probe, asking) => {
      asked = true
      const plan = optimize(this.#physical(probe.plan, options.language))
      const answer = await this.#run(plan, { ...asking, diagnostics: [] }, options)
      failed = answer.diagnostics
      if (hasErrors(failed)) return undefined
      const [column] = answer.columns
      return (await answer.rows()).map((row) => String(column === undefined ? '' : (row[column.name] ?? '')))
    })
    const { probe, plan: _, ...rest } = compiled
    if (key !== undefined && !asked && probe === undefined) keepPlan(key, compiled)
    if (probe === undefined) return compiled
    const file = options.file ?? DEFAULT_FILE
    const what = 'so many columns that are known from data only'
    const reason = diagnostic('fidelity/not-supported', file, NO_SPAN, { what, language: 'KQL' })
    return { ...rest, diagnostics: hasErrors(failed) ? failed : [...rest.diagnostics, reason] }
  }

  /** `openTables`: for whoever does not run the plan; an empty result of an unknown table would read as "nothing happened". */
  async #compiler(
    text: string,
    options: TextOptions,
    openTables = false,
  ): Promise<(probed?: ReadonlyMap<string, DataColumns>) => Compilation> {
    const language = await loadLanguage(options.language)
    const source: SourceText = { name: options.file ?? DEFAULT_FILE, text }
    const compileOptions = { ...this.#compileOptions(options), openTables }
    return (probed) => {
      const compiled = language.compile(source, probed === undefined ? compileOptions : { ...compileOptions, probed })
      if (!hasErrors(compiled.diagnostics)) return compiled
      const { plan: _, ...withoutPlan } = compiled
      return withoutPlan
    }
  }

  /** The options are all that a compilation depends on beside the text; the tables are what makes the catalog. */
  #planKey(text: string, options: TextOptions): string | undefined {
    const { catalog: _, ...compileOptions } = this.#compileOptions(options)
    const tables = JSON.stringify([this.ingested.bound, [...this.ingested.filled]])
    return planKey([options.language, text, options.file ?? DEFAULT_FILE, tables, Object.entries(compileOptions)])
  }

  #compileOptions(options: TextOptions): CompileOptions {
    return {
      catalog: this.#catalog(options.language),
      profile: options.profile ?? this.#options.profile ?? 'lenient',
      now: this.nowTicks,
      interval: this.interval,
      timeZone: this.#options.timeZone ?? 'UTC',
      vendorLimits: this.#options.vendorLimits ?? false,
      ...(this.#options.aqlRegex === undefined ? {} : { aqlRegex: this.#options.aqlRegex }),
      ...(this.#options.sourceCategory === undefined ? {} : { sourceCategory: this.#options.sourceCategory }),
      ...(CALLS_SAVED.has(options.language) ? { savedQueries: this.#savedQueries } : {}),
      parameters: new Map(Object.entries(this.#options.parameters ?? {}).map(([name, value]) => [name, String(value)])),
    }
  }

  /** `whole`: with the tables that hold nothing, too. */
  #physical(plan: Plan, language: LanguageId, whole = false): Plan {
    const { bound, filled } = this.ingested
    const sources = { platforms: PLATFORMS_OF[language], bound, ...(whole ? {} : { filled }) }
    // A view is many columns of many tables: what the query does not use is not even written down.
    const expanded = expandScans(pruneColumns(dropEmpty(emptyScans(plan, sources))), sources)
    return treatAsPublic(expanded, this.#options.treatAsPublic ?? [])
  }

  async #run(plan: Plan, compiled: KeptCompilation, options: TextOptions): Promise<QueryResult> {
    const signal = options.signal ?? this.#options.signal
    try {
      const fetched = await this.#outside.fetch(plan, compiled.needs ?? [], options.file ?? DEFAULT_FILE, signal)
      if ('diagnostics' in fetched)
        return emptyResult(compiled.columns, [...compiled.diagnostics, ...fetched.diagnostics])
      const set = await this.#engine.query(fetched.plan, this.#queryOptions(signal))
      return await resultOf(set, compiled.diagnostics)
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error
      const failure = this.#explainFailure(error, options.file ?? DEFAULT_FILE)
      return emptyResult(compiled.columns, [...compiled.diagnostics, failure])
    }
  }

  #queryOptions(signal: AbortSignal | undefined): QueryOptions {
    const { timeout } = this.#options
    return {
      ...(signal === undefined ? {} : { signal }),
      ...(timeout === undefined ? {} : { timeout: timeout * 1000 }),
    }
  }

  /** A plan over the tables of log sources, within the searched interval, over the engine's tables. */
  #physicalRules(plan: Plan): Plan {
    const report = new Report({ name: DEFAULT_FILE, text: '' })
    const inside = withinInterval(plan, this.#compileOptions({ language: 'sigma' }), report)
    return optimize(this.#physical(inside, 'sigma'))
  }

  #explainFailure(failure: EngineFailure, file: string): Diagnostic {
    return engineDiagnostic(failure, file, {
      memory: this.#options.memory ?? DEFAULT_MEMORY,
      seconds: this.#options.timeout ?? 0,
    })
  }
}

function isExternal(table: string, compiled: KeptCompilation): boolean {
  return compiled.needs?.some((need) => need.kind === 'table' && need.table === table) ?? false
}

/** Loads the sources and makes them ready for queries. */
export function openSession(options: SessionOptions = {}): Promise<Session> {
  return Session.open(options)
}
