import type { FunctionId } from '../functions/index.ts'
import type { Expr } from '../plan/expr.ts'

/** Whether the expression has a value in every row. */
export function isNeverNull(expr: Expr): boolean {
  if (expr.kind === 'literal') return expr.value !== null
  if (expr.kind === 'column') return false
  switch (expr.fn) {
    case 'logic.is_null':
    case 'logic.is_true':
    case 'dynamic.object_present':
    case 'dynamic.object':
    case 'dynamic.array':
      return true
    case 'logic.coalesce':
      return expr.args.some(isNeverNull)
    case 'logic.case':
      return expr.args.every((arg, at) => (at % 2 === 0 && at + 1 < expr.args.length) || isNeverNull(arg))
    default:
      return TOTAL.has(expr.fn) && expr.args.every(isNeverNull)
  }
}

/** Null only when an argument is null. */
export const TOTAL: ReadonlySet<FunctionId> = new Set<FunctionId>([
  'text.lower',
  'text.upper',
  'text.concat',
  'text.length',
  'text.contains',
  'text.contains_ci',
  'logic.not',
  'compare.eq',
  'compare.ne',
  'regex.matches',
])
