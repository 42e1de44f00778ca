import { call, type Expr, literal, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { type RegexFlavour, type RegexGroup, toRe2 } from '../../syntax/regex.ts'
import type { Frame } from './frame.ts'

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

/** A `/regex/` or quoted pattern for the engine, or a report of what has no exact form. */
export function translateRegex(
  pattern: string,
  flavour: RegexFlavour,
  span: Span,
  frame: Frame,
): { readonly pattern: string; readonly groups: readonly RegexGroup[] } | undefined {
  const translated = toRe2(pattern, flavour)
  if (translated.ok) return translated
  const place = placeOf(translated.offset, span, frame.report.source.text)
  if (translated.invalid) frame.report.add('syntax/regex', place, { reason: translated.construct })
  else frame.report.add('fidelity/regex', place, { construct: translated.construct })
  return undefined
}

/** From a place of the pattern to its end, in the text; the delimiter is written with a backslash inside. */
function placeOf(offset: number, span: Span, source: string): Span {
  const delimiter = source.charAt(span.start)
  const end = span.end - 1
  let at = span.start + 1
  for (let left = offset; left > 0 && at < end; left -= 1) at += source.startsWith(`\\${delimiter}`, at) ? 2 : 1
  return { start: Math.min(at, end - 1), end }
}

/** Whether the regular expression is found anywhere in the value. */
export function matchesRegex(value: Expr, pattern: string, span: Span, frame: Frame): Expr {
  const translated = translateRegex(pattern, 're2', span, frame)
  if (translated === undefined) return literal('boolean', null, span)
  return call('regex.matches', [value, text(translated.pattern)], span)
}

/** Between slashes only `\/` is not the pattern's own. */
export function regexBetweenSlashes(raw: string): string {
  return raw.replaceAll('\\/', '/')
}

/** A pattern in a string of which every backslash is doubled, as Java and SPL write it, has them single. */
export function hasOnlyDoubledBackslashes(raw: string): boolean {
  return raw.includes('\\') && /^(?:[^\\]|\\\\)*$/.test(raw) && !/\\\\\\/.test(raw)
}
