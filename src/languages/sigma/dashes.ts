import { joined } from './pattern.ts'
import type { Pattern, PatternPart } from './predicate.ts'

const DASHES = ['-', '/', '–', '—', '―']

/** A dash that begins a word: after no letter, digit or `_`, and before one. */
const LEADING = /(?<![\p{L}\p{N}_])[-/–—―](?=[\p{L}\p{N}_])/u
const SPLIT = new RegExp(LEADING, 'gu')

/** The most forms that are built. */
const MOST = 5000

/**
 * The pattern with each of its dashes as each of the five. Which of them count the specification leaves open; as in
 * pySigma those that begin a word, so that `-param-name` has one.
 */
export function dashForms(pattern: Pattern): readonly Pattern[] {
  const pieces = pattern.flatMap((part): readonly (PatternPart | 'dash')[] => {
    if (part.kind !== 'text') return [part]
    return part.text
      .split(SPLIT)
      .flatMap((text, index) => [...(index > 0 ? ['dash' as const] : []), { kind: 'text', text }])
  })
  let forms: readonly (readonly PatternPart[])[] = [[]]
  for (const piece of pieces) {
    forms = forms.flatMap((form) =>
      piece === 'dash' ? DASHES.map((text) => [...form, { kind: 'text' as const, text }]) : [[...form, piece]],
    )
    if (forms.length > MOST) return forms.map(joined)
  }
  return forms.map(joined)
}
