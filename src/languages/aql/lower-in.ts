import { call, type Expr, literal, not, reference } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Span } from '../../source/text.ts'
import type { Query } from './ast.ts'
import type { InnerQuery, Lowering } from './lowering.ts'
import { coercePair, type Value } from './value.ts'

/**
 * Whether a value is among those of a sub-select: its values, each once, with a mark that a left join leaves null where
 * there is no match.
 */
export function lowerInSubselect(
  lowering: Lowering,
  value: Value,
  query: Query,
  lowered: InnerQuery | undefined,
  span: Span,
): Expr {
  const { session } = lowering
  const none = literal('boolean', null, span)
  const [first, second] = lowered?.columns ?? []
  if (lowered === undefined || first === undefined) return none
  if (second !== undefined) {
    const found = `${lowered.columns.length} columns`
    session.add('type/mismatch', query.span, { what: 'IN', expected: 'a sub-select of one column', found })
    return none
  }
  const pair = coercePair(value, { expr: reference(first, span) })
  if (pair === undefined) return none
  const key = session.columns.fresh(first.name, pair[1].type)
  const mark = session.columns.fresh('found', 'boolean')
  const present: Plan = {
    kind: 'filter',
    input: lowered.plan,
    predicate: not(call('logic.is_null', [reference(first, span)], span), span),
    span,
  }
  const distinct: Plan = {
    kind: 'aggregate',
    input: present,
    keys: [{ ...key, expr: pair[1] }],
    aggregates: [],
    span,
  }
  const right: Plan = {
    kind: 'project',
    input: distinct,
    columns: [
      { ...key, expr: reference(key, span) },
      { ...mark, expr: literal('boolean', true, span) },
    ],
    span,
  }
  lowering.lookups.joins.push({ right, on: call('compare.eq', [pair[0], reference(key, span)], span), span })
  const found = not(call('logic.is_null', [reference(mark, span)], span), span)
  return call('logic.case', [call('logic.is_null', [pair[0]], span), none, found], span)
}
