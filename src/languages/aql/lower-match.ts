import { type Expr, literal, or } from '../../plan/expr.ts'
import type { ExpressionOf } from './ast.ts'
import type { Lowering } from './lowering.ts'
import { lowerLike, lowerLikeOf, networkOfPattern } from './matching.ts'
import { lowerRegex } from './regex.ts'
import { toText } from './value.ts'

/** LIKE and ILIKE; MATCHES and IMATCHES with constant patterns. */
export function lowerMatch(lowering: Lowering, expression: ExpressionOf<'match'>): Expr {
  const { operator, span, patterns } = expression
  const value = lowering.lower(expression.value)
  if (value.address !== undefined) reportAddressPattern(lowering, expression, value.address)
  const subject = toText(value)
  const tests = patterns.map((pattern) => {
    const isLike = operator === 'LIKE' || operator === 'ILIKE'
    if (pattern.kind !== 'text') {
      if (isLike) return lowerLikeOf(subject, toText(lowering.lower(pattern)), operator === 'ILIKE', span)
      lowering.session.add('type/not-constant', pattern.span, { what: `the pattern of ${operator}` })
      return literal('boolean', null, pattern.span)
    }
    return isLike
      ? lowerLike(subject, pattern.value, operator === 'ILIKE', span)
      : lowerRegex(lowering, subject, pattern, operator === 'IMATCHES', span)
  })
  return or(tests, span)
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
