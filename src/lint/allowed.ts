import { CATALOGUE } from '../diagnostics/catalogue.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { nearHint } from '../diagnostics/near.ts'
import type { SourceText } from '../source/text.ts'

const COMMENT = /(?:\/\/|--|\/\*|#)[ \t]*lint-allow[ \t]+([a-z][a-z-]*)/g

/**
 * Findings of the logic lint without those that the text allows: the comment `lint-allow NAME` (with a reason behind it)
 * lets all findings `lint/NAME` of its text pass. One that lets nothing pass is a finding itself.
 */
export function withoutAllowed(
  found: readonly Diagnostic[],
  source: SourceText,
): { readonly diagnostics: readonly Diagnostic[]; readonly allowed: number } {
  const comments = [...source.text.matchAll(COMMENT)].map((match) => {
    const name = match[1] ?? ''
    const end = match.index + match[0].length
    return { name, span: { start: end - name.length, end } }
  })
  if (comments.length === 0) return { diagnostics: found, allowed: 0 }
  const codes = new Set(comments.map(({ name }) => `lint/${name}`))
  const rest = found.filter((d) => !codes.has(d.code))
  const idle = comments.filter(({ name }) => !found.some((d) => d.code === `lint/${name}`))
  const known = Object.keys(CATALOGUE).flatMap((code) => (code.startsWith('lint/') ? [code.slice(5)] : []))
  const diagnostics = idle.map(({ name, span }) =>
    diagnostic(
      'lint/idle-allow',
      source.name,
      span,
      { name },
      { hints: known.includes(name) ? [] : nearHint(name, known) },
    ),
  )
  return { diagnostics: [...rest, ...diagnostics], allowed: found.length - rest.length }
}
