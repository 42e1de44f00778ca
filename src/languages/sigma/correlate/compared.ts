import type { FunctionId } from '../../../functions/index.ts'
import { and, call, type Expr, literal } from '../../../plan/expr.ts'
import type { Comparison, CorrelationCondition } from '../ast.ts'

type Numbers = Extract<CorrelationCondition, { kind: 'number' }>

const FUNCTIONS: Readonly<Record<Comparison, FunctionId>> = {
  eq: 'compare.eq',
  neq: 'compare.ne',
  gt: 'compare.gt',
  gte: 'compare.ge',
  lt: 'compare.lt',
  lte: 'compare.le',
}

/** All comparisons of the condition with the number; null is false. */
export function compared(number: Expr, { comparisons }: Numbers): Expr {
  const real = number.type === 'real' ? number : call('convert.integer_to_real', [number])
  const all = comparisons.map(({ operator, value }) => call(FUNCTIONS[operator], [real, literal('real', value)]))
  return call('logic.is_true', [and(all)])
}

const TESTS: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  neq: (a, b) => a !== b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
}

/** The same of a number that is known. */
export function meets(number: number, { comparisons }: Numbers): boolean {
  return comparisons.every(({ operator, value }) => TESTS[operator](number, value))
}
