import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Plan } from '../plan/plan.ts'
import type { Catalog } from '../schemas/table.ts'
import type { SourceText, Span } from '../source/text.ts'
import { keyOf as expressionKey } from './conditions/definitions.ts'
import { isParametrized } from './places.ts'
import type { Inspection, LintRule } from './rule.ts'
import { RULES } from './rules.ts'
import { startWork } from './sets/work.ts'
import { type Site, survey } from './sites.ts'

/** What the rules find in a plan as it was lowered from the text, in the order of the text. */
export function lintPlan(plan: Plan, source: SourceText, catalog: Catalog, rules = RULES): readonly Diagnostic[] {
  startWork()
  const inspection: Inspection = { plan, source, catalog, ...survey(plan) }
  const found = rules.flatMap((rule) => ('plan' in rule ? rule.plan(inspection) : ofSites(rule.site, inspection)))
  const told = found.filter((d) => !isParametrized(source, d.span))
  const once = new Map(told.map((d) => [keyOf(d), d]))
  return [...once.values()].toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

type SiteRule = Extract<LintRule, { readonly site: unknown }>['site']

/** A place of the text that the plan has several times is reported for what holds each time. */
function ofSites(look: SiteRule, inspection: Inspection): readonly Diagnostic[] {
  const visits = new Map<string, number>()
  const times = new Map<string, { readonly diagnostic: Diagnostic; readonly site: string; count: number }>()
  for (const site of inspection.sites) {
    const key = placeKey(site)
    visits.set(key, (visits.get(key) ?? 0) + 1)
    const keys = new Map(look(site, inspection).map((d) => [`${key} ${keyOf(d)}`, d]))
    for (const [name, diagnostic] of keys) {
      const known = times.get(name)
      if (known === undefined) times.set(name, { diagnostic, site: key, count: 1 })
      else known.count += 1
    }
  }
  return [...times.values()].filter((t) => t.count === visits.get(t.site)).map((t) => t.diagnostic)
}

/** Equal for what one part of the text became each time. */
function placeKey(site: Site): string {
  const spans = (of: readonly { readonly span: Span }[]): string =>
    of.map((o) => `${o.span.start}-${o.span.end}`).join()
  const own = spans([site])
  switch (site.kind) {
    case 'list':
      return `${site.joined} ${own} ${spans(site.items)}`
    case 'choice':
      return `choice ${own} ${spans(site.branches)}`
    case 'atom':
      return `${site.expr.fn} ${own} ${site.expr.args.slice(1).map(expressionKey).join()}`
    case 'filter':
      return `filter ${own}`
  }
}

function keyOf({ code, span, message }: Diagnostic): string {
  return `${code} ${span.start} ${span.end} ${message}`
}
