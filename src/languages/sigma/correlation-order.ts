import type { Report } from '../../diagnostics/diagnostic.ts'
import type { Correlation, Named, Rule } from './ast.ts'
import { circleFrom, type Edge, type Referable, type References } from './references.ts'

/** What the references of a correlation mean, where each means one document. */
export interface ResolvedCorrelation {
  readonly correlation: Correlation
  readonly references: readonly { readonly reference: Named; readonly document: Referable }[]
}

/** How many correlations may stand one on another. */
const DEEPEST = 20

/**
 * Correlations, each after those that it refers to. Those that name nothing, or themselves in the end, are reported and
 * left out.
 */
export function inOrder(
  correlations: readonly Correlation[],
  references: References,
  reportOf: (correlation: Correlation) => Report,
): readonly ResolvedCorrelation[] {
  const resolved = new Map<Correlation, ResolvedCorrelation>()
  const edges = new Map<Correlation, readonly Edge[]>()
  for (const correlation of correlations) {
    const found = correlation.rules.map((reference) => ({
      reference,
      document: references.resolve(reference, reportOf(correlation)),
    }))
    const whole = found.flatMap(({ reference, document }) => (document === undefined ? [] : [{ reference, document }]))
    if (whole.length === found.length) resolved.set(correlation, { correlation, references: whole })
    const to = whole.flatMap(({ reference, document }) =>
      document.kind === 'correlation' ? [{ reference, to: document }] : [],
    )
    edges.set(correlation, to)
  }
  for (const correlation of correlations) {
    const circle = circleFrom(correlation, edges)
    const [first] = circle ?? []
    if (circle === undefined || first === undefined) continue
    resolved.delete(correlation)
    const names = [nameOf(correlation), ...circle.map((edge) => nameOf(edge.to))]
    reportOf(correlation).add('name/sigma-cycle', first.reference.span, { circle: names })
  }
  return byDepth([...resolved.values()], edges, reportOf)
}

/** Correlations of rules first, then those of correlations, and so on; nothing here goes in circles. */
function byDepth(
  resolved: readonly ResolvedCorrelation[],
  edges: ReadonlyMap<Correlation, readonly Edge[]>,
  reportOf: (correlation: Correlation) => Report,
): readonly ResolvedCorrelation[] {
  const order: ResolvedCorrelation[] = []
  const done = new Set<Correlation>()
  const known = new Set(resolved.map(({ correlation }) => correlation))
  let waiting = resolved
  for (let depth = 0; depth < DEEPEST && waiting.length > 0; depth += 1) {
    const ready = waiting.filter(({ correlation }) =>
      (edges.get(correlation) ?? []).every(({ to }) => done.has(to) || !known.has(to)),
    )
    order.push(...ready)
    for (const { correlation } of ready) done.add(correlation)
    waiting = waiting.filter(({ correlation }) => !done.has(correlation))
  }
  for (const { correlation } of waiting) {
    const what = `a correlation over more than ${DEEPEST} levels of correlations`
    reportOf(correlation).add('fidelity/not-supported', correlation.metadata.span, { what, language: 'Sigma' })
  }
  return order
}

function nameOf({ metadata }: Correlation): string {
  return metadata.name ?? metadata.id ?? metadata.title
}

/** The rules that are no detections of their own: correlations refer to them, and none says `generate: true`. */
export function rulesOfCorrelations(correlations: readonly Correlation[], references: References): ReadonlySet<Rule> {
  const parts = new Set<Rule>()
  const own = new Set<Rule>()
  for (const { rules, generate } of correlations) {
    for (const { name } of rules) {
      const [only, ...more] = references.find(name)
      if (only?.kind === 'rule' && more.length === 0) (generate ? own : parts).add(only)
    }
  }
  return new Set([...parts].filter((rule) => !own.has(rule)))
}
