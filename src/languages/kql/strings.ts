import type { FunctionId } from '../../functions/index.ts'
import { and, call, type Expr, literal, not, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { toRe2 } from '../../syntax/regex.ts'
import type { Lowering } from './lowering.ts'
import { constantText, toText } from './values.ts'

/** Needles of these are terms and must be literals (`datatypes-string-operators.md`). */
const TERM_OPERATORS: Readonly<Record<string, FunctionId>> = {
  has: 'text.has_any_term_ci',
  has_cs: 'text.has_any_term',
  hasprefix: 'text.has_any_term_prefix_ci',
  hasprefix_cs: 'text.has_any_term_prefix',
  hassuffix: 'text.has_any_term_suffix_ci',
  hassuffix_cs: 'text.has_any_term_suffix',
}

const TEXT_OPERATORS: Readonly<Record<string, FunctionId>> = {
  contains: 'text.contains_ci',
  contains_cs: 'text.contains',
  startswith: 'text.starts_with_ci',
  startswith_cs: 'text.starts_with',
  endswith: 'text.ends_with_ci',
  endswith_cs: 'text.ends_with',
  '=~': 'text.equals_ci',
}

/** A string operator with `!` (`!has`, `!~`) as its plain form. */
export function plainOperator(operator: string): { readonly operator: string; readonly negated: boolean } {
  if (operator === '!~') return { operator: '=~', negated: true }
  if (operator.startsWith('!') && operator !== '!=') return { operator: operator.slice(1), negated: true }
  return { operator, negated: false }
}

export function isStringOperator(operator: string): boolean {
  return Object.hasOwn(TERM_OPERATORS, operator) || Object.hasOwn(TEXT_OPERATORS, operator)
}

/** A string operator without its `!`; a dynamic on the left is read as text. */
export function stringOperator(cx: Lowering, operator: string, left: Expr, right: Expr, span: Span): Expr {
  const subject = toText(cx, left)
  const needle = toText(cx, right)
  const termFn = TERM_OPERATORS[operator]
  if (termFn !== undefined) return anyTerm(cx, termFn, operator, subject, [needle], span)
  const fn = TEXT_OPERATORS[operator]
  return fn === undefined
    ? cx.refused(span, `the operator \`${operator}\``, 'boolean')
    : call(fn, [subject, needle], span)
}

function anyTerm(
  cx: Lowering,
  fn: FunctionId,
  operator: string,
  subject: Expr,
  needles: readonly Expr[],
  span: Span,
): Expr {
  for (const needle of needles) {
    const written = constantText(needle)
    if (written === undefined)
      return cx.refused(needle.span, `\`${operator}\` with a needle that is no constant`, 'boolean')
    if (written === '') return cx.refused(needle.span, `\`${operator}\` with an empty needle`, 'boolean')
  }
  return call(fn, [subject, ...needles], span)
}

export function hasAny(cx: Lowering, left: Expr, needles: readonly Expr[], span: Span): Expr {
  const texts = needles.map((n) => toText(cx, n))
  return texts.length === 0
    ? literal('boolean', false, span)
    : anyTerm(cx, 'text.has_any_term_ci', 'has_any', toText(cx, left), texts, span)
}

export function hasAll(cx: Lowering, left: Expr, needles: readonly Expr[], span: Span): Expr {
  const texts = needles.map((n) => toText(cx, n))
  return texts.length === 0
    ? literal('boolean', true, span)
    : anyTerm(cx, 'text.has_all_terms_ci', 'has_all', toText(cx, left), texts, span)
}

/**
 * A regular expression literal as an RE2 literal; `undefined` after a refusal. KQL reads Rust's flavour (`regex.md`).
 * `flags`: inline flags for the whole of it.
 */
export function regexOf(
  cx: Lowering,
  expr: Expr,
  flags = '',
): { readonly pattern: string; readonly groups: number } | undefined {
  const written = constantText(expr)
  if (written === undefined) {
    cx.refuse(expr.span, 'a regular expression that is no constant')
    return undefined
  }
  const translated = toRe2(written, 'rust', flags)
  if (translated.ok) {
    if (/(?<!\\)(?:\\\\)*\\[bB]/.test(written)) {
      cx.report.add('fidelity/choice', expr.span, {
        topic: '`\\b`',
        choice:
          'a word boundary is told by ASCII letters, digits and `_`; next to other letters the product may differ',
      })
    }
    return { pattern: translated.pattern, groups: translated.groups.length }
  }
  if (translated.invalid) cx.report.add('syntax/regex', expr.span, { reason: translated.construct })
  else cx.report.add('fidelity/regex', expr.span, { construct: translated.construct })
  return undefined
}

export function matchesRegex(cx: Lowering, left: Expr, right: Expr, span: Span): Expr {
  const regex = regexOf(cx, right)
  if (regex === undefined) return literal('boolean', null, span)
  return call('regex.matches', [toText(cx, left), text(regex.pattern, right.span)], span)
}

/** `* has "x"`: any column. */
export function anyColumn(columns: readonly Expr[], test: (column: Expr) => Expr, negated: boolean, span: Span): Expr {
  const tests = columns.map(test)
  return negated
    ? and(
        tests.map((t) => not(t)),
        span,
      )
    : or(tests, span)
}
