import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { textSearchOf } from '../conditions/needles.ts'
import { shown } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { buildAutomaton } from '../sets/automaton.ts'
import { choice } from '../sets/pattern.ts'
import { exampleOf } from '../sets/text-set.ts'
import { member } from '../sets/value-set.ts'
import { hasPlace, type Site } from '../sites.ts'

/** A comparison or search that no value of its subject meets: text against a number, capitals after `lower`, `a^b`. */
export function impossibleComparisons(site: Site, { source, reader }: Inspection): readonly Diagnostic[] {
  if (site.kind !== 'atom' || !hasPlace(site.span)) return []
  const atom = reader.atom(site.expr)
  if (atom === undefined || member(atom.set) !== null) return []
  const search = textSearchOf(site.expr)
  const wanted =
    search === undefined ? undefined : buildAutomaton(choice(...search.needles.map((n) => n.pattern)), search.ends)
  const example = wanted === undefined ? undefined : exampleOf(wanted)
  const possible = atom.subject.possible === undefined ? undefined : exampleOf(atom.subject.possible)
  const [subject] = site.expr.args
  const instead =
    typeof possible === 'string'
      ? `values are such as \`${possible}\``
      : subject?.kind === 'call' && /\.(?:lower|upper|fold_ascii)$/.test(subject.fn)
        ? `the letters it is compared with are all ${subject.fn === 'text.upper' ? 'capital' : 'small'}`
        : 'no text meets the pattern'
  const proof = typeof example === 'string' ? `it would need \`${example}\`, and ${instead}` : instead
  return [
    diagnostic('lint/impossible-comparison', source.name, site.span, { condition: shown(source, site.span), proof }),
  ]
}
