import { call, type Expr, literal, long, reference, windowCall } from '../../../plan/expr.ts'
import type { Computed, Plan } from '../../../plan/plan.ts'
import { asPredicate } from '../compare.ts'
import { passed, projected } from '../operators/operator.ts'
import { constantInteger } from '../values.ts'
import { nothing, type PluginLowering } from './plugin.ts'

/** `rows_near(condition, before, after)`: rows that lie near one of which the condition is true (`rows-near-plugin.md`). */
export const lowerRowsNear: PluginLowering = (cx, node, args, input, environment) => {
  const { span } = node
  const [conditionNode, beforeNode, afterNode] = args
  const lengthOf = (at: typeof beforeNode): bigint | undefined => {
    const value = at === undefined ? undefined : constantInteger(cx.expr(at, { environment }))
    return value !== undefined && value >= 0n && value < 2n ** 31n - 1n ? value : undefined
  }
  const before = lengthOf(beforeNode)
  const after = afterNode === undefined ? before : lengthOf(afterNode)
  if (conditionNode === undefined || before === undefined || after === undefined || args.length > 3) {
    cx.refuse(span, '`rows_near` with these arguments')
    return nothing(cx, node)
  }
  if (input.serialized !== true) {
    cx.refuse(span, '`rows_near` over rows that are not serialized (by `sort`, `top` or `serialize`)')
  }
  const rows = { ...input }
  const condition = asPredicate(cx.expr(conditionNode, { environment, rows }))
  let plan: Plan = rows.plan
  const add = (name: string, made: ReturnType<typeof windowCall>): Expr => {
    const column: Computed<typeof made> = { ...cx.columns.fresh(name, made.type), expr: made }
    plan = { kind: 'window', input: plan, columns: [column], span }
    return reference(column, span)
  }
  const hit = call('logic.case', [condition, long(1), long(0)], span)
  const all = { partitionBy: [], orderBy: [] }
  const here = add('hits', windowCall('window.sum', [hit], { ...all, frame: { preceding: 'all' } }, span))
  const total = add('total', windowCall('window.sum', [hit], all, span))
  const later = add('later', windowCall('window.next', [here, long(before)], all, span))
  const earlier = add('earlier', windowCall('window.previous', [here, long(after + 1n)], all, span))
  const upTo = call('logic.coalesce', [later, total], span)
  const predicate = call('compare.gt', [upTo, call('logic.coalesce', [earlier, literal('long', 0n)])], span)
  return {
    ...projected({ kind: 'filter', input: plan, predicate, span }, input.columns.map(passed), span),
    serialized: true,
  }
}
