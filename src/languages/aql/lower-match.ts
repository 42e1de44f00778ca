import { call, type Expr, literal, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { toRe2 } from '../../syntax/regex.ts'
import type { Expression, ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { lowerLike, networkOfPattern } from './matching.ts'
import { toText } from './value.ts'

/** LIKE, ILIKE, MATCHES and IMATCHES with constant patterns. */
export function lowerMatch(lowering: Lowering, expression: ExpressionOf<'match'>): Expr {
  const { operator, span, patterns } = expression
  const value = lowering.lower(expression.value)
  if (value.address !== undefined) reportAddressPattern(lowering, expression, value.address)
  const subject = toText(value)
  const tests = patterns.map((pattern) => {
    if (pattern.kind !== 'text') {
      lowering.session.add('type/not-constant', pattern.span, { what: `the pattern of ${operator}` })
      return literal('boolean', null, pattern.span)
    }
    return operator === 'LIKE' || operator === 'ILIKE'
      ? lowerLike(subject, pattern.value, operator === 'ILIKE', span)
      : regexTest(lowering, subject, pattern, operator === 'IMATCHES', span)
  })
  return or(tests, span)
}

/**
 * No page says whether a pattern must cover the whole value. IBM's own Sigma backend writes patterns that only hold
 * when found anywhere (https://github.com/IBM/pySigma-backend-QRadar-AQL), so that is the reading.
 */
function regexTest(
  lowering: Lowering,
  subject: Expr,
  pattern: ExpressionOf<'text'>,
  ignoreCase: boolean,
  span: Span,
): Expr {
  const { session } = lowering
  const flag = ignoreCase && pattern.value.startsWith('(?i)')
  if (flag) {
    const place = { start: pattern.span.start + 1, end: pattern.span.start + 5 }
    session.add('aql/redundant-flag', place, {}, { fixes: [{ title: 'Remove `(?i)`', span: place, text: '' }] })
  }
  session.choose('MATCHES and IMATCHES', 'a pattern is found anywhere in the value', span)
  const re2 = translate(lowering, pattern, ignoreCase ? 'i' : '', flag ? 4 : 0)
  return re2 === undefined
    ? literal('boolean', null, span)
    : call('regex.matches', [subject, text(re2, pattern.span)], span)
}

/** A Java pattern as RE2, from `skip` on; reports what has no such form. */
export function translate(
  lowering: Lowering,
  pattern: ExpressionOf<'text'>,
  flags: string,
  skip = 0,
): string | undefined {
  const translated = toRe2(pattern.value.slice(skip), 'java', flags)
  if (translated.ok) return translated.pattern
  const offset = pattern.span.start + 1 + skip + translated.offset
  const place = { start: Math.min(offset, pattern.span.end - 1), end: pattern.span.end - 1 }
  if (translated.invalid) lowering.session.add('syntax/regex', place, { reason: translated.construct })
  else lowering.session.add('fidelity/regex', place, { construct: translated.construct })
  return undefined
}

/** Host columns are no texts: IBM's Sigma backend writes INCIDR for a prefix and refuses anything else. */
function reportAddressPattern(lowering: Lowering, expression: ExpressionOf<'match'>, name: string): void {
  const { session } = lowering
  const { operator, span, patterns } = expression
  const source = session.report.source.text
  const written = source.slice(expression.value.span.start, expression.value.span.end)
  const [pattern] = patterns
  const network =
    patterns.length === 1 && pattern?.kind === 'text' && /LIKE$/.test(operator)
      ? networkOfPattern(pattern.value)
      : undefined
  const fix =
    network === undefined
      ? { title: 'Match the text of the address', span: expression.value.span, text: `STR(${written})` }
      : {
          title: 'Test the network',
          span,
          text: `${expression.negated ? 'NOT ' : ''}INCIDR('${network}', ${written})`,
        }
  session.depart('aql/address-pattern', span, { operator, name }, { fixes: [fix] })
}

/**
 * TEXT SEARCH is Lucene over the payload. One plain word is looked up as a term; operators, fields and phrases are
 * refused, since how the index splits texts is not documented.
 */
export function lowerTextSearch(lowering: Lowering, expression: ExpressionOf<'text-search'>): Expr {
  const { session, scope } = lowering
  const { query, span } = expression
  const none = literal('boolean', null, span)
  if (query.kind !== 'text') {
    session.add('type/not-constant', query.span, { what: 'the text of TEXT SEARCH' })
    return none
  }
  if (!/^[\p{L}\p{N}]+$/u.test(query.value)) {
    session.refuse('TEXT SEARCH with more than one plain word', query.span, [
      "`UTF8(payload) ILIKE '%text%'` looks for a text anywhere in the payload",
    ])
    return none
  }
  const payload = scope.resolve({ name: 'payload', quote: '', span })
  session.choose('TEXT SEARCH', 'the word is a run of letters and digits of the payload, in any case', span)
  return call('text.has_any_term_ci', [toText(payload), text(query.value, query.span)], span)
}

/** The text of a constant argument; reports any other. */
export function constantArgument(
  lowering: Lowering,
  argument: Expression | undefined,
  what: string,
): ExpressionOf<'text'> | undefined {
  if (argument?.kind === 'text') return argument
  if (argument !== undefined) lowering.session.add('type/not-constant', argument.span, { what })
  return undefined
}
