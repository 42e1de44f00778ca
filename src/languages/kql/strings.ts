import type { FunctionId } from '../../functions/index.ts'
import { and, call, type Expr, literal, not, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { type RegexGroup, toRe2 } from '../../syntax/regex.ts'
import type { Lowering } from './lowering.ts'
import { constantText, toText } from './values.ts'

interface TermSearch {
  /** For needles that are literals. */
  readonly literal: FunctionId
  /** For a needle that is no literal, or empty. */
  readonly given: FunctionId
}

/** Needles of these are terms (`datatypes-string-operators.md`). */
const TERM_OPERATORS: Readonly<Record<string, TermSearch>> = {
  has: { literal: 'text.has_any_term_ci', given: 'text.has_given_term_ci' },
  has_cs: { literal: 'text.has_any_term', given: 'text.has_given_term' },
  hasprefix: { literal: 'text.has_any_term_prefix_ci', given: 'text.has_given_term_prefix_ci' },
  hasprefix_cs: { literal: 'text.has_any_term_prefix', given: 'text.has_given_term_prefix' },
  hassuffix: { literal: 'text.has_any_term_suffix_ci', given: 'text.has_given_term_suffix_ci' },
  hassuffix_cs: { literal: 'text.has_any_term_suffix', given: 'text.has_given_term_suffix' },
}
const ANY_TERM: TermSearch = { literal: 'text.has_any_term_ci', given: 'text.has_given_term_ci' }
const ALL_TERMS: TermSearch = { literal: 'text.has_all_terms_ci', given: 'text.has_given_term_ci' }

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
  const term = TERM_OPERATORS[operator]
  if (term !== undefined) return or(termSearches(cx, term, operator, subject, [needle], span), span)
  const fn = TEXT_OPERATORS[operator]
  return fn === undefined
    ? cx.refused(span, `the operator \`${operator}\``, 'boolean')
    : call(fn, [subject, needle], span)
}

/** One search for the literals among the needles, and one for each of the others. */
function termSearches(
  cx: Lowering,
  term: TermSearch,
  operator: string,
  subject: Expr,
  needles: readonly Expr[],
  span: Span,
): readonly Expr[] {
  const literals: Expr[] = []
  const searches: Expr[] = []
  for (const needle of needles) {
    const written = constantText(needle)
    if (written !== undefined && written !== '') {
      literals.push(text(written, needle.span))
      continue
    }
    cx.note(needle.span, `\`${operator}\` with a needle that is data, or empty`, 'an empty needle is in every text')
    searches.push(call(term.given, [subject, needle], span))
  }
  return literals.length === 0 ? searches : [call(term.literal, [subject, ...literals], span), ...searches]
}

export function hasAny(cx: Lowering, left: Expr, needles: readonly Expr[], span: Span): Expr {
  const texts = needles.map((n) => toText(cx, n))
  return texts.length === 0
    ? literal('boolean', false, span)
    : or(termSearches(cx, ANY_TERM, 'has_any', toText(cx, left), texts, span), span)
}

export function hasAll(cx: Lowering, left: Expr, needles: readonly Expr[], span: Span): Expr {
  const texts = needles.map((n) => toText(cx, n))
  return texts.length === 0
    ? literal('boolean', true, span)
    : and(termSearches(cx, ALL_TERMS, 'has_all', toText(cx, left), texts, span), span)
}

interface Regex {
  /** For RE2. */
  readonly pattern: string
  readonly groups: number
  readonly named: readonly RegexGroup[]
}

/**
 * A constant regular expression for RE2; `undefined` after a refusal. KQL reads Rust's flavour (`regex.md`).
 * `flags`: inline flags for the whole of it.
 */
export function regexOf(cx: Lowering, expr: Expr, flags = ''): Regex | undefined {
  const written = constantText(expr)
  if (written === undefined) {
    cx.refuse(expr.span, 'a regular expression that is no constant', 'a pattern is translated before the query runs')
    return undefined
  }
  const translated = toRe2(written, 'rust', flags)
  if (translated.ok) {
    if (/(?<!\\)(?:\\\\)*\\[bB]/.test(written)) {
      const choice =
        'a word boundary is told by ASCII letters, digits and `_`; next to other letters the product may differ'
      cx.note(expr.span, '`\\b`', choice)
    }
    return { pattern: translated.pattern, groups: translated.groups.length, named: translated.groups }
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

/** In `search kind=case_sensitive` every string operator minds the case (`search-operator.md`). */
export function caseSensitive(cx: Lowering, operator: string, span: Span): string {
  if (/^(?:=~|in~|has_any|has_all)$/.test(operator)) {
    cx.refuse(span, `\`${operator}\` in a search that minds the case`)
  }
  return Object.hasOwn(TERM_OPERATORS, `${operator}_cs`) || Object.hasOwn(TEXT_OPERATORS, `${operator}_cs`)
    ? `${operator}_cs`
    : operator
}

/** What a term of `search` asks of a column, by its asterisks (`search-operator.md`, "Search predicate syntax"). */
export function termTest(
  cx: Lowering,
  term: string,
  mindsCase: boolean,
  span: Span,
): ((column: Expr) => Expr) | undefined {
  const found = /^(\*?)([^*]+)(\*?)$/.exec(term)
  if (found !== null) {
    const [, before = '', needle = '', after = ''] = found
    const plain = before === '' ? (after === '' ? 'has' : 'hasprefix') : after === '' ? 'hassuffix' : 'contains'
    const operator = mindsCase ? `${plain}_cs` : plain
    return (column) => stringOperator(cx, operator, column, text(needle, span), span)
  }
  if (term === '' || /^\*+$/.test(term)) return undefined
  const escaped = term.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}#&~-]/g, '\\$&'))
  const pattern = [
    mindsCase ? '' : '(?i)',
    term.startsWith('*') ? '' : '\\b',
    escaped.filter((part) => part !== '').join('.*'),
    term.endsWith('*') ? '' : '\\b',
  ].join('')
  const regex = regexOf(cx, text(pattern, span))
  if (regex === undefined) return undefined
  return (column) => call('regex.matches', [toText(cx, column), text(regex.pattern, span)], span)
}
