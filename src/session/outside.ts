import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { openDuckDb } from '../engines/duckdb/index.ts'
import type { Engine } from '../plan/engine.ts'
import type { Plan } from '../plan/plan.ts'
import { transformUp } from '../plan/traverse.ts'
import { loadExternal } from '../readers/external.ts'
import type { Knowledge, Locations } from '../readers/locations.ts'
import type { ExternalTable, Need } from '../schemas/external.ts'
import type { Span } from '../source/text.ts'
import { findExternal } from './external-files.ts'
import type { Source } from './source.ts'

export interface OutsideOptions {
  readonly engine: Engine
  readonly temporary: string
  readonly memory: string
  readonly sources: readonly Source[]
  /** Files by the URI that queries name. */
  readonly external: Readonly<Record<string, string>>
  readonly locations: Locations
}

/** The plan over what was found, or why it cannot run. */
export type Fetched = { readonly plan: Plan } | { readonly diagnostics: readonly Diagnostic[] }

/** What queries need that is not in the sources' tables. Only files that the user gave are ever opened. */
export class Outside {
  readonly #options: OutsideOptions
  /** Tables of the engine by what was asked for. */
  readonly #loaded = new Map<string, string>()

  constructor(options: OutsideOptions) {
    this.#options = options
  }

  /** Loads what the plan needs. `file`: the name of the query's text. */
  async fetch(plan: Plan, needs: readonly Need[], file: string, signal?: AbortSignal): Promise<Fetched> {
    const diagnostics: Diagnostic[] = []
    const tables = new Map<string, string>()
    for (const need of needs) {
      if (need.kind === 'locations') {
        const problem = await this.#locations(need.span, file, need.knowledge ?? 'places')
        if (problem !== undefined) diagnostics.push(problem)
        continue
      }
      if (need.kind === 'parameter') {
        const hints = ['the option `parameters` gives it one']
        diagnostics.push(diagnostic('external/no-parameter', file, need.span, { name: need.name }, { hints }))
        continue
      }
      const found = await this.#table(need, file, signal)
      if (typeof found === 'string') tables.set(need.table, found)
      else diagnostics.push(...found)
    }
    if (diagnostics.length > 0) return { diagnostics }
    if (tables.size === 0) return { plan }
    const renamed = (node: Plan): Plan => {
      const table = node.kind === 'scan' ? tables.get(node.table) : undefined
      return node.kind === 'scan' && table !== undefined ? { ...node, table } : node
    }
    return { plan: transformUp(plan, renamed) }
  }

  async #locations(span: Span, file: string, knowledge: Knowledge): Promise<Diagnostic | undefined> {
    const { locations } = this.#options
    const problem = await locations.open()
    if (problem !== undefined) return diagnostic('external/bad-locations', file, span, problem)
    if (locations.tells(knowledge)) return undefined
    const example = knowledge === 'places' ? 'GeoLite2-City.mmdb' : 'GeoLite2-ASN.mmdb'
    const hints = [`the option \`geo\` names a MaxMind DB file, such as ${example}`]
    return diagnostic('external/no-locations', file, span, { knowledge }, { hints })
  }

  async #table(need: ExternalTable, file: string, signal?: AbortSignal): Promise<string | readonly Diagnostic[]> {
    const { engine, external, sources, temporary, memory } = this.#options
    const { uris, format, columns, span } = need
    const key = JSON.stringify({ uris, format, columns })
    const known = this.#loaded.get(key)
    if (known !== undefined) return known
    const found = await Promise.all(uris.map((uri) => findExternal(uri, external, sources)))
    const missing = uris.filter((_, i) => found[i] === undefined)
    if (missing.length > 0) {
      const hints = ['the option `external` names a local file for it']
      return missing.map((uri) => diagnostic('external/no-file', file, span, { uri }, { hints }))
    }
    const files = found.filter((f) => f !== undefined)
    const table = `external_${this.#loaded.size + 1}`
    const failure = await loadExternal(engine, table, need, files, {
      directory: temporary,
      openEngine: () => openDuckDb({ memoryLimit: memory, tempDirectory: temporary }),
      ...(signal === undefined ? {} : { signal }),
    })
    if (failure !== undefined) {
      const { uri, path } = failure.file
      return [diagnostic('external/unreadable', file, span, { uri, path, reason: failure.reason })]
    }
    this.#loaded.set(key, table)
    return table
  }
}
