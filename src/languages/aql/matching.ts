import { call, type Expr, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'

/** A LIKE pattern in parts: literal text, `%` and `_`. AQL documents no escape character, so `\` is itself. */
type Part = { readonly kind: 'text'; readonly value: string } | { readonly kind: 'any' } | { readonly kind: 'one' }

function parts(pattern: string): readonly Part[] {
  return [...pattern.matchAll(/%+|_|[^%_]+/g)].map(([piece]): Part => {
    if (piece.startsWith('%')) return { kind: 'any' }
    return piece === '_' ? { kind: 'one' } : { kind: 'text', value: piece }
  })
}

/**
 * LIKE and ILIKE with a constant pattern. ILIKE folds ASCII letters; with other letters in the pattern both sides are
 * lower-cased by the simple mapping.
 */
export function lowerLike(value: Expr, pattern: string, ignoreCase: boolean, span: Span): Expr {
  if (!ignoreCase || !/\p{L}/u.test(pattern)) return like(value, pattern, false, span)
  if (/^[\x00-\x7f]*$/.test(pattern)) return like(value, pattern, true, span)
  const lower = (expr: Expr): Expr => call('text.lower', [expr], span)
  return like(lower(value), [...pattern].map((c) => c.toLowerCase()).join(''), false, span)
}

/** LIKE and ILIKE with the pattern of a row; ILIKE lower-cases both sides. */
export function lowerLikeOf(value: Expr, pattern: Expr, ignoreCase: boolean, span: Span): Expr {
  const folded = (expr: Expr): Expr => (ignoreCase ? call('text.lower', [expr], span) : expr)
  const escaped = call('text.replace_all', [folded(pattern), text('\\', span), text('\\\\', span)], span)
  return call('text.like', [folded(value), escaped], span)
}

function like(value: Expr, pattern: string, fold: boolean, span: Span): Expr {
  const pieces = parts(pattern)
  const texts = pieces.flatMap((p) => (p.kind === 'text' ? [p.value] : []))
  const shape = pieces.map((p) => (p.kind === 'text' ? 't' : p.kind === 'any' ? '%' : '_')).join('')
  const needle = text(texts[0] ?? '', span)
  switch (shape) {
    case '':
    case 't':
      return call(fold ? 'text.equals_ci' : 'compare.eq', [value, needle], span)
    case 't%':
      return call(fold ? 'text.starts_with_ci' : 'text.starts_with', [value, needle], span)
    case '%t':
      return call(fold ? 'text.ends_with_ci' : 'text.ends_with', [value, needle], span)
    case '%t%':
      return call(fold ? 'text.contains_ci' : 'text.contains', [value, needle], span)
    default: {
      const body = pieces.map((p) => (p.kind === 'any' ? '.*' : p.kind === 'one' ? '.' : escaped(p.value, fold)))
      return call('regex.full_matches', [value, text(`(?s)${body.join('')}`, span)], span)
    }
  }
}

function escaped(value: string, fold: boolean): string {
  return [...value]
    .map((c) => {
      if (fold && /[A-Za-z]/.test(c)) return `[${c.toLowerCase()}${c.toUpperCase()}]`
      return /[\\^$.|?*+()[\]{}-]/.test(c) ? `\\${c}` : c
    })
    .join('')
}

/** The network that a prefix pattern such as `172.16.%` stands for. */
export function networkOfPattern(pattern: string): string | undefined {
  const m = /^((?:\d{1,3}\.){1,3})%$/.exec(pattern)
  const octets = m?.[1]?.split('.').slice(0, -1)
  if (octets === undefined || octets.some((o) => Number(o) > 255 || String(Number(o)) !== o)) return undefined
  const padded = [...octets, '0', '0', '0'].slice(0, 4)
  return `${padded.join('.')}/${octets.length * 8}`
}
