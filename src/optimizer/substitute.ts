import type { ColumnId, Expr } from '../plan/expr.ts'
import { transformExpr } from '../plan/traverse.ts'

/** The expression with some columns replaced by what they stand for. */
export function replaceColumns(expr: Expr, by: ReadonlyMap<ColumnId, Expr>): Expr {
  return transformExpr(expr, (part) => (part.kind === 'column' ? (by.get(part.id) ?? part) : part))
}
