import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { all, type Condition, isImpossible, saysOf } from '../conditions/condition.ts'
import { shown } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { member } from '../sets/value-set.ts'
import { hasPlace, isSamePlace, type Site } from '../sites.ts'

const MOST_ITEMS = 40

/** Conditions that exclude each other, or what the steps before have already excluded. */
export function contradictions(site: Site, inspection: Inspection): readonly Diagnostic[] {
  const { source } = inspection
  if (site.kind === 'filter') {
    if (isImpossible(site.facts) || isImpossible(site.condition) || !isImpossible(all([site.facts, site.condition]))) {
      return []
    }
    if (!hasPlace(site.span)) return []
    const proof = excluding(site.condition, site.facts)
    if (proof === undefined) return []
    const condition = shown(source, site.span)
    return [
      diagnostic('lint/contradiction', source.name, site.span, { condition, by: 'the conditions before it', proof }),
    ]
  }
  if (site.kind !== 'list') return []
  // Below a negation it is a condition that is always met.
  if (!site.isPositive) return []
  if (site.joined === 'or') return arms(site.items, site.facts, inspection)
  if (site.items.length > MOST_ITEMS) return []
  const items = site.items.filter((item) => hasPlace(item.span) && !isSamePlace(item.span, site.span))
  for (const [index, item] of items.entries()) {
    const other = items.slice(0, index).find((o) => excludes(o.condition, item.condition))
    if (other === undefined) continue
    const proof = excluding(item.condition, other.condition)
    if (proof === undefined) continue
    const parameters = { condition: shown(source, item.span), by: `\`${shown(source, other.span)}\``, proof }
    return [diagnostic('lint/contradiction', source.name, item.span, parameters)]
  }
  return []
}

/** Arms of an `or` that what is known here excludes. */
function arms(
  items: readonly { readonly span: Site['span']; readonly condition: Condition }[],
  facts: Condition,
  { source }: Inspection,
) {
  if (isImpossible(facts)) return []
  return items.flatMap((item) => {
    if (!hasPlace(item.span) || !excludes(facts, item.condition)) return []
    const proof = excluding(item.condition, facts)
    if (proof === undefined) return []
    const parameters = { condition: shown(source, item.span), by: 'the conditions around it', proof }
    return [diagnostic('lint/contradiction', source.name, item.span, parameters)]
  })
}

function excludes(a: Condition, b: Condition): boolean {
  return !isImpossible(a) && !isImpossible(b) && isImpossible(all([a, b]))
}

/** A value that each side wants of the same subject. */
function excluding(a: Condition, b: Condition): string | undefined {
  for (const key of subjectsOf(a)) {
    const [wanted, given] = [saysOf(a, key), saysOf(b, key)]
    if (wanted === undefined || given === undefined) continue
    const [mine, other] = [member(wanted), member(given)]
    if (mine === undefined || mine === null || other === undefined || other === null) continue
    return `one holds for \`${mine.value ?? 'null'}\`, the other for \`${other.value ?? 'null'}\``
  }
  return undefined
}

function subjectsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'values') return [condition.subject.key]
  return condition.kind === 'all' || condition.kind === 'any' ? condition.items.flatMap(subjectsOf) : []
}
