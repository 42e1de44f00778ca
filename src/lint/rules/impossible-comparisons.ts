import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Expr } from '../../plan/expr.ts'
import { NO_SPAN } from '../../source/text.ts'
import { nameOf } from '../conditions/definitions.ts'
import { textSearchOf } from '../conditions/needles.ts'
import { shown } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { buildAutomaton } from '../sets/automaton.ts'
import { choice } from '../sets/pattern.ts'
import { exampleOf } from '../sets/text-set.ts'
import { member } from '../sets/value-set.ts'
import { hasPlace, type Site } from '../sites.ts'

/** A comparison or search that no value of its subject meets: text against a number, capitals after `lower`, `a^b`. */
export function impossibleComparisons(site: Site, inspection: Inspection): readonly Diagnostic[] {
  const { source, reader } = inspection
  if (site.kind !== 'atom' || !hasPlace(site.span)) return []
  const atom = reader.atom(site.expr)
  if (atom === undefined || member(atom.set) !== null) return []
  const [subject] = site.expr.args
  if (atom.subject.possible !== undefined && !isNamed(atom.subject.expr, subject, inspection)) return []
  const search = textSearchOf(site.expr)
  const wanted =
    search === undefined ? undefined : buildAutomaton(choice(...search.needles.map((n) => n.pattern)), search.ends)
  const example = wanted === undefined ? undefined : exampleOf(wanted)
  const possible = atom.subject.possible === undefined ? undefined : exampleOf(atom.subject.possible)
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

/** Whether the text has the very column there: a function of it may give other texts in the product. */
function isNamed(expr: Expr, written: Expr | undefined, { source, definitions }: Inspection): boolean {
  const name = nameOf(expr, definitions)?.toLowerCase()
  const { start, end } = written?.span ?? NO_SPAN
  return (
    name !== undefined &&
    source.text
      .slice(start, end)
      .replace(/["'`[\]]/g, '')
      .trim()
      .toLowerCase() === name
  )
}
