import { filter } from '../../../plan/build.ts'
import { asPredicate } from '../compare.ts'
import { convertTo } from '../values.ts'
import { type OperatorLowering, refuseParameters } from './operator.ts'

/** `where` keeps the rows for which the condition is true; null counts as false (`where-operator.md`). */
export const lowerWhere: OperatorLowering = (cx, node, input, environment) => {
  refuseParameters(cx, node)
  const condition = node.child('Condition')
  if (condition === undefined) return input
  const rows = { ...input }
  const predicate = convertTo(cx, cx.expr(condition, { environment, rows }), 'boolean')
  return { plan: filter(rows.plan, asPredicate(predicate), node.span), columns: input.columns }
}
