import { and, call, type Expr, literal, or, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { globRegex } from './pattern.ts'
import { type CompiledRegex, found } from './regex.ts'
import { asText } from './value.ts'

/** Fields that free text does not look into (library.humio.com/data-analysis/syntax-filters.html), and all tags. */
export const NOT_SEARCHED: readonly string[] = [
  '@id',
  '@timestamp',
  '@timestamp.nanos',
  '@ingesttimestamp',
  '@timezone',
]

/** What is asked of every field: of plain ones by the plan, of the values inside nested ones by a search. */
interface Question {
  readonly plain: (field: Expr) => Expr
  readonly pattern: string
  readonly flags: string
  /** Text that every match holds, as it stands in JSON too. */
  readonly holds?: string
}

/** Whether some field holds the text; `*` in it stands for any run. */
export function anyHolds(fields: readonly Expr[], glob: string, span: Span): Expr {
  const parts = glob.split(/\*+/)
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '')
  return inAnyField(
    fields,
    {
      plain: (f) =>
        parts.length > 1
          ? call('regex.matches', [asText(f), text(globRegex(glob, ''))], span)
          : call('text.contains', [asText(f), text(glob)], span),
      pattern: globRegex(glob, '').replace('(?s)', ''),
      flags: 's',
      ...(/^[A-Za-z0-9 _.:-]{2,}$/.test(longest) ? { holds: longest } : {}),
    },
    span,
  )
}

/** Whether the pattern is found in some field. */
export function anyMatches(fields: readonly Expr[], regex: CompiledRegex, span: Span): Expr {
  return inAnyField(fields, { plain: (f) => found(f, regex, span), ...regex.search }, span)
}

/** The same for any question; `plain` and the pattern ask the same. */
export function inAnyField(fields: readonly Expr[], question: Question, span: Span): Expr {
  return or(
    fields.map((field) => (field.type === 'dynamic' ? inNested(field, question, span) : question.plain(field))),
    span,
  )
}

function inNested(field: Expr, question: Question, span: Span): Expr {
  const excluded = literal('dynamic', JSON.stringify([...NOT_SEARCHED, '#*']))
  const args = [field, text(question.pattern), text(question.flags), excluded]
  const matches = call('record.any_value_matches', args, span)
  const { holds } = question
  if (holds === undefined) return matches
  // JSON writes these characters as they are, unless it writes them by number.
  const json = call('dynamic.to_text', [field], span)
  const possible = or(
    [holds, '\\u'].map((part) => call('text.contains', [json, text(part)], span)),
    span,
  )
  return and([possible, matches], span)
}
