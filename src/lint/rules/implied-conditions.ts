import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { all, any, type Condition, implies, isImpossible, saysOf } from '../conditions/condition.ts'
import { isParametrized, shown } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { ALL_TEXTS, EMPTY_TEXT } from '../sets/text-set.ts'
import { isWithin, member, outside } from '../sets/value-set.ts'
import { type FilterSite, hasPlace, type Item, isSamePlace, type ListSite, type Site } from '../sites.ts'

/** Longer lists are not compared each with each. */
const MOST_ITEMS = 60

/**
 * A condition of an `or` that others of it take in, which adds nothing; one of an `and` that others of it require,
 * which takes nothing away. Mere presence beside a condition on the value is no finding: people write it for speed.
 */
export function impliedConditions(site: Site, inspection: Inspection): readonly Diagnostic[] {
  if (site.kind === 'filter') return requiredBefore(site, inspection)
  if (site.kind !== 'list' || site.items.length < 2 || site.items.length > MOST_ITEMS) return []
  const items = site.items.filter(
    ({ span }) => hasPlace(span) && !isSamePlace(span, site.span) && !isParametrized(inspection.source, span),
  )
  return site.joined === 'or' ? covered(items, inspection) : required(items, site, inspection)
}

function covered(items: readonly Item[], { source }: Inspection): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const live = new Set(items.filter((item) => isTelling(item.condition)))
  for (const item of [...live].reverse()) {
    const others = [...live].filter((other) => other !== item)
    const single = others.find((other) => implies(item.condition, other.condition))
    if (single === undefined && !implies(item.condition, any(others.map((o) => o.condition)))) continue
    live.delete(item)
    const by = single === undefined ? 'what stands beside it' : `\`${shown(source, single.span)}\``
    const proof = single === undefined ? undefined : proofOf(item.condition, single.condition)
    const condition = shown(source, item.span)
    found.push(diagnostic('lint/covered-condition', source.name, item.span, { condition, by, proof }))
  }
  return found
}

function required(items: readonly Item[], site: ListSite, { source }: Inspection): readonly Diagnostic[] {
  if (isImpossible(all(items.map((item) => item.condition)))) return []
  const found: Diagnostic[] = []
  const live = new Set(items.filter((item) => isTelling(item.condition) && !isPresence(item.condition)))
  for (const item of [...live].reverse()) {
    const others = [...live].filter((other) => other !== item)
    const single = others.find((other) => implies(other.condition, item.condition))
    if (single === undefined) continue
    live.delete(item)
    // Words of a search are often written as they come.
    if (/^["']?[\w*.-]+["']?$/.test(shown(source, item.span))) continue
    const by = `\`${shown(source, single.span)}\``
    const proof = proofOf(single.condition, item.condition)
    const condition = shown(source, item.span)
    found.push(diagnostic('lint/redundant-condition', source.name, item.span, { condition, by, proof }))
  }
  return site.isPositive ? found : []
}

/** A step that the steps before make needless. */
function requiredBefore({ condition, facts, span }: FilterSite, { source }: Inspection): readonly Diagnostic[] {
  if (!hasPlace(span) || !isTelling(condition) || isPresence(condition) || isImpossible(facts)) return []
  if (isImpossible(all([facts, condition])) || !implies(facts, condition)) return []
  const parameters = { condition: shown(source, span), by: 'what stands before it', proof: proofOf(facts, condition) }
  return [diagnostic('lint/redundant-condition', source.name, span, parameters)]
}

function isTelling(condition: Condition): boolean {
  return condition.kind !== 'constant' && !isImpossible(condition)
}

/** True of all values but null and the empty text. */
function isPresence(condition: Condition): boolean {
  if (condition.kind !== 'values') return false
  if (condition.set.values.kind === 'numbers') return condition.set.values.set.ranges.length === 0
  const none = { null: true, values: { kind: 'texts', set: EMPTY_TEXT } } as const
  return isWithin(outside(condition.set), none) === true
}

/** A smallest value of the first condition, of a subject that both ask about. */
export function proofOf(a: Condition, b: Condition): string | undefined {
  for (const key of subjectsOf(b)) {
    const said = saysOf(a, key)
    const example = said === undefined ? undefined : member(said)
    if (said?.values.kind === 'texts' && said.values.set === ALL_TEXTS) continue
    if (example?.value !== undefined && example.value !== null && example.value !== '') return String(example.value)
  }
  return undefined
}

function subjectsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'values') return [condition.subject.key]
  return condition.kind === 'all' || condition.kind === 'any' ? condition.items.flatMap(subjectsOf) : []
}
