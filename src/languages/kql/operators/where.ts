import { filter } from '../../../plan/build.ts'
import { and } from '../../../plan/expr.ts'
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
  const predicate = asPredicate(
    and(
      others.map((term) => condition(cx, term, scope)),
      whole.span,
    ),
  )
  return { ...input, plan: filter(rows.plan, predicate, node.span) }
}
