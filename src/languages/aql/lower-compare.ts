import { call, type Expr, literal } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { LoweringSession } from './session.ts'
import { coercePair, toNumber, typeLabel, type Value } from './value.ts'

const COMPARE = {
  '=': 'compare.eq',
  '!=': 'compare.ne',
  '<': 'compare.lt',
  '<=': 'compare.le',
  '>': 'compare.gt',
  '>=': 'compare.ge',
} as const

/** Two values compared in the type of the column among them; reports what has no comparison. */
export function compare(
  session: LoweringSession,
  operator: keyof typeof COMPARE,
  left: Value,
  right: Value,
  span: Span,
): Expr {
  const equality = operator === '=' || operator === '!='
  if (!isComparable(session, left, right, equality, span)) return literal('boolean', null, span)
  const pair = coercePair(left, right)
  if (pair === undefined) {
    const column = left.constant === undefined ? left : right
    const other = column === left ? right : left
    const isTime = column.time === true && other.constant?.kind === 'text'
    const hints = isTime ? ["times are milliseconds: PARSEDATETIME('2026-11-20 12:00'), or START and STOP"] : []
    const parameters = {
      what: `\`${operator}\``,
      expected: `${typeLabel(column.expr.type)} on both sides`,
      found: typeLabel(other.expr.type),
    }
    session.add('type/mismatch', span, parameters, { hints })
    return literal('boolean', null, span)
  }
  const [a, b] = pair
  const textWithNumber = !equality && a.type === 'string' && [left, right].some((v) => v.constant?.kind === 'number')
  const args = textWithNumber ? [toNumber(left) ?? a, toNumber(right) ?? b] : [a, b]
  return call(COMPARE[operator], args, span)
}

/** Reports what addresses have no documented comparison with, and what is equal to nothing. */
export function isComparable(
  session: LoweringSession,
  left: Value,
  right: Value,
  equality: boolean,
  span: Span,
): boolean {
  const constant = left.constant ?? right.constant
  if (constant?.kind === 'null') {
    const choice = 'a comparison with null is never true, as in SQL; IS NULL and IS NOT NULL test for it'
    session.choose('NULL', choice, span)
    return true
  }
  const address = left.address ?? right.address
  if (address === undefined) return true
  if (!equality) {
    const hints = [`INCIDR('10.0.0.0/8', ${address}) tests a network, LONG(${address}) is the number of the address`]
    session.refuse('the order of addresses', span, hints)
    return false
  }
  if (constant?.kind !== 'text' || !/[/%*]/.test(constant.text)) return true
  const hints = [`INCIDR('10.0.0.0/8', ${address}) tests a network`]
  const place = (left.constant === undefined ? right : left).expr.span
  const parameters = { what: `\`${address}\``, expected: 'an address', found: `\`${constant.text}\`` }
  session.add('type/mismatch', place, parameters, { hints })
  return false
}
