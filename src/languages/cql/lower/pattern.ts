import { call, type Expr, literal, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { asText, exists } from './value.ts'

/** A text with `*` for any run, matched against the whole value, case-sensitive. */
export function matchesGlob(value: Expr, pattern: string, span: Span): Expr {
  if (/^\*+$/.test(pattern)) return { ...exists(value), span }
  const first = pattern.indexOf('*')
  if (first === -1) return equalsText(value, pattern, span)
  const held = asText(value)
  const inner = pattern.slice(1, -1)
  if (!inner.includes('*')) {
    const leading = pattern.startsWith('*')
    const trailing = pattern.endsWith('*')
    if (leading && trailing) return call('text.contains', [held, text(inner)], span)
    if (trailing) return call('text.starts_with', [held, text(pattern.slice(0, -1))], span)
    if (leading) return call('text.ends_with', [held, text(pattern.slice(1))], span)
  }
  return call('regex.full_matches', [held, text(globRegex(pattern, ''))], span)
}

/** The same as RE2 text; `flags` as inline flags. */
export function globRegex(pattern: string, flags: string): string {
  const body = pattern.split(/\*+/).map(escapeRegex).join('.*')
  return `(?s${flags})${body}`
}

export function escapeRegex(plain: string): string {
  return plain.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
}

/** A column of integers is compared as such when the text is how it is written. */
function equalsText(value: Expr, wanted: string, span: Span): Expr {
  if (isInteger(value)) {
    const number = canonicalInteger(wanted)
    if (number !== undefined) return call('compare.eq', [value, literal('long', number)], span)
  }
  return call('compare.eq', [asText(value), text(wanted)], span)
}

function isInteger(value: Expr): boolean {
  return value.type === 'long' || value.type === 'int'
}

/** The integer of which the text is the one decimal form. */
function canonicalInteger(wanted: string): bigint | undefined {
  return /^(?:0|-?[1-9]\d{0,17})$/.test(wanted) ? BigInt(wanted) : undefined
}

/** Whether the value matches any of the globs; those without `*` become one membership test. */
export function matchesAny(value: Expr, patterns: readonly string[], span: Span): readonly Expr[] {
  const plain = patterns.filter((p) => !p.includes('*'))
  const globs = patterns.filter((p) => p.includes('*')).map((p) => matchesGlob(value, p, span))
  if (plain.length === 0) return globs
  const [only] = plain
  if (plain.length === 1 && only !== undefined) return [equalsText(value, only, span), ...globs]
  const numbers = plain.map(canonicalInteger)
  if (isInteger(value) && numbers.every((n) => n !== undefined)) {
    return [call('logic.in', [value, ...numbers.map((n) => literal('long', n))], span), ...globs]
  }
  return [call('logic.in', [asText(value), ...plain.map((p) => text(p))], span), ...globs]
}
