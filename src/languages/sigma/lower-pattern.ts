import { lowerCase } from '../../functions/lower-case.ts'
import { call, type Expr, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { Pattern, PatternPart, TextPredicate } from './predicate.ts'

type PatternPredicate = Extract<TextPredicate, { readonly kind: 'pattern' }>

/** Whether the whole value is of the pattern. */
export function lowerPattern(subject: Expr, { parts, cased }: PatternPredicate, span: Span): Expr {
  const value = cased ? subject : call('text.lower', [subject], span)
  const [first, second, third, ...more] = parts
  const written = (part: PatternPart | undefined): Expr | undefined =>
    part?.kind === 'text' ? text(cased ? part.text : lowerCase(part.text), span) : undefined
  if (first === undefined) return call('compare.eq', [subject, text('', span)], span)
  if (second === undefined) {
    const whole = written(first)
    if (whole !== undefined) return call('compare.eq', [value, whole], span)
    if (first.kind === 'run') return call('logic.not', [call('logic.is_null', [subject], span)], span)
  } else if (third === undefined) {
    const [start, end] = [written(first), written(second)]
    if (start !== undefined && second.kind === 'run') return call('text.starts_with', [value, start], span)
    if (end !== undefined && first.kind === 'run') return call('text.ends_with', [value, end], span)
  } else if (more.length === 0 && first.kind === 'run' && third.kind === 'run') {
    const middle = written(second)
    if (middle !== undefined) return call('text.contains', [value, middle], span)
  }
  return call('text.like', [value, text(likePattern(parts, cased), span)], span)
}

/** Keywords are found anywhere in an event (specification, "Keyword Search Identifiers"). */
export function lowerKeyword(subject: Expr, { parts, cased }: PatternPredicate, span: Span): Expr {
  const first = parts.findIndex((part) => part.kind !== 'run')
  const last = parts.findLastIndex((part) => part.kind !== 'run')
  const inner = first === -1 ? [] : parts.slice(first, last + 1)
  const anywhere: Pattern = inner.length === 0 ? [{ kind: 'run' }] : [{ kind: 'run' }, ...inner, { kind: 'run' }]
  return lowerPattern(subject, { kind: 'pattern', parts: anywhere, cased }, span)
}

function likePattern(parts: Pattern, cased: boolean): string {
  const one = (part: PatternPart): string => {
    if (part.kind === 'run') return '%'
    if (part.kind === 'one') return '_'
    return (cased ? part.text : lowerCase(part.text)).replace(/[\\%_]/g, '\\$&')
  }
  return parts.map(one).join('')
}
