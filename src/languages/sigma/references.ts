import type { Report } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import type { Correlation, Named, Rule } from './ast.ts'

/** What correlations and filters can refer to. */
export type Referable = Rule | Correlation

/** Rules and correlations by id, in any case, and by name. */
export class References {
  readonly #byId = new Map<string, Referable[]>()
  readonly #byName = new Map<string, Referable[]>()

  constructor(documents: readonly Referable[]) {
    for (const document of documents) {
      const { id, name } = document.metadata
      if (id !== undefined) add(this.#byId, id.toLowerCase(), document)
      if (name !== undefined) add(this.#byName, name, document)
    }
  }

  /** Documents that a reference may mean: none, one, or several that share an id or a name. */
  find(reference: string): readonly Referable[] {
    const found = [...(this.#byId.get(reference.toLowerCase()) ?? []), ...(this.#byName.get(reference) ?? [])]
    return [...new Set(found)]
  }

  /** Reports an id and a name that other documents have, too. */
  reportShared(document: Referable, report: Report): void {
    const { id, name, span } = document.metadata
    const tell = (what: string, shared: string, documents: readonly Referable[]): void => {
      if (documents.length < 2) return
      const others = documents.filter((other) => other !== document).slice(0, 3)
      const hints = others.map((other) => `another: \`${other.metadata.title}\` in ${other.source.name}`)
      report.add('name/sigma-duplicate', span, { what, name: shared }, { hints })
    }
    if (id !== undefined) tell('id', id, this.#byId.get(id.toLowerCase()) ?? [])
    if (name !== undefined) tell('name', name, this.#byName.get(name) ?? [])
  }

  near(reference: string): readonly string[] {
    return nearHint(reference, [...this.#byName.keys(), ...this.#byId.keys()])
  }

  /** The one document that is meant; else reports why there is none. */
  resolve(reference: Named, report: Report): Referable | undefined {
    const [only, ...more] = this.find(reference.name)
    if (only !== undefined && more.length === 0) return only
    const { name, span } = reference
    if (only === undefined) report.add('name/sigma-reference', span, { name }, { hints: this.near(name) })
    else report.add('name/sigma-ambiguous', span, { name })
    return undefined
  }
}

function add(map: Map<string, Referable[]>, key: string, document: Referable): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [document])
  else known.push(document)
}

/** A reference of a correlation and the correlation that it means. */
export interface Edge {
  readonly reference: Named
  readonly to: Correlation
}

/** The shortest way from a correlation back to itself; absent when there is none. */
export function circleFrom(
  start: Correlation,
  edges: ReadonlyMap<Correlation, readonly Edge[]>,
): readonly Edge[] | undefined {
  const cameBy = new Map<Correlation, { readonly from: Correlation; readonly edge: Edge }>()
  const queue: Correlation[] = [start]
  for (const from of queue) {
    for (const edge of edges.get(from) ?? []) {
      if (cameBy.has(edge.to)) continue
      cameBy.set(edge.to, { from, edge })
      if (edge.to === start) return wayTo(start, cameBy)
      queue.push(edge.to)
    }
  }
  return undefined
}

function wayTo(
  start: Correlation,
  cameBy: ReadonlyMap<Correlation, { readonly from: Correlation; readonly edge: Edge }>,
): readonly Edge[] {
  const way: Edge[] = []
  let at: Correlation = start
  do {
    const step = cameBy.get(at)
    if (step === undefined) break
    way.unshift(step.edge)
    at = step.from
  } while (at !== start)
  return way
}
