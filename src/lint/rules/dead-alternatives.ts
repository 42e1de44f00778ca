import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Expr } from '../../plan/expr.ts'
import type { SourceText, Span } from '../../source/text.ts'
import { type Needle, type TextSearch, textSearchOf } from '../conditions/needles.ts'
import { placeOfLiteral, placeOfPart, shown } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { alternativesOf } from '../sets/alternatives.ts'
import { buildAutomaton } from '../sets/automaton.ts'
import type { Pattern } from '../sets/pattern.ts'
import { exampleOf, holdsText, isSubset, type TextSet } from '../sets/text-set.ts'
import { hasPlace, type Site } from '../sites.ts'

/** What is searched beside others in one list or one choice of a pattern. */
interface Entry {
  readonly set: TextSet
  readonly example: string
  /** The entry of a list as the plan has it; the text may name a list that stands elsewhere. */
  readonly value?: string
  readonly place: () => Span
  readonly group: number
}

/** An alternative of a pattern, or an entry of a list, that another one takes in. */
export function deadAlternatives(site: Site, inspection: Inspection): readonly Diagnostic[] {
  if (site.kind === 'atom' && !site.isOneOfMany) {
    const search = textSearchOf(site.expr)
    if (search === undefined || search.joined === 'all' || !hasPlace(site.span)) return []
    return dead(entriesOf(search, site.span, inspection), site.span, inspection)
  }
  if (site.kind !== 'list' || site.joined !== 'or') return []
  // A list of globs is several searches of one place.
  return site.items.flatMap((item) => {
    const entries = item.exprs.length > 1 ? globEntries(item.exprs, item.span, inspection) : []
    return dead(entries, item.span, inspection)
  })
}

function entriesOf(search: TextSearch, span: Span, inspection: Inspection): readonly Entry[] {
  const { source, extracting } = inspection
  const [needle] = search.needles
  if (search.isRegex) {
    const literal = needle?.literal
    if (needle === undefined || literal?.kind !== 'literal' || extracting.has(String(literal.value))) return []
    return alternativesOf(needle.pattern).flatMap((a) =>
      entry(a.only, search.ends, () => placeOfPart(source, span, a.written), a.choice),
    )
  }
  return search.needles.flatMap((n) => needleEntry(n, search, span, inspection, 0))
}

function needleEntry(needle: Needle, search: TextSearch, span: Span, { source }: Inspection, group: number) {
  const value = needle.literal.kind === 'literal' ? String(needle.literal.value) : ''
  const place = (): Span => placeOfLiteral(source, span, needle.literal)
  return entry(needle.pattern, search.ends, place, group).map((found) => ({ ...found, value }))
}

function entry(pattern: Pattern, ends: TextSearch['ends'], place: () => Span, group: number): readonly Entry[] {
  const set = buildAutomaton(pattern, ends)
  const example = set === undefined ? undefined : exampleOf(set)
  return set === undefined || typeof example !== 'string' ? [] : [{ set, example, place, group }]
}

function globEntries(exprs: readonly Expr[], span: Span, inspection: Inspection): readonly Entry[] {
  const groups = new Map<string, number>()
  return exprs.flatMap((expr) => {
    const search = expr.kind === 'call' ? textSearchOf(expr) : undefined
    const subject = inspection.reader.atom(expr)?.subject.key
    if (search === undefined || subject === undefined || expr.kind !== 'call') return []
    const group = groups.get(subject) ?? groups.size
    groups.set(subject, group)
    return search.needles.flatMap((n) =>
      entry(n.pattern, search.ends, () => placeOfPart(inspection.source, span, plainText(n)), group),
    )
  })
}

function plainText({ literal }: Needle): string {
  const value = literal.kind === 'literal' ? String(literal.value) : ''
  return value
    .replace(/^\(\?[a-z]+\)/, '')
    .replaceAll('.*', '*')
    .replace(/\\(.)/g, '$1')
}

function dead(entries: readonly Entry[], span: Span, { source }: Inspection): readonly Diagnostic[] {
  const live = new Set(entries)
  const found: Diagnostic[] = []
  for (const entry of [...entries].reverse()) {
    const by = [...live].find(
      (other) =>
        other !== entry &&
        other.group === entry.group &&
        holdsText(other.set, entry.example) === true &&
        isSubset(entry.set, other.set) === true,
    )
    if (by === undefined) continue
    live.delete(entry)
    const place = entry.place()
    const alternative = nameOf(entry, span, source)
    const covering = nameOf(by, span, source)
    const isTwice = alternative === covering
    found.push(
      diagnostic('lint/dead-alternative', source.name, place, {
        alternative,
        by: isTwice ? 'the same one before' : `\`${covering}\``,
        proof: entry.example,
      }),
    )
  }
  return found
}

function nameOf({ value, example, place }: Entry, span: Span, source: SourceText): string {
  if (value !== undefined) return value
  const found = place()
  return found.start === span.start && found.end === span.end ? example : shown(source, found)
}
