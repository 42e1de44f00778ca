import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { textSearchOf } from '../conditions/needles.ts'
import { readingsOf } from '../readings.ts'
import type { Inspection } from '../rule.ts'
import { holdsText } from '../sets/text-set.ts'
import type { ValueSet } from '../sets/value-set.ts'
import { hasPlace, type Item, type Site } from '../sites.ts'

interface Search {
  readonly item: Item
  readonly subject: string
  readonly set: ValueSet
  readonly texts: readonly string[]
}

/**
 * Of two searches of one field that must both succeed, one ignores case and has the text of the other, which does not: what
 * the first is written to find fails at the second in other letters.
 */
export function mixedCase(site: Site, inspection: Inspection): readonly Diagnostic[] {
  if (site.kind !== 'list' || site.joined !== 'and' || !site.isPositive) return []
  const searches = site.items.flatMap((item) => searchOf(item, inspection) ?? [])
  return searches.flatMap((strict) => {
    const [word] = strict.texts
    if (word === undefined || strict.texts.length > 1 || !hasPlace(strict.item.span)) return []
    const longer = searches.flatMap((other) =>
      other === strict || other.subject !== strict.subject
        ? []
        : other.texts.filter(
            (text) => text.toLowerCase().includes(word.toLowerCase()) && foldsOnlyIn(text, other, strict),
          ),
    )
    const [found] = longer
    if (found === undefined) return []
    const parameters = { text: word, example: found.toUpperCase() }
    return [diagnostic('lint/mixed-case', inspection.source.name, strict.item.span, parameters)]
  })
}

function foldsOnlyIn(text: string, other: Search, strict: Search): boolean {
  const has = ({ set }: Search, value: string): boolean =>
    set.values.kind === 'texts' && holdsText(set.values.set, value) === true
  const [lower, upper] = [text.toLowerCase(), text.toUpperCase()]
  return has(other, lower) && has(other, upper) && has(strict, lower) && !has(strict, upper)
}

function searchOf(item: Item, { reader }: Inspection): Search | undefined {
  const [expr] = item.exprs
  if (item.exprs.length !== 1 || expr?.kind !== 'call') return undefined
  const search = textSearchOf(expr)
  const atom = reader.atom(expr)
  if (search === undefined || atom === undefined) return undefined
  const texts = search.needles.flatMap((needle) => readingsOf(needle.pattern, search.ends).map((r) => r.text))
  return { item, subject: atom.subject.key, set: atom.set, texts }
}
