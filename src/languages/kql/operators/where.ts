import { filter } from '../../../plan/build.ts'
import { and, type Column, type ColumnId, type Expr } from '../../../plan/expr.ts'
import { referencedColumns } from '../../../plan/traverse.ts'
import { asPredicate } from '../compare.ts'
import { condition, connected, keepIn } from '../expressions.ts'
import { type OperatorLowering, refuseParameters } from './operator.ts'

/** `where` keeps the rows for which the condition is true; null counts as false (`where-operator.md`). */
export const lowerWhere: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const whole = node.child('Condition')
  if (whole === undefined) return input
  const rows = { ...input }
  const scope = { environment, rows }
  const isMember = (term: (typeof terms)[number]): boolean => keepIn(cx, term, scope)
  const terms = connected(whole, 'and')
  const others = terms.filter((term) => !isMember(term))
  if (others.length === 0) return { ...input, plan: rows.plan }
  const conditions = others.map((term) => condition(cx, term, scope))
  const { unique } = input
  const ofLeft = unique?.of === rows.plan ? conditions.filter((c) => isOver(c, unique.left)) : []
  const base = unique === undefined || ofLeft.length === 0 ? rows : unique.where(ofLeft.map(asPredicate))
  const rest = conditions.filter((c) => !ofLeft.includes(c))
  if (rest.length === 0) return base
  return { ...base, plan: filter(base.plan, asPredicate(and(rest, whole.span)), node.span) }
}

function isOver(expr: Expr, columns: readonly Column[]): boolean {
  const used = new Set<ColumnId>()
  referencedColumns(expr, used)
  return [...used].every((id) => columns.some((c) => c.id === id))
}
