import { call, type Expr, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'

/** The text as an RE2 pattern that matches just it. */
export function escapeRegex(value: string): string {
  return value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

/**
 * `value matches "a*b"`: `*` is any text, the whole value is compared, case counts
 * (https://help.sumologic.com/docs/search/search-query-language/search-operators/matches/).
 */
export function matchesWildcard(value: Expr, pattern: string, span: Span): Expr {
  const pieces = pattern.split('*')
  const [first = '', second = '', third] = pieces
  if (pieces.length === 1) return call('compare.eq', [value, text(pattern)], span)
  if (pieces.every((piece) => piece === '')) return call('logic.or', [call('compare.eq', [value, value], span)], span)
  if (pieces.length === 2 && second === '') return call('text.starts_with', [value, text(first)], span)
  if (pieces.length === 2 && first === '') return call('text.ends_with', [value, text(second)], span)
  if (pieces.length === 3 && first === '' && third === '') return call('text.contains', [value, text(second)], span)
  return call('regex.full_matches', [value, text(`(?s)${pieces.map(escapeRegex).join('.*')}`)], span)
}

/** Between slashes only `\/` is not the pattern's own. */
export function regexBetweenSlashes(raw: string): string {
  return raw.replaceAll('\\/', '/')
}

/** A pattern in a string of which every backslash is doubled, as Java and SPL write it, has them single. */
export function hasOnlyDoubledBackslashes(raw: string): boolean {
  return raw.includes('\\') && /^(?:[^\\]|\\\\)*$/.test(raw) && !/\\\\\\/.test(raw)
}

/** The pattern as it stands between slashes. */
export function slashed(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\//g, (found) => (found === '/' ? '\\/' : found))
}
